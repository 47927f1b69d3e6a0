import { statusFlow } from '../../../../src/domain/metrics/catalogue/status-flow';
import { workInProgress } from '../../../../src/domain/metrics/catalogue/work-in-progress';
import { inWorkflowOrder } from '../../../../src/domain/metrics/catalogue/workflow-order';
import type { CatalogueInput } from '../../../../src/domain/metrics/catalogue/catalogue-input';
import type { CalendarDate } from '../../../../src/domain/shared/calendar-date';
import { flowInput } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';
import { holds, MARCH, MAY_IN_BERLIN, questions } from './properties';

const day = (text: string) => `2025-03-${text}` as CalendarDate;
/** Six days of the flow example, the last of which is half over. */
const SIX_DAYS: Partial<CatalogueInput> = {
  ...{ bucket: 'day', from: day('03'), to: day('08'), now: march('08T12:00') },
};

const told = (input: CatalogueInput, columns: readonly string[] = []) =>
  statusFlow(input, {}, columns).map(({ statusId, counts }) => [statusId, counts]);

/** Sums at each end, of all bands or of those of category done. */
function sums(input: CatalogueInput, isCounted: (category: string) => boolean) {
  const bands = statusFlow(input, {}, []).filter(({ category }) => isCounted(category));
  const [length] = linesOf(input).map(({ points }) => points.length);
  return Array.from({ length: length ?? 0 }, (_, place) =>
    bands.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0),
  );
}

const linesOf = (input: CatalogueInput) =>
  workInProgress.compute(input).readings.at(-1)?.lines ?? [];
const line = (input: CatalogueInput, key: string) =>
  linesOf(input)
    .find((one) => one.key === key)
    ?.points.map(({ value }) => value) ?? [];

describe('the cumulative flow by status', () => {
  it('counts each issue of the flow example in its status at the end of each day', () => {
    expect(told(flowInput(SIX_DAYS))).toEqual([
      ['To Do', [2, 2, 1, 1, 0, 0]],
      ['In Progress', [0, 1, 3, 1, 2, 1]],
      ['Review', [0, 0, 0, 1, 0, 1]],
      ['Done', [0, 0, 0, 2, 3, 3]],
    ]);
  });

  it('adds up to the same issues as by category, day by day', () => {
    const input = flowInput(SIX_DAYS);
    expect(sums(input, () => true)).toEqual([2, 3, 4, 5, 5, 5]);
    expect(line(input, 'scope')).toEqual([2, 3, 4, 5, 5, 5]);
    expect(sums(input, (category) => category === 'done')).toEqual([0, 0, 0, 2, 3, 3]);
    expect(line(input, 'done')).toEqual([0, 0, 0, 2, 3, 3]);
  });

  it('leaves an issue that went back to To Do where it stands, though it is in progress', () => {
    const back = anIssueTimeline('B-1', [
      ['03T09:00', 'To Do'],
      ['04T09:00', 'In Progress'],
      ['05T09:00', 'To Do'],
    ]);
    const input = flowInput({ ...SIX_DAYS, histories: [back] });
    expect(told(input)).toEqual([
      ['To Do', [1, 0, 1, 1, 1, 1]],
      ['In Progress', [0, 1, 0, 0, 0, 0]],
    ]);
    expect(line(input, 'started')).toEqual([0, 1, 1, 1, 1, 1]);
  });

  it('is in no status before it was created here, whatever its imported past', () => {
    const imported = anIssueTimeline(
      'B-2',
      [
        ['03T09:00', 'To Do'],
        ['04T09:00', 'Done'],
      ],
      { createdAt: march('06T09:00') },
    );
    expect(told(flowInput({ ...SIX_DAYS, histories: [imported] }))).toEqual([
      ['Done', [0, 0, 0, 1, 1, 1]],
    ]);
  });

  it('is of nothing where there are no issues', () => {
    expect(statusFlow(flowInput({ ...SIX_DAYS, histories: [] }), {}, [])).toEqual([]);
  });

  it('follows the columns of the board where it has them', () => {
    const names = told(flowInput(SIX_DAYS), ['Review', 'In Progress', 'Done']).map(([id]) => id);
    expect(names).toEqual(['To Do', 'Review', 'In Progress', 'Done']);
  });

  it.each([
    ['UTC', MARCH],
    ['Berlin', MAY_IN_BERLIN],
  ])('adds up to all issues that there are, in any site and bucket: %s', (_, sites) => {
    holds(questions(workInProgress, sites), ({ input }) => {
      expect(sums(input, () => true)).toEqual(line(input, 'scope'));
      expect(sums(input, (category) => category === 'done')).toEqual(line(input, 'done'));
    });
  });
});

describe('statuses in the order of the workflow', () => {
  const status = (
    statusId: string,
    category: 'new' | 'undefined' | 'indeterminate' | 'done',
    firstUse = 0,
  ) => ({ statusId, category, firstUse });

  it('go by category, then by when they were first used, where no board is known', () => {
    const statuses = [
      status('done', 'done', 1),
      status('review', 'indeterminate', 9),
      status('gone', 'undefined', 1),
      status('build', 'indeterminate', 5),
      status('to do', 'new', 3),
    ];
    expect(inWorkflowOrder(statuses, []).map(({ statusId }) => statusId)).toEqual([
      'to do',
      'gone',
      'build',
      'review',
      'done',
    ]);
  });

  it('go by the board, and those without a column before what is further along', () => {
    const statuses = [
      status('done', 'done'),
      status('build', 'indeterminate'),
      status('ready', 'new'),
      status('backlog', 'new'),
      status('blocked', 'indeterminate'),
      status('cancelled', 'done'),
    ];
    const columns = ['ready', 'build', 'done'];
    expect(inWorkflowOrder(statuses, columns).map(({ statusId }) => statusId)).toEqual([
      ...['ready', 'backlog', 'build', 'blocked', 'done', 'cancelled'],
    ]);
  });
});
