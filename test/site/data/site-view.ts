import type { Issue, SiteData, SiteView } from '../jira/model';
import { isRecord, textOf } from './raw-value';

/** A site at one instant without a store behind it, in which everybody sees everything. */
export function openView(data: SiteData, now: number): SiteView {
  const byId = new Map(data.issues.map((issue) => [issue.id, issue]));
  const byKey = new Map(data.issues.map((issue) => [issue.key.toUpperCase(), issue]));
  const children = new Map<string, Issue[]>();
  for (const issue of data.issues) {
    const { parent } = issue.fields;
    const id = isRecord(parent) ? (textOf(parent, 'id') ?? '') : '';
    children.set(id, [...(children.get(id) ?? []), issue]);
  }
  return {
    now,
    data,
    issues: () => data.issues,
    issueById: (id) => byId.get(id),
    issueByKey: (key) => byKey.get(key.toUpperCase()),
    childrenOf: (id) => (id === '' ? [] : (children.get(id) ?? [])),
    canBrowse: () => true,
    canBrowseProject: () => true,
  };
}
