/** The living site: its issues with their indexes, who may see them, and the next free numbers. */
import type { Clock } from '../clock';
import type { TimedChange } from '../data/timed-change';
import { createNumbering } from './numbering';
import type { History, Issue, SiteData, SiteView } from './model';
import { createPermissions } from './permissions';

export interface StoreOptions {
  readonly data: SiteData;
  readonly clock: Pick<Clock, 'now'>;
  readonly appAccountId: string;
  /** Numbers that recorded history will use are not given to people's issues. */
  readonly future?: readonly TimedChange[];
}

/** Told before a write, with the issue as it still is; `undefined` when it is new. */
export type WriteListener = (issueId: string, before: Issue | undefined) => void;

export type Store = ReturnType<typeof createStore>;

/** Reads and raw writes; edits with changelog are in `edits.ts`. */
export function createStore({ data, clock, appAccountId, future = [] }: StoreOptions) {
  const byId = new Map<string, Issue>();
  const idByKey = new Map<string, string>();
  const children = new Map<string, Set<string>>();
  const permissions = createPermissions(data, appAccountId);
  const numbering = createNumbering(data, future);
  const listeners: WriteListener[] = [];
  /** Issues that people changed, and those they deleted: recorded history gives way to them. */
  const touched = new Set<string>();
  const deleted = new Set<string>();
  let revision = 0;

  const link = (issue: Issue, parentId: string | undefined, present: boolean) => {
    if (parentId === undefined) return;
    const set = children.get(parentId) ?? new Set<string>();
    if (present) set.add(issue.id);
    else set.delete(issue.id);
    children.set(parentId, set);
  };
  const insert = (issue: Issue) => {
    byId.set(issue.id, issue);
    idByKey.set(issue.key.toUpperCase(), issue.id);
    link(issue, parentIdOf(issue), true);
  };
  const announce = (issueId: string, before: Issue | undefined) => {
    revision += 1;
    for (const listener of listeners) listener(issueId, before);
  };
  for (const issue of data.issues) insert(issue);

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
    numbering,
    touched,
    deleted,
    /** Grows with every write. */
    revision: () => revision,
    onWrite: (listener: WriteListener) => void listeners.push(listener),
    put(issue: Issue) {
      announce(issue.id, undefined);
      insert(issue);
    },
    /** Sets field values as they are; keeps the parent index and former keys right. */
    assign(issue: Issue, fields: Readonly<Record<string, unknown>>, history?: History) {
      announce(issue.id, issue);
      const before = parentIdOf(issue);
      const { key, ...rest } = fields;
      if (typeof key === 'string') {
        issue.key = key;
        idByKey.set(key.toUpperCase(), issue.id);
      }
      Object.assign(issue.fields, rest);
      if (history !== undefined) issue.histories.push(history);
      const after = parentIdOf(issue);
      if (before === after) return;
      link(issue, before, false);
      link(issue, after, true);
    },
    remove(issue: Issue) {
      announce(issue.id, issue);
      byId.delete(issue.id);
      for (const [key, id] of idByKey) if (id === issue.id) idByKey.delete(key);
      link(issue, parentIdOf(issue), false);
    },
  };
}

export function parentIdOf(issue: Issue): string | undefined {
  const parent = issue.fields['parent'];
  return typeof parent === 'object' && parent !== null && 'id' in parent
    ? String(parent.id)
    : undefined;
}
