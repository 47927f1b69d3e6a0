import { blockedTime } from '../../../../src/domain/metrics/catalogue/blocked-time';
import type { CatalogueMetric } from '../../../../src/domain/metrics/catalogue/catalogue-metric';
import { cycleTime } from '../../../../src/domain/metrics/catalogue/cycle-time';
import { issueAge } from '../../../../src/domain/metrics/catalogue/issue-age';
import { leadTime } from '../../../../src/domain/metrics/catalogue/lead-time';
import { throughput } from '../../../../src/domain/metrics/catalogue/throughput';
import { workInProgress } from '../../../../src/domain/metrics/catalogue/work-in-progress';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import { flowInput, onlyReading } from '../../../support/flow-input';
import { anIssueTimeline, FLAGGED } from '../../../support/issue-timeline';

/** Source: metrics-spec C.0b, the columns of flow and snapshot metrics. */
const CASES = {
  reopenedAndDone: anIssueTimeline('K-1', [
    ['03T09:00', 'To Do'],
    ['04T09:00', 'In Progress'],
    ['06T09:00', 'Done'],
    ['08T09:00', 'In Progress'],
    ['09T09:00', 'Done'],
  ]),
  reopenedStillOpen: anIssueTimeline('K-1', [
    ['03T09:00', 'To Do'],
    ['04T09:00', 'In Progress'],
    ['06T09:00', 'Done'],
    ['08T09:00', 'In Progress'],
  ]),
  straightToDone: anIssueTimeline('K-1', [
    ['03T09:00', 'To Do'],
    ['06T09:00', 'Done'],
  ]),
  createdInDone: anIssueTimeline('K-1', [['03T09:00', 'Done']]),
  backToToDo: anIssueTimeline('K-1', [
    ['03T09:00', 'To Do'],
    ['04T09:00', 'In Progress'],
    ['06T09:00', 'To Do'],
  ]),
  subTask: anIssueTimeline(
    'K-1',
    [
      ['03T09:00', 'In Progress'],
      ['06T09:00', 'Done'],
    ],
    { hierarchyLevel: -1 },
  ),
  epic: anIssueTimeline('K-1', [['03T09:00', 'In Progress']], { hierarchyLevel: 1 }),
  wontDo: anIssueTimeline('K-1', [
    ['03T09:00', 'In Progress'],
    ['06T09:00', "Won't Do"],
  ]),
  flagLeftOn: anIssueTimeline(
    'K-1',
    [
      ['03T09:00', 'To Do'],
      ['04T09:00', 'In Progress'],
      ['08T09:00', 'Done'],
    ],
    { flags: [['05T09:00', true]] },
  ),
  unknownStatus: anIssueTimeline('K-1', [
    ['03T09:00', 'To Do'],
    ['04T09:00', 'Deleted long ago'],
    ['05T09:00', 'In Progress'],
    ['08T09:00', 'Done'],
  ]),
} satisfies Record<string, IssueTimeline>;

type Case = keyof typeof CASES;

/** The value, or why the issue is not part of it. */
function outcome(metric: CatalogueMetric, name: Case): number | string | null {
  const series = metric.compute(flowInput({ histories: [CASES[name]] }));
  const reading = onlyReading(series);
  const left = [...reading.excluded, ...series.outside][0];
  return left?.reason ?? reading.value;
}

describe('Flow metrics in every case that is not plain', () => {
  it.each([
    ['reopenedAndDone', 3, 6, 1],
    ['reopenedStillOpen', 'not-done', 'not-done', 'not-done'],
    ['straightToDone', 'never-started', 3, 1],
    ['createdInDone', 'imported', 'imported', 'imported'],
    ['backToToDo', 'not-done', 'not-done', 'not-done'],
    ['subTask', 'other-level', 'other-level', 'other-level'],
    ['epic', 'other-level', 'other-level', 'other-level'],
    ['wontDo', 3, 3, 1],
    ['unknownStatus', 3, 5, 1],
  ] as const)('%s: cycle time %s, lead time %s, throughput %s', (name, cycle, lead, count) => {
    expect([outcome(cycleTime, name), outcome(leadTime, name), outcome(throughput, name)]).toEqual([
      cycle,
      lead,
      count,
    ]);
  });

  it('a flag left on ends with done: 3 of 4 days', () => {
    expect(outcome(blockedTime, 'flagLeftOn')).toBe(75);
  });

  it('without a Flagged field, only blocked statuses block', () => {
    const input = flowInput({ histories: [CASES.flagLeftOn], flaggedFieldId: null });
    expect(onlyReading(blockedTime.compute(input)).value).toBe(0);
    expect(CASES.flagLeftOn.changes[FLAGGED]).toHaveLength(1);
  });
});

describe('Snapshot metrics in every case that is not plain', () => {
  it.each([
    ['reopenedAndDone', 0, null],
    ['reopenedStillOpen', 1, 29],
    ['straightToDone', 0, null],
    ['backToToDo', 1, 29],
    ['wontDo', 0, null],
  ] as const)('%s: %i in progress, open for %s days', (name, wip, age) => {
    const input = flowInput({ histories: [CASES[name]], now: Date.parse('2025-04-01T09:00Z') });
    const inProgress = onlyReading(workInProgress.compute(input));
    const open = onlyReading(issueAge.compute(input));
    expect(inProgress.value).toBe(wip);
    // The bucket ends at midnight, 9 hours before the issue is whole days old.
    expect(open.value === null ? null : Math.ceil(open.value)).toBe(age);
  });
});
