import { doneAt } from '../timeline/completion';
import { estimateAt } from '../timeline/estimate';
import { type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import { type CategoryOf, type Stay, stayAt, statusTimeline } from '../timeline/status-timeline';
import { closeOf, type Sprint, type SprintIssue, type SprintRole } from './sprint';

/** Sub-tasks follow their parent and carry no points of their own. Source: metrics-spec C.2. */
const STANDARD_LEVEL = 0;

export interface SprintFields {
  readonly categoryOf: CategoryOf;
  /** Id of the site's Sprint field. */
  readonly sprintFieldId: string;
  /** Id of the field the board estimates in; `null` counts issues. */
  readonly estimateFieldId: string | null;
  /** Added so soon after the start, an issue counts as committed. Milliseconds. */
  readonly addGraceMs: number;
  readonly now: number;
}

/** Every issue that was in the sprint at some time between its start and its end. */
export function sprintIssues(
  sprint: Sprint,
  timelines: readonly IssueTimeline[],
  fields: SprintFields,
): readonly SprintIssue[] {
  return timelines
    .filter(({ hierarchyLevel }) => hierarchyLevel === STANDARD_LEVEL)
    .flatMap((timeline) => sprintIssue(sprint, timeline, fields) ?? []);
}

function sprintIssue(
  sprint: Sprint,
  timeline: IssueTimeline,
  fields: SprintFields,
): SprintIssue | null {
  const close = closeOf(sprint, fields.now);
  if (!wasEverMember(sprint, timeline, { close, fields })) return null;
  const start = sprint.startedAt + fields.addGraceMs;
  const stays = staysUntil(statusTimeline(timeline, fields.categoryOf), close);
  const isOpenAtStart = stayAt(stays, sprint.startedAt)?.category !== 'done';
  const isCommitted = isOpenAtStart && isMember(timeline, sprint, { at: start, fields });
  const done = doneAt(stays, 'last');
  return {
    issueId: timeline.id,
    role: roleOf(sprint, timeline, { close, done, isCommitted, fields }),
    isCommitted,
    estimateAtStart: estimateAt(timeline, start, fields),
    estimateAtClose: estimateAt(timeline, close, fields),
    doneAt: done,
  };
}

interface Standing {
  readonly close: number;
  readonly done: number | null;
  readonly isCommitted: boolean;
  readonly fields: SprintFields;
}

function roleOf(
  sprint: Sprint,
  timeline: IssueTimeline,
  { close, done, isCommitted, fields }: Standing,
): SprintRole {
  if (done === null) {
    return isMember(timeline, sprint, { at: close, fields }) ? 'not-completed' : 'removed';
  }
  const isInside = done > sprint.startedAt && isMember(timeline, sprint, { at: done, fields });
  if (!isInside) return 'outside';
  return isCommitted ? 'committed-done' : 'added-done';
}

/** The Sprint field holds a list of ids, written `12, 15`. */
export function isMember(
  timeline: IssueTimeline,
  { id }: Sprint,
  { at, fields }: { readonly at: number; readonly fields: Pick<SprintFields, 'sprintFieldId'> },
): boolean {
  if (at < timeline.createdAt) return false;
  const ids = valueAt(timeline, fields.sprintFieldId, at) ?? '';
  return ids.split(',').some((one) => one.trim() === id);
}

function wasEverMember(
  sprint: Sprint,
  timeline: IssueTimeline,
  { close, fields }: { readonly close: number; readonly fields: SprintFields },
): boolean {
  const changes = timeline.changes[fields.sprintFieldId] ?? [];
  const moments = [sprint.startedAt, timeline.createdAt, ...changes.map(({ at }) => at)];
  return moments
    .filter((at) => at >= sprint.startedAt && at <= close)
    .some((at) => isMember(timeline, sprint, { at, fields }));
}

/** What was known of an issue at an instant: later stays had not begun. */
function staysUntil(stays: readonly Stay[], close: number): readonly Stay[] {
  return stays.filter(({ start }) => start <= close);
}
