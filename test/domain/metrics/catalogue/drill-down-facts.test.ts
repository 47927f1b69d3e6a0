import { backlogHealth } from '../../../../src/domain/metrics/catalogue/backlog-health';
import { blockedTime } from '../../../../src/domain/metrics/catalogue/blocked-time';
import { bugEscapeRate } from '../../../../src/domain/metrics/catalogue/bug-escape-rate';
import type { CatalogueInput } from '../../../../src/domain/metrics/catalogue/catalogue-input';
import type { CatalogueMetric } from '../../../../src/domain/metrics/catalogue/catalogue-metric';
import { codeReviewTime } from '../../../../src/domain/metrics/catalogue/code-review-time';
import { collaborationIndex } from '../../../../src/domain/metrics/catalogue/collaboration-index';
import { crossTeamDependency } from '../../../../src/domain/metrics/catalogue/cross-team-dependency';
import { drillDown } from '../../../../src/domain/metrics/catalogue/drill-down';
import { epicProgress } from '../../../../src/domain/metrics/catalogue/epic-progress';
import { escalation } from '../../../../src/domain/metrics/catalogue/escalation';
import { estimationAccuracy } from '../../../../src/domain/metrics/catalogue/estimation-accuracy';
import type { FoundInSignal } from '../../../../src/domain/metrics/catalogue/practice';
import { releaseBurnup } from '../../../../src/domain/metrics/catalogue/release-burnup';
import { worklogAccuracy } from '../../../../src/domain/metrics/catalogue/worklog-accuracy';
import type { CalendarDate } from '../../../../src/domain/shared/calendar-date';
import type { AccountId, IssueId, ProjectId } from '../../../../src/domain/shared/ids';
import { flowInput, onlyReading, practice } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const DAY_MS = 86_400_000;

const idOf = (text: string) => text as IssueId;
const idSet = (...texts: readonly string[]) => new Set(texts.map(idOf));
const hours = (value: number) => ({ kind: 'number', value });
const instant = (text: string) => ({ kind: 'instant', at: march(text) });
const unknown = (reason: string) => ({ kind: 'unknown', reason });

interface Sight {
  readonly hidden?: ReadonlySet<IssueId>;
  readonly seenLinked?: ReadonlySet<IssueId>;
}

/** What is told of an issue in the only point. */
function cellsOf(
  metric: CatalogueMetric,
  input: CatalogueInput,
  { id, hidden = new Set(), seenLinked = new Set() }: Sight & { readonly id: string },
) {
  const { bucket } = onlyReading(metric.compute(input));
  const asked = { metric, parameters: {}, bucket, hidden, seenLinked };
  return drillDown(input, idSet(id), asked).get(idOf(id));
}

describe('what held an issue up', () => {
  it('is the time it was flagged or in a blocked status, counted once', () => {
    // flagged 8th to 10th, blocked 9th to 11th: three days, not four.
    expect(cellsOf(blockedTime, flowInput(), { id: '5' })).toMatchObject({
      'blocked-hours': hours(72),
    });
    expect(cellsOf(blockedTime, flowInput(), { id: '1' })).toMatchObject({
      'blocked-hours': hours(0),
    });
  });

  it('is not known, rather than 0, of an issue without a cycle', () => {
    expect(cellsOf(blockedTime, flowInput(), { id: '4' })).toMatchObject({
      'blocked-hours': unknown('never-started'),
    });
  });

  it('is not known where nothing says what blocks', () => {
    const statuses = { wait: null, review: new Set<string>(), blocked: new Set<string>() };
    const input = flowInput({ flaggedFieldId: null, practice: practice({ statuses }) });
    expect(cellsOf(blockedTime, input, { id: '5' })).toMatchObject({
      'blocked-hours': unknown('no-signal-of-blocks'),
      'review-visits': unknown('needs-review-statuses'),
    });
  });

  it('is every visit to review, their hours, and whether the first one was approved', () => {
    // 6th to 7th and back to work, then 8th 09:00 to 21:00.
    expect(cellsOf(codeReviewTime, flowInput(), { id: '2' })).toMatchObject({
      'review-visits': hours(2),
      'review-hours': hours(36),
      'first-pass': { kind: 'answer', is: false },
    });
    expect(cellsOf(codeReviewTime, flowInput(), { id: '1' })).toMatchObject({
      'review-visits': hours(0),
      'review-hours': null,
    });
  });
});

