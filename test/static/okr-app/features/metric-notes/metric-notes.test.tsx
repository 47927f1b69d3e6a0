import { host, resetHost } from '../../fake-bridge';
import { button, closePage, field, openPage, press, type, wait } from '../../open-page';
import { aPage } from '../../records';
import type { MetricNoteDto } from '../../../../../src/contract/metric-notes/calls';
import { aMetric, aSeries } from '../metric/metric-records';
import { aNote } from './a-note';

const LEAVE = aNote('2026-11-04', 'Two people on <b>leave</b>');

async function openMetric(
  notes: readonly MetricNoteDto[] = [LEAVE],
  { canManage = true, query = '' } = {},
): Promise<void> {
  Object.assign(host.calls, {
    getMetric: () => ({ ok: true, data: { ...aMetric(), changes: [] } }),
    getMetricSeries: () => ({ ok: true, data: aSeries() }),
    listMetricNotes: () => ({ ok: true, data: { notes, canManage } }),
  });
  host.path = `/metrics?id=m-1${query}`;
  await openPage(aPage([]));
  await wait();
}

const list = (): Element => {
  const found = document.querySelector('[aria-label="Notes and changes"]');
  if (found === null) throw new Error('no list of notes');
  return found;
};
const labels = () =>
  [...document.querySelectorAll('.okr-metric-point')].map((one) => one.getAttribute('aria-label'));
const badges = () =>
  [...document.querySelectorAll('.okr-annotation text')].map(({ textContent }) => textContent);
const asked = (call: string) =>
  host.sent.filter(({ name }) => name === call).map(({ input }) => input);
const dialog = () => document.querySelector('dialog')?.textContent ?? 'no dialog';

beforeEach(resetHost);
afterEach(closePage);

describe('the notes of a metric', () => {
  it('stand in the list with their day, are numbered on the chart, and said with the point', async () => {
    await openMetric();
    expect(list().textContent).toContain('4 Nov 2026');
    expect(list().textContent).toContain('Two people on <b>leave</b>');
    expect(list().querySelector('b')).toBeNull();
    expect(badges()).toEqual(['1']);
    expect(labels()[1]).toBe(
      'Week of 2 Nov 2026: 3 d, n = 2, few issues, note: Two people on <b>leave</b>',
    );
  });

  it('stand in the table of the values', async () => {
    await openMetric([LEAVE, aNote('2026-11-10', 'A holiday', { about: 'place' })], {
      query: '&as=table',
    });
    const rows = [...document.querySelectorAll('[aria-label="Values"] tbody tr')];
    expect(rows[1]?.textContent).toContain('2 Note: A holiday');
    expect(rows[2]?.textContent).toContain('1 Note: Two people on <b>leave</b>');
    expect(list().textContent).toContain('on all metrics of this project');
  });

  it('are for reading to people who may not change the metric', async () => {
    await openMetric([LEAVE], { canManage: false });
    expect(list().textContent).toContain('Two people');
    expect(list().querySelector('button')).toBeNull();
  });

  it('say how many lie on days that are not shown', async () => {
    await openMetric([aNote('2020-01-01', 'Long ago')]);
    expect(list().textContent).toContain('One more note lies on a day that is not shown.');
    expect(badges()).toEqual([]);
  });

  it('are written on today, or on the first day of the point that is open', async () => {
    host.calls.addMetricNote = ({ on, words }: MetricNoteDto) => ({
      ok: true,
      data: aNote(on, words, { id: 'n-new' }),
    });
    await openMetric([], { query: '&point=2026-11-02' });
    expect(list().textContent).toContain('Nothing was noted here.');
    await press('Add a note');
    await wait();
    expect(field('Day').value).toBe('2026-11-02');
    await type(field('What happened'), 'A new board');
    await press('Save');
    await wait();
    expect(asked('addMetricNote')).toEqual([
      { metricId: 'm-1', about: 'metric', on: '2026-11-02', words: 'A new board' },
    ]);
    expect(dialog()).toBe('no dialog');
    expect(list().textContent).toContain('A new board');
    expect(badges()).toEqual(['1']);
  });

  it('keep what was typed when it is refused, and say at the field why', async () => {
    host.calls.addMetricNote = () => ({
      ok: false,
      error: { code: 'invalid-input', reason: 'note-missing', field: 'words' },
    });
    await openMetric([]);
    await press('Add a note');
    await wait();
    await press('Save');
    await wait();
    expect(dialog()).toContain('Write what happened.');
  });

  it('never write over what somebody else wrote meanwhile', async () => {
    const theirs = { ...LEAVE, version: 2, words: 'Three people on leave' };
    host.calls.updateMetricNote = ({ version }: MetricNoteDto) =>
      version === 2
        ? { ok: true, data: { ...theirs, version: 3, words: 'Nobody is on leave' } }
        : {
            ok: false,
            error: { code: 'conflict', reason: 'changed-by-someone-else', current: theirs },
          };
    await openMetric();
    await press('Edit the note of 4 Nov 2026');
    await wait();
    await type(field('What happened'), 'Nobody is on leave');
    await press('Save');
    await wait();
    expect(dialog()).toContain('Three people on leave');
    expect(field('What happened').value).toBe('Nobody is on leave');
    await press('Keep mine');
    await wait();
    expect(asked('updateMetricNote').at(-1)).toMatchObject({ noteId: LEAVE.id, version: 2 });
    expect(list().textContent).toContain('Nobody is on leave');
  });

  it('go at once when they are deleted, and come back on undo', async () => {
    host.calls.setMetricNoteDeleted = () => ({ ok: true, data: { ...LEAVE, version: 2 } });
    await openMetric();
    await press('Delete the note of 4 Nov 2026');
    await wait();
    expect(list().textContent).not.toContain('Two people');
    expect(host.flags.map(({ title }) => title)).toContain('Note deleted');
    expect(() => button('Delete the note of 4 Nov 2026')).toThrow('no button');
  });
});
