/** The living site: its issues with their indexes, who may see them, and the recorded future. */
import type { Clock } from '../clock';
import type { Issue, Project, SiteData, SiteView } from './model';
import { createPermissions } from './permissions';

export interface StoreOptions {
  readonly data: SiteData;
  readonly clock: Clock;
  readonly appAccountId: string;
}

export type Store = ReturnType<typeof createStore>;

/** Reads and raw writes; edits with changelog are in `edits.ts`. */
export function createStore({ data, clock, appAccountId }: StoreOptions) {
  const byId = new Map<string, Issue>();
  const idByKey = new Map<string, string>();
  const children = new Map<string, Set<string>>();
  const permissions = createPermissions(data, appAccountId);

  const link = (issue: Issue, parentId: string | undefined, present: boolean) => {
    if (parentId === undefined) return;
    const set = children.get(parentId) ?? new Set<string>();
    if (present) set.add(issue.id);
    else set.delete(issue.id);
    children.set(parentId, set);
  };
  const put = (issue: Issue) => {
    byId.set(issue.id, issue);
    idByKey.set(issue.key.toUpperCase(), issue.id);
    link(issue, parentIdOf(issue), true);
  };
  for (const issue of data.issues) put(issue);

  const view: SiteView = {
    get now() {
      return clock.now();
    },
    data,
    issues: () => byId.values(),
    issueById: (id) => byId.get(id),
    issueByKey: (key) => byId.get(idByKey.get(key.toUpperCase()) ?? ''),
    childrenOf: (id) => [...(children.get(id) ?? [])].flatMap((child) => byId.get(child) ?? []),
    canBrowse: permissions.canBrowse,
    canBrowseProject: permissions.canBrowseProject,
  };

  return {
    view,
    data,
    permissions,
    put,
    /** Sets field values as they are; keeps the parent index and former keys right. */
    assign(issue: Issue, fields: Readonly<Record<string, unknown>>) {
      const before = parentIdOf(issue);
      const { key, ...rest } = fields;
      if (typeof key === 'string') {
        issue.key = key;
        idByKey.set(key.toUpperCase(), issue.id);
      }
      Object.assign(issue.fields, rest);
      const after = parentIdOf(issue);
      if (before === after) return;
      link(issue, before, false);
      link(issue, after, true);
    },
    remove(issue: Issue) {
      byId.delete(issue.id);
      idByKey.delete(issue.key.toUpperCase());
      link(issue, parentIdOf(issue), false);
    },
    nextIssueId: () => String(Math.max(0, ...[...byId.keys()].map(Number)) + 1),
    nextKey: (project: Project) => {
      const numbers = [...idByKey.keys()]
        .filter((key) => key.startsWith(`${project.key}-`))
        .map((key) => Number(key.slice(project.key.length + 1)));
      return `${project.key}-${Math.max(0, ...numbers) + 1}`;
    },
  };
}

export function parentIdOf(issue: Issue): string | undefined {
  const parent = issue.fields['parent'];
  return typeof parent === 'object' && parent !== null && 'id' in parent
    ? String(parent.id)
    : undefined;
}