describe('what is wrong with an issue of the backlog', () => {
  // The example of metrics-spec C.5, metric 1: as of 30 June 2025, in rank order.
  const now = Date.parse('2025-06-30T00:00:00Z');
  const item = (
    key: string,
    age: number,
    [priority, points, isReady]: readonly [string, string | null, boolean],
  ) =>
    anIssueTimeline(key, [['01T09:00', 'To Do']], {
      createdAt: now - age * DAY_MS,
      values: {
        ...{ priority, points, rank: key },
        ...(isReady ? { description: '1', parent: '900' } : {}),
      },
    });
  const histories = [
    item('B-1', 20, ['2', '3', true]),
    item('B-2', 180, ['3', null, false]),
    item('B-3', 60, ['1', '5', true]),
    item('B-4', 149, ['4', null, false]),
    item('B-5', 5, ['3', '2', true]),
  ];
  const input = flowInput({
    ...{ histories, now, priorityIds: ['1', '2', '3', '4'], estimateFieldId: 'points' },
    ...{ from: '2025-06-01' as CalendarDate, to: '2025-06-30' as CalendarDate },
  });

  it('is told one by one', () => {
    const findings = ['1', '2', '3', '4', '5'].map(
      (id) => cellsOf(backlogHealth, input, { id })?.findings,
    );
    const found = (...all: readonly string[]) => ({ kind: 'findings', findings: all });
    expect(findings).toEqual([
      // Above B-3 of the highest priority.
      found('out-of-order'),
      found('old', 'stale', 'unestimated', 'not-ready', 'out-of-order'),
      found(),
      // Above B-5, which is of medium priority.
      found('old', 'stale', 'unestimated', 'not-ready', 'out-of-order'),
      found(),
    ]);
  });

  it('stands beside its age in days and its place from the top', () => {
    expect(cellsOf(backlogHealth, input, { id: '4' })).toMatchObject({
      age: { kind: 'number', value: 149 },
      rank: { kind: 'number', value: 4 },
      points: unknown('unestimated'),
    });
  });

  it('counts places among the issues in sight alone', () => {
    const hidden = idSet('2', '3');
    expect(cellsOf(backlogHealth, input, { id: '4', hidden })).toMatchObject({
      rank: { kind: 'number', value: 2 },
    });
  });

  it('tells no place where Jira tells none', () => {
    const bare = anIssueTimeline('B-9', [['01T09:00', 'To Do']], { values: { priority: '1' } });
    expect(cellsOf(backlogHealth, { ...input, histories: [bare] }, { id: '9' })).toMatchObject({
      rank: unknown('no-rank'),
    });
  });
});

describe('where a bug was found', () => {
  const bug = anIssueTimeline('B-7', [['03T09:00', 'To Do']], {
    values: { issuetype: 'bug', labels: 'ui escaped', versions: '5,6', where: 'production' },
  });
  const version = (id: string, releasedAt: number | null) => ({
    ...{ id, name: id, projectId: '1' as ProjectId, startOn: null, plannedOn: null },
    ...{ releasedAt, isReconstructed: false },
  });
  const foundIn = (signal: FoundInSignal | null) => {
    const input = flowInput({
      histories: [bug],
      versions: [version('5', march('01T00:00')), version('6', march('20T00:00'))],
      practice: practice({ bugTypeIds: new Set(['bug']), foundIn: signal }),
    });
    return cellsOf(bugEscapeRate, input, { id: '7' })?.['found-in'];
  };

  it.each<[string, FoundInSignal | null, unknown]>([
    [
      'is what the field says',
      { kind: 'field', fieldId: 'where', values: new Set(['production']) },
      { kind: 'id', id: 'production' },
    ],
    [
      'is the label that says it',
      { kind: 'label', labels: new Set(['escaped', 'incident']) },
      { kind: 'texts', texts: ['escaped'] },
    ],
    ['is nothing where no label says it', { kind: 'label', labels: new Set(['incident']) }, null],
    [
      'is the version that was out already',
      { kind: 'released-version' },
      { kind: 'ids', ids: ['5'] },
    ],
    ['is not known where nobody said how it is told', null, unknown('needs-found-in-signal')],
  ])('%s', (_label, signal, expected) => {
    expect(foundIn(signal)).toEqual(expected);
  });
});

