import type { WorkItem } from '../metrics/work-item';
import { type AmountFields, deriveFacts } from './derive-facts';
import { type IssueFacts, type StatusCategories, workItemAt } from './issue-facts';
import type { IssueHistory } from './issue-history';
import { isSameItem, type RecordedChange } from './items-at';

/** Further back than this a difference is not of the time since the last look. */
const MOST_STEPS = 50;

interface Told {
  readonly history: IssueHistory;
  readonly fields: AmountFields;
  readonly categories: StatusCategories;
}

/**
 * When an issue that was `before` really became what it is now, step by step, as its changelog
 * tells it. `null` when the changelog does not lead back to what it was: then the difference is
 * not all in it, and only the time it was seen is known.
 */
export function datedChanges(
  before: WorkItem,
  after: WorkItem,
  { history, fields, categories }: Told,
): readonly RecordedChange[] | null {
  const memberships = [{ from: Number.NEGATIVE_INFINITY, to: null }];
  const facts = deriveFacts(history, fields, { readAt: 0, memberships });
  const changes: RecordedChange[] = [];
  let state = after;
  for (const at of instantsOf(facts).slice(0, MOST_STEPS)) {
    const earlier = workItemAt(after, facts, { at: at - 1, categories });
    if (earlier === null) return null;
    // A move gives another key; which one it had is in no field.
    const was = {
      ...earlier,
      key: earlier.projectId === before.projectId ? before.key : after.key,
    };
    if (isSameItem(was, state)) continue;
    changes.unshift({ at, issueId: after.id, before: was });
    if (isSameItem(was, before)) return changes;
    state = was;
  }
  return null;
}

/** Latest first. */
function instantsOf({
  statuses,
  projects,
  parents,
  amounts,
  numbers,
}: IssueFacts): readonly number[] {
  const pasts = [statuses, projects, parents, ...Object.values(amounts), ...Object.values(numbers)];
  const instants = pasts.flatMap((past) => past.map(({ until }) => until));
  return [...new Set(instants)].sort((a, b) => b - a);
}
