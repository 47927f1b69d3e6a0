/**
 * Which statuses the issues of a project use or ever used, by issue type: the site holds no
 * workflows, and what nothing stands in today is still part of one.
 */
import type { History, IssueType, Project, Status } from './model';
import type { Store } from './store';

interface UsedStatuses {
  readonly types: readonly IssueType[];
  readonly all: readonly Status[];
}

interface Reading {
  readonly revision: number;
  readonly used: ReadonlyMap<string, { types: Set<string>; statuses: Set<string> }>;
}

const readings = new WeakMap<Store, Reading>();

export function statusesOf(store: Store, project: Project): UsedStatuses {
  const found = reading(store).used.get(project.id);
  const { issueTypes, statuses } = store.data;
  return {
    types: issueTypes.filter(({ id }) => found?.types.has(id) === true),
    all: statuses.filter(({ id }) => found?.statuses.has(id) === true),
  };
}

/** One pass over all issues, kept until something is written. */
function reading(store: Store): Reading {
  const known = readings.get(store);
  if (known?.revision === store.revision()) return known;
  const used = new Map<string, { types: Set<string>; statuses: Set<string> }>();
  for (const { fields, histories } of store.view.issues()) {
    const { project, issuetype, status } = fields as Record<string, { id: string } | undefined>;
    const entry = used.get(project?.id ?? '') ?? { types: new Set(), statuses: new Set() };
    if (issuetype !== undefined) entry.types.add(issuetype.id);
    if (status !== undefined) entry.statuses.add(status.id);
    for (const id of formerStatuses(histories)) entry.statuses.add(id);
    used.set(project?.id ?? '', entry);
  }
  const fresh = { revision: store.revision(), used };
  readings.set(store, fresh);
  return fresh;
}

const formerStatuses = (histories: readonly History[]): readonly string[] =>
  histories.flatMap(({ items }) =>
    items.flatMap(({ fieldId, from, to }) =>
      fieldId === 'status' ? [from, to].filter((id) => id !== null) : [],
    ),
  );