describe('what links an issue to another team', () => {
  // X-1 starts on the 3rd, is linked on the 4th, and its blocker is done on the 8th.
  const blocked = anIssueTimeline('X-1', [
    ['02T09:00', 'To Do'],
    ['03T09:00', 'In Progress'],
    ['12T09:00', 'Done'],
  ]);
  const blocker = anIssueTimeline(
    'Y-2',
    [
      ['02T09:00', 'In Progress'],
      ['08T09:00', 'Done'],
    ],
    { projectId: '2' as ProjectId },
  );
  const link = { kind: 'blocked-by', otherId: idOf('2') } as const;
  const input = flowInput({
    histories: [blocked],
    linkedHistories: [blocker],
    links: new Map([[idOf('1'), [{ ...link, linkedAt: march('04T09:00'), unlinkedAt: null }]]]),
    comments: new Map([[idOf('1'), [{ authorId: 'ann' as AccountId, at: march('05T09:00') }]]]),
  });

  it('is the other issue, its team, since when, and how long it waited', () => {
    expect(cellsOf(crossTeamDependency, input, { id: '1', seenLinked: idSet('2') })).toMatchObject({
      team: { kind: 'id', id: 'project 1' },
      'linked-issues': { kind: 'issues', issueIds: ['2'] },
      'linked-teams': { kind: 'ids', ids: ['project 2'] },
      'linked-at': instant('04T09:00'),
      waited: { kind: 'number', value: 4 },
    });
  });

  it('is a bare fact where the viewer may not see the other issue', () => {
    expect(cellsOf(crossTeamDependency, input, { id: '1' })).toMatchObject({
      'linked-issues': { kind: 'issues', issueIds: [null] },
      'linked-teams': unknown('hidden'),
      'linked-at': unknown('hidden'),
      waited: unknown('hidden'),
    });
  });

  it('is not known where links were not read', () => {
    const bare = { ...input, links: null };
    expect(cellsOf(crossTeamDependency, bare, { id: '1' })).toMatchObject({
      waited: unknown('not-read'),
    });
  });

  it('stands beside who took part', () => {
    expect(cellsOf(collaborationIndex, input, { id: '1' })).toMatchObject({
      participants: { kind: 'people', accountIds: ['ann'] },
    });
  });
});

