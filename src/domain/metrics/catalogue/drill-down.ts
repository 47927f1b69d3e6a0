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
import { ageCells, findingCells, rankCells } from './drill-down-backlog';
import {
  type DrillDownCell,
  type DrillDownCells,
  idCell,
  instantCell,
  numberCell,
  unknown,
} from './drill-down-cell';
import { type DrillDownColumn, drillDownColumns } from './drill-down-columns';
import { linkCells, peopleCells } from './drill-down-links';
import { epicCells, escalationCells, foundInCells, releaseCells } from './drill-down-releases';
import type { DrillDownPlace, SeenIssue, Teller } from './drill-down-seen';
import { blockedCells, effortCells, reviewCells, worklogCells } from './drill-down-work';
import { type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type { MetricReading } from './metric-series';
import { numberOf } from './parameters';
import { SPRINT_PARAMETERS } from './sprint-series';
import { teamAt } from './teams';
import { timedBuckets } from './timed-buckets';
import { idsAt } from './work-input';

/** What is told of an issue in one point, or in none. */
export interface DrillDown {
  readonly metric: CatalogueMetric;
  readonly parameters: MetricParameters;
  /** `null`: issues that are in no point. */
  readonly bucket: MetricReading['bucket'] | null;
  /** Issues of the scope that the viewer may not see. */
  readonly hidden: ReadonlySet<IssueId>;
  /** Issues that links lead to and that the viewer may see. */
  readonly seenLinked: ReadonlySet<IssueId>;
}

/** Who tells what; only those are asked that tell a column of the metric. */
const TELLERS: readonly { readonly of: readonly DrillDownColumn[]; readonly tell: Teller }[] = [
  { of: ['blocked-hours'], tell: blockedCells },
  { of: ['review-visits'], tell: reviewCells },
  { of: ['age'], tell: ageCells },
  { of: ['rank'], tell: rankCells },
  { of: ['findings'], tell: findingCells },
  { of: ['found-in'], tell: foundInCells },
  { of: ['release-planned', 'released'], tell: releaseCells },
  { of: ['epic'], tell: epicCells },
  { of: ['linked-issues'], tell: linkCells },
  { of: ['participants'], tell: peopleCells },
  { of: ['escalations'], tell: escalationCells },
  { of: ['hours-per-point'], tell: effortCells },
];

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const HOUR_SECONDS = 3600;

/** The same instant, the same rules and the same frozen sprints as the metric itself. */
export function drillDown(
  facts: CatalogueInput,
  issueIds: ReadonlySet<IssueId>,
  asked: DrillDown,
): ReadonlyMap<IssueId, DrillDownCells> {
  const { metric, parameters, bucket } = asked;
  const columns = drillDownColumns(metric);
  const place = placeOf(facts, asked);
  const { input } = place;
  const histories = input.histories.filter(({ id }) => issueIds.has(id));
  const tellers = tellersOf(metric, columns).map((tell) => tell(place));
  const sprint = bucket === null ? null : sprintCells(histories, parameters, { input, bucket });
  return new Map(
    histories.map((history) => {
      const seen = seenAt(history, place, metric);
      const told = [...tellers.map((tell) => tell(seen)), sprint?.get(history.id) ?? {}];
      const cells = told.reduce<DrillDownCells>(
        (known, more) => ({ ...known, ...more }),
        cellsAt(seen, input),
      );
      return [history.id, Object.fromEntries(columns.map((one) => [one, cells[one] ?? null]))];
    }),
  );
}

function tellersOf(
  { facts }: CatalogueMetric,
  columns: readonly DrillDownColumn[],
): readonly Teller[] {
  const own = TELLERS.filter(({ of }) => of.some((column) => columns.includes(column)));
  return [...own.map(({ tell }) => tell), ...(isOfWorklogs(facts, columns) ? [worklogCells] : [])];
}

/** Logged hours are those of single worklogs where a metric reads them, else Jira's own sum. */
const isOfWorklogs = (
  facts: CatalogueMetric['facts'],
  columns: readonly DrillDownColumn[],
): boolean => facts.includes('worklogs') && columns.includes('logged-hours');

function placeOf(facts: CatalogueInput, asked: DrillDown): DrillDownPlace {
  const { parameters, bucket, hidden, seenLinked } = asked;
  const input = flowInput(facts, parameters);
  const timed =
    timedBuckets(input).find(
      (one) =>
        one.bucket.start === bucket?.start && one.bucket.container?.id === bucket.container?.id,
    ) ?? null;
  const until = Math.min(timed?.end ?? Infinity, input.now);
  const end = Math.min((timed?.end ?? Infinity) - 1, input.now);
  const flow = new Map(population(input).issues.map((issue) => [issue.history.id, issue]));
  return { input, parameters, timed, until, end, flow, hidden, seenLinked };
}

function seenAt(history: IssueTimeline, place: DrillDownPlace, metric: CatalogueMetric): SeenIssue {
  const { input, end, parameters } = place;
  const flow = place.flow.get(history.id) ?? null;
  const life = lifeOf(history, flow, input);
  const at = metric.population === 'changes' ? (life.doneAt ?? end) : end;
  const estimatedAt = (isOfStart(metric, parameters) ? life.startedAt : null) ?? at;
  return { history, flow, at, estimatedAt, ...life };
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

function cellsAt(seen: SeenIssue, input: FlowInput): DrillDownCells {
  const { history, at, estimatedAt, stays, startedAt, doneAt: done } = seen;
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
    points: numberCell(estimateAt(history, estimatedAt, input), 'unestimated'),
    priority: id('priority'),
    severity: idCell(valueAt(history, severity?.fieldId ?? 'priority', history.createdAt)),
    components: ids('components'),
    'affects-versions': { kind: 'ids', ids: [...idsAt(history, 'versions', input.now)] },
    'fix-versions': ids('fixVersions'),
    resolution: id('resolution'),
    team: { kind: 'id', id: teamAt(history, at, input) },
    'logged-hours':
      spent === null || spent === ''
        ? unknown('no-effort-known')
        : { kind: 'number', value: Number(spent) / HOUR_SECONDS },
  };
}

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
        'points-at-start': numberCell(estimateAtStart, 'unestimated'),
        'points-at-close': numberCell(estimateAtClose, 'unestimated'),
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
