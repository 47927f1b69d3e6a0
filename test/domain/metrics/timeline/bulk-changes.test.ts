import { bulkChanges, isBulkIn } from '../../../../src/domain/metrics/timeline/bulk-changes';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const SECOND = 1_000;

/** Each issue goes to work and is done, so many milliseconds after the one before. */
const moved = (count: number, from: number, step: number) =>
  Array.from({ length: count }, (_, place) => ({
    ...anIssueTimeline(`K-${place + 1}`, [['01T09:00', 'To Do']]),
    changes: { status: [{ at: from + place * step, from: 'To Do', to: 'Done' }] },
  }));

describe('Status changes', () => {
  const nine = march('06T09:00');

  it('of 101 issues in the same instant are one bulk change', () => {
    expect(bulkChanges(moved(101, nine, 0))).toEqual([{ start: nine, end: nine }]);
  });

  it('of 100 issues are not', () => {
    expect(bulkChanges(moved(100, nine, 0))).toEqual([]);
  });

  it('of 101 issues in a whole minute are not', () => {
    expect(bulkChanges(moved(101, nine, 600))).toEqual([]);
  });

  it('that go on for two minutes are one act from the first to the last', () => {
    const histories = moved(1_201, nine, 100);
    expect(bulkChanges(histories)).toEqual([{ start: nine, end: nine + 120 * SECOND }]);
  });

  it('at two times are two acts, and nothing in between belongs to them', () => {
    const noon = march('06T12:00');
    const acts = bulkChanges([...moved(150, noon, 10), ...moved(150, nine, 10)]);
    expect(acts).toEqual([
      { start: nine, end: nine + 1_490 },
      { start: noon, end: noon + 1_490 },
    ]);
    const at = (instant: number) => isBulkIn(acts, { start: instant, end: instant });
    expect([nine - 1, nine, nine + 1_490, nine + 1_491, noon].map(at)).toEqual([
      ...[false, true, true, false, true],
    ]);
    expect(isBulkIn(acts, { start: nine + SECOND * 2, end: noon - 1 })).toBe(false);
    expect(isBulkIn(acts, { start: 0, end: Infinity })).toBe(true);
  });
});