describe('what became of an issue besides', () => {
  it('is every raise of its priority after triage, and how soon the first one came', () => {
    // N-1: created on the 3rd at nine, raised on the 4th at nine and on the 6th.
    const raised = anIssueTimeline('N-1', [['03T09:00', 'To Do']], {
      values: { priority: '1' },
      changes: {
        priority: [
          { at: march('04T09:00'), from: '3', to: '2' },
          { at: march('06T09:00'), from: '2', to: '1' },
        ],
      },
    });
    const input = flowInput({ histories: [raised], priorityIds: ['1', '2', '3'] });
    expect(cellsOf(escalation, input, { id: '1' })).toMatchObject({
      escalations: {
        kind: 'events',
        events: [
          { type: 'priority', at: march('04T09:00'), from: '3', to: '2' },
          { type: 'priority', at: march('06T09:00'), from: '2', to: '1' },
        ],
      },
      'hours-to-escalation': hours(24),
    });
  });

  it('is its releases with the day planned and the day they went out', () => {
    const issue = anIssueTimeline('R-1', [['03T09:00', 'To Do']], {
      values: { fixVersions: '5' },
      changes: { fixVersions: [{ at: march('05T09:00'), from: null, to: '5' }] },
    });
    const version = {
      ...{ id: '5', name: '1.0', projectId: '1' as ProjectId, startOn: null },
      plannedOn: '2025-03-14' as CalendarDate,
      releasedAt: march('17T12:00'),
      isReconstructed: false,
    };
    expect(
      cellsOf(releaseBurnup, flowInput({ histories: [issue], versions: [version] }), { id: '1' }),
    ).toMatchObject({
      'version-added': instant('05T09:00'),
      'release-planned': { kind: 'days', days: ['2025-03-14'] },
      released: { kind: 'days', days: ['2025-03-17'] },
    });
    const open = { ...version, plannedOn: null, releasedAt: null };
    expect(
      cellsOf(releaseBurnup, flowInput({ histories: [issue], versions: [open] }), { id: '1' }),
    ).toMatchObject({
      'release-planned': unknown('no-date'),
      released: unknown('not-released'),
    });
  });

  it('is the epic it stands under', () => {
    const child = anIssueTimeline('E-1', [['03T09:00', 'To Do']], { values: { parent: '900' } });
    expect(cellsOf(epicProgress, flowInput({ histories: [child] }), { id: '1' })).toMatchObject({
      epic: { kind: 'issues', issueIds: ['900'] },
    });
  });
});

describe('what an issue took', () => {
  const done = (key: string, [start, end]: readonly [string, string], points: string, h: number) =>
    anIssueTimeline(
      key,
      [
        [start, 'In Progress'],
        [end, 'Done'],
      ],
      { values: { points, timespent: String(h * 3600), assignee: 'ann' } },
    );

  it('is what a point took before, what that makes of the estimate, and the effort', () => {
    // Five issues of one point took 6 hours each in February; then 3 points in 18 hours.
    const before = ['11', '12', '13', '14', '15'].map((id) => {
      const past = done(`P-${id}`, ['01T09:00', '02T09:00'], '1', 6);
      const shift = 10 * DAY_MS;
      const status = (past.changes['status'] ?? []).map((one) => ({ ...one, at: one.at - shift }));
      return { ...past, createdAt: past.createdAt - shift, changes: { ...past.changes, status } };
    });
    const histories = [...before, done('A-1', ['03T09:00', '06T09:00'], '3', 18)];
    const input = flowInput({ histories, estimateFieldId: 'points' });
    expect(cellsOf(estimationAccuracy, input, { id: '1' })).toMatchObject({
      'hours-per-point': hours(6),
      'expected-hours': hours(18),
      'effort-hours': hours(18),
      'logged-hours': hours(18),
    });
    const alone = flowInput({ histories: histories.slice(5), estimateFieldId: 'points' });
    expect(cellsOf(estimationAccuracy, alone, { id: '1' })).toMatchObject({
      'hours-per-point': unknown('too-few-before'),
      'expected-hours': unknown('too-few-before'),
    });
  });

  it('is the working hours that were to be expected and those that were logged', () => {
    // Monday the 3rd at nine to Tuesday at eleven: 8 and 2 working hours; 8 of them are logged.
    const histories = [done('A-1', ['03T09:00', '04T11:00'], '3', 0)];
    const log = {
      ...{ authorId: 'ann' as AccountId, startedAt: march('03T10:00') },
      ...{ createdAt: march('03T18:00'), seconds: 8 * 3600 },
    };
    const input = flowInput({ histories, worklogs: new Map([[idOf('1'), [log]]]) });
    expect(cellsOf(worklogAccuracy, input, { id: '1' })).toMatchObject({
      'expected-hours': hours(10),
      'logged-hours': hours(8),
    });
    expect(cellsOf(worklogAccuracy, { ...input, worklogs: null }, { id: '1' })).toMatchObject({
      'logged-hours': unknown('not-read'),
    });
  });
});
