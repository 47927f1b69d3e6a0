import type { PushAccessDto } from '../../../../../src/contract/push/calls';
import { host, resetHost } from '../../fake-bridge';
import { closePage, openPage, pageText, press, wait } from '../../open-page';
import { aPage } from '../../records';
import { NOTHING_TOLD, practice } from './practice-records';

const nobody: PushAccessDto = {
  ...{ url: 'https://push.example/public/1', token: null },
  ...{ received: null, refused: null },
};
const token = { ending: 'cdef', createdAt: '2026-02-04T09:00:00.000Z', createdBy: 'lea' };

async function open(access: PushAccessDto, canManage = true): Promise<void> {
  host.path = '/practice?section=deliveries';
  host.calls.getPractice = () => ({ ok: true, data: practice });
  host.calls.getDeliveries = () => ({
    ok: true,
    data: { canManage, deployments: null, incidents: null, ...NOTHING_TOLD },
  });
  host.calls.getPushAccess = () => ({ ok: true, data: access });
  await openPage(aPage([]));
  await wait();
}

beforeEach(resetHost);
afterEach(closePage);

describe('pushing from a pipeline', () => {
  it('begins with a token, which is shown once inside a request that works', async () => {
    host.calls.makePushToken = () => ({
      ok: true,
      data: { ...nobody, token, secret: '10000.abcdef' },
    });
    await open(nobody);
    expect(pageText()).toContain('nothing else');
    expect(pageText()).not.toContain('curl');
    await press('Make a token');
    await wait();
    expect(pageText()).toContain('It is shown this once');
    expect(pageText()).toContain("--header 'Authorization: Bearer 10000.abcdef'");
    expect(pageText()).toContain("'https://push.example/public/1'");
    expect(pageText()).toContain('Nothing was pushed yet');
  });

  it('puts the token on the clipboard at a press, and says so', async () => {
    const written: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {
        writeText: async (text: string) => {
          written.push(text);
          return Promise.resolve();
        },
      },
    });
    host.calls.makePushToken = () => ({
      ok: true,
      data: { ...nobody, token, secret: '10000.abcdef' },
    });
    await open(nobody);
    await press('Make a token');
    await wait();
    await press('Copy the token');
    await wait();
    expect(written).toEqual(['10000.abcdef']);
    const said = [...document.querySelectorAll('.okr-copy [role="status"]')];
    expect(said.map(({ textContent }) => textContent)).toEqual(['Token copied']);
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async () => Promise.reject(new Error('not allowed')) },
    });
    await press('Copy the token');
    await wait();
    expect(pageText()).toContain('Select the text and press Ctrl+C');
  });

  it('tells what came last, and where the last refused one was wrong', async () => {
    await open({
      ...{ ...nobody, token },
      received: { at: '2026-02-04T09:00:00.000Z', deployments: 2, incidents: 0 },
      refused: {
        ...{ at: '2026-02-04T10:00:00.000Z', path: 'deployments.0.id' },
        problem: 'Something is wrong',
      },
    });
    expect(pageText()).toContain('The token ends in cdef');
    expect(pageText()).toMatch(/Last received on .*: 2 deployments, 0 incidents/);
    expect(pageText()).toMatch(/Last refused on .*: Something is wrong at deployments\.0\.id/);
  });

  it('takes the token away, or says why it could not', async () => {
    host.calls.revokePushToken = () => ({
      ok: false,
      error: { code: 'forbidden', reason: 'needs-manage-okrs' },
    });
    await open({ ...nobody, token });
    await press('Take the token away');
    await wait();
    expect(pageText()).toContain('The token was not changed');
    host.calls.revokePushToken = () => ({ ok: true, data: nobody });
    await press('Take the token away');
    await wait();
    expect(pageText()).toContain('Make a token');
    expect(pageText()).not.toContain('The token ends in');
  });

  it('is not offered to people who may not say what was deployed', async () => {
    await open(nobody, false);
    expect(pageText()).not.toContain('Push from a pipeline');
  });
});
