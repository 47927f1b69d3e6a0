/** The next free ids and keys. They never come twice, not even after a deletion, as in Jira. */
import type { TimedChange } from '../data/timed-change';
import type { Issue, SiteData } from './model';

export function createNumbering(data: SiteData, future: readonly TimedChange[]) {
  let issueId = 0;
  let historyId = 0;
  const numberByProject = new Map<string, number>();

  const useKey = (key: string) => {
    const dash = key.lastIndexOf('-');
    const project = key.slice(0, dash);
    const number = Number(key.slice(dash + 1));
    if (number > (numberByProject.get(project) ?? 0)) numberByProject.set(project, number);
  };
  const useHistory = ({ id }: { readonly id: string }) => {
    historyId = Math.max(historyId, Number(id) || 0);
  };
  const use = (issue: Issue) => {
    issueId = Math.max(issueId, Number(issue.id) || 0);
    useKey(issue.key);
    for (const history of issue.histories) useHistory(history);
  };
  for (const issue of data.issues) use(issue);
  for (const change of future) {
    if (change.kind === 'created') use(change.issue);
    if (change.kind !== 'history') continue;
    useHistory(change.history);
    const { key } = change.fields;
    if (typeof key === 'string') useKey(key);
  }

  return {
    issueId: () => String(++issueId),
    historyId: () => String(++historyId),
    key(projectKey: string): string {
      const next = (numberByProject.get(projectKey) ?? 0) + 1;
      numberByProject.set(projectKey, next);
      return `${projectKey}-${next}`;
    },
    /** The last of the ids that a list has. */
    nextOf: (list: readonly { readonly id: number | string }[]) =>
      list.reduce((highest, { id }) => Math.max(highest, Number(id) || 0), 0) + 1,
  };
}
