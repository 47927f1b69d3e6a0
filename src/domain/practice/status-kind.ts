import type { StatusMapping } from '../metrics/catalogue/practice';
import type { StatusCategory } from '../metrics/work-item';

/**
 * What happens to work while it is in a status. Jira knows that work has begun and that it is done;
 * it does not know whether somebody works on it.
 * - `active`: somebody works on it;
 * - `wait`: it lies in a queue;
 * - `review`: somebody else looks at it, which flow efficiency counts as waiting;
 * - `blocked`: nobody can go on with it.
 */
export const STATUS_KINDS = ['active', 'wait', 'review', 'blocked'] as const;
export type StatusKind = (typeof STATUS_KINDS)[number];

/** By status id. A status that is missing has not been spoken of. */
export type StatusKinds = Readonly<Record<string, StatusKind>>;

/** A status of the project's workflows. Names change and are translated; ids stay. */
export interface WorkflowStatus {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
}

/** To do and done are Jira's own; only work in progress can be of a kind. */
export function canHaveKind({ category }: Pick<WorkflowStatus, 'category'>): boolean {
  return category === 'indeterminate' || category === 'undefined';
}

/** In the order of the workflow; everything here is left out of nothing and guessed as nothing. */
export function unmappedStatuses<Status extends WorkflowStatus>(
  statuses: readonly Status[],
  kinds: StatusKinds,
): readonly Status[] {
  return statuses.filter((status) => canHaveKind(status) && kinds[status.id] === undefined);
}

/** Statuses that are spoken of but in no workflow of the project any more: history has them. */
export function formerStatusIds(
  statuses: readonly Pick<WorkflowStatus, 'id'>[],
  kinds: StatusKinds,
): readonly string[] {
  const present = new Set(statuses.map(({ id }) => id));
  return Object.keys(kinds).filter((id) => !present.has(id));
}

/**
 * As the flow metrics take it. As long as nobody has said anything of any status, `wait` is `null`
 * and the metrics that need it publish nothing. Source: metrics-spec C.1, metric 10.
 */
export function statusMapping(kinds: StatusKinds): StatusMapping {
  const idsOf = (kind: StatusKind) =>
    new Set(Object.keys(kinds).filter((statusId) => kinds[statusId] === kind));
  const hasSpoken = Object.keys(kinds).length > 0;
  return {
    wait: hasSpoken ? idsOf('wait') : null,
    review: idsOf('review'),
    blocked: idsOf('blocked'),
  };
}
