import { host, resetHost } from '../../fake-bridge';
import { closePage, openPage, pageText, press, pressEnter, pressKey, type } from '../../open-page';
import { anObjective, aPage } from '../../records';

const objective = anObjective({ title: 'Old title', version: 3 });
const theirs = anObjective({ title: 'Their title', version: 4 });

function input(): HTMLInputElement {
  const found = document.querySelector('.okr-editable input');
  if (found instanceof HTMLInputElement) return found;
  throw new Error(`nothing is being edited in:\n${pageText()}`);
}

async function retitle(title: string): Promise<void> {
  await press(/^Title: .*edit$/);
  await type(input(), title);
  await pressEnter(input());
}

const versionsSent = () =>
  host.sent.filter(({ name }) => name === 'updateObjective').map(({ input: sent }) => sent);

beforeEach(resetHost);
afterEach(closePage);

describe('two people editing at once', () => {
  beforeEach(async () => {
    host.calls.updateObjective = ({ version }: { version: number }) =>
      version === 4
        ? { ok: true, data: { ...theirs, title: 'My title', version: 5 } }
        : {
            ok: false,
            error: { code: 'conflict', reason: 'changed-by-someone-else', current: theirs },
          };
    await openPage(aPage([objective]));
    await retitle('My title');
  });

  it('shows the second both texts', () => {
    const notice = document.querySelector('.okr-conflict')?.textContent;
    expect(notice).toContain('My title');
    expect(notice).toContain('Their title');
  });

  it('saves mine over theirs when I keep mine', async () => {
    host.calls.getOkrPage = () => ({
      ok: true,
      data: aPage([{ ...theirs, title: 'My title', version: 5 }]),
    });
    await press('Keep mine');
    expect(versionsSent().at(-1)).toEqual({
      objectiveId: 'o-1',
      version: 4,
      change: { title: 'My title' },
    });
    expect(document.querySelector('.okr-conflict')).toBeNull();
    expect(document.querySelector('h2')?.textContent).toBe('My title');
  });

  it('shows theirs when I take theirs, and sends nothing', async () => {
    host.calls.getOkrPage = () => ({ ok: true, data: aPage([theirs]) });
    await press('Take theirs');
    expect(versionsSent()).toHaveLength(1);
    expect(document.querySelector('h2')?.textContent).toBe('Their title');
  });
});

describe('a text the server refuses', () => {
  it('stays in the field, with the reason at it and as a flag', async () => {
    host.calls.updateObjective = () => ({
      ok: false,
      error: { code: 'invalid-input', reason: 'title-too-long', field: 'title' },
    });
    await openPage(aPage([objective]));
    await retitle('x'.repeat(10_000));
    expect(input().value).toHaveLength(10_000);
    expect(pageText()).toContain('The title can have at most 255 characters.');
    expect(host.flags[0]?.title).toBe('Title was not saved');
  });
});

describe('editing in place', () => {
  it('sends nothing on Escape', async () => {
    await openPage(aPage([objective]));
    await press(/^Title: .*edit$/);
    await type(input(), 'Something else');
    await pressKey(input(), 'Escape');
    expect(document.querySelector('h2')?.textContent).toBe('Old title');
    expect(versionsSent()).toEqual([]);
  });

  it('shows what people typed as text, never as markup', async () => {
    const title = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    await openPage(aPage([anObjective({ title })]));
    expect(document.querySelector('h2')?.textContent).toBe(title);
    expect(document.querySelector('.okr-page img, .okr-page script')).toBeNull();
  });
});
