import type { IssueId } from '../../shared/ids';
import { valueAt } from '../timeline/issue-timeline';
import { stayAt } from '../timeline/status-timeline';
import { backlogStays, FRESH_DAYS, isReady, STALE_MS, touchesOf } from './backlog-health';
import { type BacklogFinding, type DrillDownCell, unknown } from './drill-down-cell';
import type { DrillDownPlace, Teller } from './drill-down-seen';
import type { FlowIssue } from './flow-issue';
import { numberOf } from './parameters';
import { priorityRank } from './work-input';
import { estimateAt } from '../timeline/estimate';

const DAY_MS = 86_400_000;

/** Days since it was created, at the end of the bucket. */
export const ageCells: Teller =
  ({ until }) =>
  ({ history }) => ({
    age:
      history.createdAt > until
        ? unknown('not-open')
        : { kind: 'number', value: (until - history.createdAt) / DAY_MS },
  });

/** Its place in the backlog among the issues in sight that are open then; 1 is the top. */
export const rankCells: Teller = (place) => {
  const places = placesOf(inOrder(place, (issue) => isOpen(issue, place.end)));
  const rankCell = (id: IssueId, rank: string): DrillDownCell => {
    const found = places.get(id);
    if (found !== undefined) return { kind: 'number', value: found };
    return unknown(rank === '' ? 'no-rank' : 'not-open');
  };
  return ({ history }) => ({ rank: rankCell(history.id, history.values['rank'] ?? '') });
};

const isOpen = ({ stays }: FlowIssue, at: number): boolean => {
  const stay = stayAt(stays, at);
  return stay !== undefined && stay.category !== 'done';
};

function inOrder(
  { flow, hidden }: DrillDownPlace,
  isIn: (issue: FlowIssue) => boolean,
): readonly FlowIssue[] {
  const rankOf = ({ history }: FlowIssue) => history.values['rank'] ?? '';
  return [...flow.values()]
    .filter((issue) => rankOf(issue) !== '' && !hidden.has(issue.history.id) && isIn(issue))
    .sort((one, other) => (rankOf(one) < rankOf(other) ? -1 : 1));
}

const placesOf = (issues: readonly FlowIssue[]): ReadonlyMap<IssueId, number> =>
  new Map(issues.map(({ history }, place) => [history.id, place + 1]));

/** What is wrong with it, by the shares that backlog health is made of. Source: C.5, metric 1. */
export const findingCells: Teller = (place) => {
  const { input, until, end, parameters, flow } = place;
  const freshMs = numberOf(FRESH_DAYS, parameters) * DAY_MS;
  const isBacklog = (issue: FlowIssue) =>
    backlogStays(issue).some((stay) => stay.start <= end && end < stay.end);
  const early = aheadOfHigher(inOrder(place, isBacklog), place);
  return ({ history }) => {
    const issue = flow.get(history.id);
    if (issue === undefined || !isBacklog(issue)) return { findings: unknown('not-open') };
    const lastTouch = touchesOf(history).findLast((at) => at <= end) ?? history.createdAt;
    const known: readonly (readonly [BacklogFinding, boolean])[] = [
      ['old', until - history.createdAt > freshMs],
      ['stale', until - lastTouch > STALE_MS],
      ['unestimated', estimateAt(history, end, input) === null],
      ['not-ready', !isReady(history, end)],
      ['out-of-order', early.has(history.id)],
    ];
    return {
      findings: {
        kind: 'findings',
        findings: known.flatMap(([finding, holds]) => (holds ? [finding] : [])),
      },
    };
  };
};

/** Those that stand above an issue of a higher priority. */
function aheadOfHigher(
  issues: readonly FlowIssue[],
  { input, end }: DrillDownPlace,
): ReadonlySet<IssueId> {
  const early = new Set<IssueId>();
  let highest = Infinity;
  for (const { history } of issues.toReversed()) {
    const rank = priorityRank(valueAt(history, 'priority', end), input);
    if (rank === null) continue;
    if (rank > highest) early.add(history.id);
    highest = Math.min(highest, rank);
  }
  return early;
}
