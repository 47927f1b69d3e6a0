import type { IssueId } from '../../shared/ids';
import type { Sprint } from '../sprint/sprint';
import { sprintIdsOf, sprintIssues, withSnapshot } from '../sprint/sprint-issues';
import { doneAt } from '../timeline/completion';
import { estimateAt } from '../timeline/estimate';
import { type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import { type Stay, statusTimeline } from '../timeline/status-timeline';
import type { MetricParameters } from '../tracked-metric';
import { countedTime } from '../working-time';
import type { CatalogueInput } from './catalogue-input';
import type { CatalogueMetric } from './catalogue-metric';
import { type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type { MetricReading } from './metric-series';
import { numberOf } from './parameters';
import { SPRINT_PARAMETERS } from './sprint-series';
import { teamAt } from './teams';
import { timedBuckets } from './timed-buckets';
import { idsAt } from './work-input';

/**
 * What a metric used of each issue, beside what the issue adds to the value: enough to work the
 * number out again by hand. Source: metrics-spec C.0d.
 */
export type DrillDownColumn =
  | 'assignee'
  | 'type'
  | 'created'
  | 'started'
  | 'done'
  | 'time-in-status'
  | 'points'
  | 'points-at-start'
  | 'points-at-close'
  | 'sprint-added'
  | 'sprint-removed'
  | 'priority'
  | 'severity'
  | 'components'
  | 'affects-versions'
  | 'fix-versions'
  | 'resolution'
  | 'team'
  | 'logged-hours';

type Definition = Pick<
  CatalogueMetric,
  'facts' | 'needs' | 'population' | 'personLevel' | 'parameters' | 'unit'
>;

/** Which of them its definition reads; a metric about people is opened to no person. */
export function drillDownColumns(metric: Definition): readonly DrillDownColumn[] {
  const { facts, needs, population: kind, personLevel, parameters, unit } = metric;
  const reads = (fact: Definition['facts'][number]) => facts.includes(fact);
  const isOfSprints = needs.includes('sprints');
  const isTime = parameters.some(({ key }) => key === 'counting') && unit !== 'issues';
  const asked: readonly (readonly [DrillDownColumn, boolean])[] = [
    ['assignee', personLevel === null && !reads('worklogs')],
    ['type', kind === 'changes' && reads('resolution')],
    ['created', !isOfSprints],
    ['started', reads('status') && !isOfSprints],
    ['done', reads('status')],
    ['time-in-status', isTime],
    ['points', reads('estimate') && !isOfSprints],
    ['points-at-start', reads('estimate') && isOfSprints],
    ['points-at-close', reads('estimate') && isOfSprints],
    ['sprint-added', isOfSprints],
    ['sprint-removed', isOfSprints],
    ['priority', reads('priority') && !reads('severity')],
    ['severity', reads('severity')],
    ['components', reads('components')],
    ['affects-versions', reads('versions')],
    ['fix-versions', reads('fixVersions')],
    ['resolution', reads('resolution')],
    ['team', reads('team')],
    ['logged-hours', reads('timespent')],
  ];
  return asked.flatMap(([column, isAsked]) => (isAsked ? [column] : []));
}

/** Ids as in the changelog, instants in epoch milliseconds; `null` where there is none. */
export type DrillDownCell =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'number'; readonly value: number }
  /** Hours in each status between start and done. */
  | { readonly kind: 'times'; readonly times: ReadonlyMap<string, number> }
  | null;

export type DrillDownCells = Readonly<Partial<Record<DrillDownColumn, DrillDownCell>>>;

/** What is told of an issue in one point, or in none. */
export interface DrillDown {
  readonly metric: CatalogueMetric;
  readonly parameters: MetricParameters;
  /** `null`: issues that are in no point. */
  readonly bucket: MetricReading['bucket'] | null;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const HOUR_SECONDS = 3600;

/** The same instant, the same rules and the same frozen sprints as the metric itself. */
export function drillDown(
  facts: CatalogueInput,
  issueIds: ReadonlySet<IssueId>,
  { metric, parameters, bucket }: DrillDown,
): ReadonlyMap<IssueId, DrillDownCells> {
  const input = flowInput(facts, parameters);
  const columns = drillDownColumns(metric);
  const flow = new Map(population(input).issues.map((issue) => [issue.history.id, issue]));
  const asked = input.histories.filter(({ id }) => issueIds.has(id));
  const timed = timedBuckets(input).find(
    (one) =>
      one.bucket.start === bucket?.start && one.bucket.container?.id === bucket.container?.id,
  );
  // What happens at the end of a bucket belongs to the next one.
  const end = Math.min((timed?.end ?? Infinity) - 1, input.now);
  const sprint = bucket === null ? null : sprintCells(asked, parameters, { input, bucket });
  const isEstimateOfStart = isOfStart(metric, parameters);
  return new Map(
    asked.map((history) => {
      const life = lifeOf(history, flow.get(history.id) ?? null, input);
      const at = metric.population === 'changes' ? (life.doneAt ?? end) : end;
      const estimatedAt = (isEstimateOfStart ? life.startedAt : null) ?? at;
      const seen = { history, at, estimatedAt, input, ...life };
      const cells = { ...cellsAt(seen), ...sprint?.get(history.id) };
      return [history.id, Object.fromEntries(columns.map((one) => [one, cells[one] ?? null]))];
    }),
  );
}

/** Of the metrics that judge estimates: the one that was there when work began. */
const isOfStart = ({ parameters: known }: CatalogueMetric, values: MetricParameters): boolean =>
  known.some(({ key }) => key === 'pointsWhen') && values['pointsWhen'] !== 'done';

interface Life {
  readonly stays: readonly Stay[];
  readonly startedAt: number | null;
  readonly doneAt: number | null;
}

/** Sub-tasks and epics are in no flow, but can be bugs. */
function lifeOf(history: IssueTimeline, flow: FlowIssue | null, input: FlowInput): Life {
  if (flow !== null) return lifeOfStays(flow.stays, flow.doneAt, flow.cycle?.startedAt);
  const stays = statusTimeline(history, input.categoryOf);
  return lifeOfStays(stays, doneAt(stays, input.doneRule));
}

/** Work that began after it was done, having been reopened, was not the start of it. */
function lifeOfStays(stays: readonly Stay[], done: number | null, startedAt?: number): Life {
  const begun = stays.find(({ category }) => category === 'indeterminate')?.start;
  const start = startedAt ?? begun ?? Infinity;
  return { stays, startedAt: start <= (done ?? Number.MAX_VALUE) ? start : null, doneAt: done };
}

interface Seen extends Life {
  readonly history: IssueTimeline;
  readonly at: number;
  readonly estimatedAt: number;
  readonly input: FlowInput;
}

function cellsAt(seen: Seen): DrillDownCells {
  const { history, at, estimatedAt, input, stays, startedAt, doneAt: done } = seen;
  const id = (fieldId: string) => idCell(valueAt(history, fieldId, at));
  const ids = (fieldId: Parameters<typeof idsAt>[1]): DrillDownCell => ({
    kind: 'ids',
    ids: [...idsAt(history, fieldId, at)],
  });
  const { severity } = input.practice;
  const spent = valueAt(history, 'timespent', at);
  return {
    assignee: id('assignee'),
    type: id('issuetype'),
    created: { kind: 'instant', at: history.createdAt },
    started: instantCell(startedAt),
    done: instantCell(done),
    'time-in-status': timesCell(stays, { from: startedAt, to: done ?? at }, input),
    points: numberCell(estimateAt(history, estimatedAt, input)),
    priority: id('priority'),
    severity: idCell(valueAt(history, severity?.fieldId ?? 'priority', history.createdAt)),
    components: ids('components'),
    'affects-versions': { kind: 'ids', ids: [...idsAt(history, 'versions', input.now)] },
    'fix-versions': ids('fixVersions'),
    resolution: id('resolution'),
    team: { kind: 'id', id: teamAt(history, at, input) },
    'logged-hours': numberCell(
      spent === null || spent === '' ? null : Number(spent) / HOUR_SECONDS,
    ),
  };
}

const idCell = (id: string | null): DrillDownCell =>
  id === null || id === '' ? null : { kind: 'id', id };
const instantCell = (at: number | null): DrillDownCell =>
  at === null ? null : { kind: 'instant', at };
const numberCell = (value: number | null): DrillDownCell =>
  value === null ? null : { kind: 'number', value };

function timesCell(
  stays: readonly Stay[],
  { from, to }: { readonly from: number | null; readonly to: number },
  { counting }: FlowInput,
): DrillDownCell {
  if (from === null) return null;
  const times = new Map<string, number>();
  for (const { statusId, start, end } of stays) {
    const inside = { start: Math.max(start, from), end: Math.min(end, to) };
    if (inside.end <= inside.start) continue;
    const hours = countedTime(inside, counting) / HOUR_MS;
    times.set(statusId, (times.get(statusId) ?? 0) + hours);
  }
  return times.size === 0 ? null : { kind: 'times', times };
}

function sprintCells(
  histories: readonly IssueTimeline[],
  parameters: MetricParameters,
  { input, bucket }: { readonly input: FlowInput; readonly bucket: MetricReading['bucket'] },
): ReadonlyMap<IssueId, DrillDownCells> {
  const sprint = input.sprints.find(({ id }) => id === bucket.container?.id);
  if (sprint === undefined) return new Map();
  const [grace] = SPRINT_PARAMETERS;
  const fields = { ...input, addGraceMs: numberOf(grace, parameters) * MINUTE_MS };
  const lives = histories.map((history) => ({
    history,
    stays: statusTimeline(history, input.categoryOf),
  }));
  const replayed = sprintIssues(sprint, lives, fields);
  const snapshot = input.sprintSnapshots.get(sprint.id);
  const issues = snapshot === undefined ? replayed : withSnapshot(replayed, snapshot);
  const changes = new Map(histories.map((one) => [one.id, membershipOf(one, sprint, input)]));
  return new Map(
    issues.map(({ issueId, estimateAtStart, estimateAtClose, doneAt: done }) => [
      issueId,
      {
        'points-at-start': numberCell(estimateAtStart),
        'points-at-close': numberCell(estimateAtClose),
        done: instantCell(done),
        ...changes.get(issueId),
      },
    ]),
  );
}

/** When it came into a running sprint, and when it was last taken out of it. */
function membershipOf(
  history: IssueTimeline,
  { id, startedAt, completedAt }: Sprint,
  { sprintFieldId, now }: FlowInput,
): DrillDownCells {
  const during = (history.changes[sprintFieldId ?? ''] ?? []).filter(
    ({ at }) => at > startedAt && at <= (completedAt ?? now),
  );
  const has = (text: string | null) => sprintIdsOf(text).includes(id);
  const added = during.find(({ from, to }) => !has(from) && has(to));
  const removed = during.findLast(({ from, to }) => has(from) && !has(to));
  const bornInside = history.createdAt > startedAt && added === undefined;
  const addedAt = added?.at ?? (bornInside ? history.createdAt : null);
  return {
    'sprint-added': instantCell(addedAt),
    'sprint-removed': instantCell(removed?.at ?? null),
  };
}
