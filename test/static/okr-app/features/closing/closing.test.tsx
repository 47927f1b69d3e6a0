import { host, resetHost } from '../../fake-bridge';
import { buttons, closePage, field, openPage, pageText, press, type } from '../../open-page';
import { aKeyResult, anObjective, aPage } from '../../records';

const TITLE = 'Customers trust every release';

beforeEach(resetHost);
afterEach(closePage);

const closed = anObjective({
  version: 2,
  lifecycle: 'closed',
  closing: {
    at: '2026-11-21T08:00:00.000Z',
    by: 'ada' as never,
    score: 0.3,
    outcome: 'missed',
    lesson: 'Start earlier.',
    value: null,
    progress: 0.3,
    status: 'at-risk',
  },
});

async function openCloseDialog(): Promise<void> {
  await openPage(aPage([anObjective({ keyResults: [aKeyResult()] })]));
  await press(`Actions for ${TITLE}`);
  await press('Close objective…');
}

const submit = () => press('Close objective');

describe('closing an objective', () => {
  it('suggests the score from progress and sends what was judged', async () => {
    host.calls.closeObjective = () => ({ ok: true, data: closed });
    await openCloseDialog();
    expect(field('Score').value).toBe('0.3');
    await type(field('Lesson'), 'Start earlier.');
    await submit();
    expect(host.sent.find(({ name }) => name === 'closeObjective')?.input).toEqual({
      objectiveId: 'o-1',
      version: 1,
      closing: { score: 0.3, outcome: 'missed', lesson: 'Start earlier.' },
      keyResults: [
        {
          keyResultId: 'kr-1',
          version: 1,
          closing: { score: 0.3, outcome: 'missed', lesson: '' },
        },
      ],
    });
    expect(pageText()).toContain('Closed · Missed · 0.3');
  });

  it('refuses a score above 1 before anything is sent, and keeps it', async () => {
    await openCloseDialog();
    await type(field('Score'), '7');
    await submit();
    expect(pageText()).toContain('A score is a number from 0 to 1');
    expect(field('Score').value).toBe('7');
    expect(host.sent.some(({ name }) => name === 'closeObjective')).toBe(false);
  });

  it('says why it was refused and keeps the lesson', async () => {
    host.calls.closeObjective = () => ({
      ok: false,
      error: { code: 'forbidden', reason: 'needs-manage-okrs' },
    });
    await openCloseDialog();
    await type(field('Lesson'), 'Start earlier.');
    await submit();
    expect(pageText()).toContain('It was not closed');
    expect(field('Lesson').value).toBe('Start earlier.');
  });
});

describe('a closed objective', () => {
  it('can be reopened and carried over, and cannot be closed again', async () => {
    await openPage(aPage([closed]));
    await press(`Actions for ${TITLE}`);
    expect(buttons('Reopen')).toHaveLength(1);
    expect(buttons('Carry over…')).toHaveLength(1);
    expect(buttons('Close objective…')).toEqual([]);
  });
});
