import { doneAt } from '../timeline/completion';
import { estimateAt } from '../timeline/estimate';
import { type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import { type Stay, stayAt } from '../timeline/status-timeline';
import { closeOf, type Sprint, type SprintIssue, type SprintRole } from './sprint';
import type { FrozenIssue, SprintSnapshot } from './sprint-snapshot';

export interface SprintFields {
  /** Id of the site's Sprint field; `null` where sprints are not used. */
  readonly sprintFieldId: string | null;
  /** Id of the field the board estimates in; `null` counts issues. */
  readonly estimateFieldId: string | null;
  /** Added so soon after the start, an issue counts as committed. Milliseconds. */
  readonly addGraceMs: number;
  readonly now: number;
}

/** An issue with its statuses, worked out before. */
export interface Life {
  readonly history: IssueTimeline;
  readonly stays: readonly Stay[];
}

/** When a sprint is looked at, worked out once for all of its issues. */
export interface SprintWindow {
  readonly sprint: Sprint;
  readonly close: number;
  /** Up to when an issue that was added counts as committed. */
  readonly graceEnd: number;
  readonly fields: SprintFields;
}

export function sprintWindow(sprint: Sprint, fields: SprintFields): SprintWindow {
  const graceEnd = sprint.startedAt + fields.addGraceMs;
  return { sprint, close: closeOf(sprint, fields.now), graceEnd, fields };
}

/** Every issue that was in the sprint at some time between its start and its end. */
export function sprintIssues(
  sprint: Sprint,
  lives: readonly Life[],
  fields: SprintFields,
): readonly SprintIssue[] {
  const window = sprintWindow(sprint, fields);
  return lives.flatMap((life) => sprintIssue(window, life) ?? []);
}

/** `null` for an issue that was in the sprint at no time between its start and its end. */
export function sprintIssue(
  window: SprintWindow,
  { history, stays: all }: Life,
): SprintIssue | null {
  if (!wasEverMember(history, window)) return null;
  const { sprint, close, graceEnd, fields } = window;
  // What was known at the close: later stays had not begun.
  const isWhole = (all.at(-1)?.start ?? -Infinity) <= close;
  const stays = isWhole ? all : all.filter((stay) => stay.start <= close);
  const isOpenAtStart = stayAt(stays, sprint.startedAt)?.category !== 'done';
  const isCommitted = isOpenAtStart && isIn(history, window, graceEnd);
  const done = doneAt(stays, 'last');
  const isInAtEnd = isIn(history, window, done ?? close);
  return {
    issueId: history.id,
    role:
      done === null
        ? openRole(isInAtEnd)
        : doneRole(isInAtEnd && done > sprint.startedAt, isCommitted),
    isCommitted,
    estimateAtStart: estimateAt(history, graceEnd, fields),
    estimateAtClose: estimateAt(history, close, fields),
    doneAt: done,
  };
}

const openRole = (isInAtEnd: boolean): SprintRole => (isInAtEnd ? 'not-completed' : 'removed');

function doneRole(isInside: boolean, isCommitted: boolean): SprintRole {
  if (!isInside) return 'outside';
  return isCommitted ? 'committed-done' : 'added-done';
}

/** The Sprint field holds a list of ids, written `12, 15`. */
export function isMember(
  timeline: IssueTimeline,
  { id }: Sprint,
  {
    at,
    fields: { sprintFieldId },
  }: { readonly at: number; readonly fields: Pick<SprintFields, 'sprintFieldId'> },
): boolean {
  if (at < timeline.createdAt || sprintFieldId === null) return false;
  return names(valueAt(timeline, sprintFieldId, at), id);
}

const isIn = (timeline: IssueTimeline, { sprint, fields }: SprintWindow, at: number): boolean =>
  isMember(timeline, sprint, { at, fields });

function names(text: string | null, id: string): boolean {
  // Most issues are in one sprint; only a list has to be taken apart.
  if (text === id) return true;
  return text !== null && text.includes(id) && sprintIdsOf(text).includes(id);
}

export function sprintIdsOf(text: string | null): readonly string[] {
  if (text === null || text === '') return [];
  return text.includes(',') ? text.split(',').map((one) => one.trim()) : [text.trim()];
}

function wasEverMember(timeline: IssueTimeline, window: SprintWindow): boolean {
  const { sprint, close, fields } = window;
  const first = Math.max(sprint.startedAt, timeline.createdAt);
  if (first > close) return false;
  if (isIn(timeline, window, first)) return true;
  return (timeline.changes[fields.sprintFieldId ?? ''] ?? []).some(
    ({ at, to }, place, changes) =>
      // Of several changes at one instant the last one counts.
      at > first && at <= close && names(to, sprint.id) && changes[place + 1]?.at !== at,
  );
}

/**
 * What was frozen when the sprint began and ended overrides what histories say, because neither
 * later edits nor deleted issues can change it. Source: metrics-spec P10.
 */
export function withSnapshot(
  replayed: readonly SprintIssue[],
  { atStart, atClose }: SprintSnapshot,
): readonly SprintIssue[] {
  const starts = atStart === null ? null : new Map(atStart.map((one) => [one.issueId, one]));
  const closes = atClose === null ? null : new Map(atClose.map((one) => [one.issueId, one]));
  const known = new Map(replayed.map((issue) => [issue.issueId, issue]));
  const ids = new Set([...known.keys(), ...(starts?.keys() ?? []), ...(closes?.keys() ?? [])]);
  return [...ids].map((issueId) => {
    const issue = known.get(issueId) ?? gone(issueId);
    const begun = starts === null ? issue : frozenStart(issue, starts.get(issueId));
    return closes === null ? begun : frozenClose(begun, closes.get(issueId), starts?.get(issueId));
  });
}

/** An issue that was deleted since. */
const gone = (issueId: SprintIssue['issueId']): SprintIssue => ({
  issueId,
  role: 'removed',
  isCommitted: false,
  estimateAtStart: null,
  estimateAtClose: null,
  doneAt: null,
});

function frozenStart(issue: SprintIssue, start: FrozenIssue | undefined): SprintIssue {
  const isCommitted = start !== undefined && !start.isDone;
  const isDone = issue.role === 'committed-done' || issue.role === 'added-done';
  return {
    ...issue,
    isCommitted,
    role: isDone ? (isCommitted ? 'committed-done' : 'added-done') : issue.role,
    estimateAtStart: start === undefined ? issue.estimateAtStart : start.estimate,
  };
}

/** An issue that was not in it any more at the close is what its history says: removed, or done. */
function frozenClose(
  issue: SprintIssue,
  close: FrozenIssue | undefined,
  start: FrozenIssue | undefined,
): SprintIssue {
  if (close === undefined) return issue;
  const done = issue.isCommitted ? 'committed-done' : 'added-done';
  const role = close.isDone ? (start?.isDone === true ? 'outside' : done) : 'not-completed';
  return { ...issue, role, estimateAtClose: close.estimate };
}
