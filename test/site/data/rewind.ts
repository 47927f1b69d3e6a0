import type { Issue, SiteData } from '../jira/model';
import { listsById } from './lists-by-id';
import { sprintAt, sprintChanges, versionAt, versionChanges } from './plan-at';
import { refreshTimeFields } from './time-fields';
import type { TimedChange } from './timed-change';
import { unwindIssue } from './unwind-issue';

/** A site as it was at one instant, and what its recorded history has in store after it. */
export interface RewoundSite {
  readonly data: SiteData;
  /** In the order of time. */
  readonly future: readonly TimedChange[];
}

/**
 * The site as it was at an instant: issues created later are not there yet, later changes are
 * undone field by field, sprints and versions are in the state their dates give them. A field
 * without history holds its value since the issue was created. `data` itself is left alone.
 */
export function rewind(data: SiteData, at: number): RewoundSite {
  const lists = listsById(data);
  const issues: Issue[] = [];
  const future: TimedChange[] = [
    ...data.sprints.flatMap((sprint) => sprintChanges(sprint, at)),
    ...data.versions.flatMap((version) => versionChanges(version, at)),
  ];
  for (const issue of data.issues) {
    const { past, changes } = unwindIssue(issue, at, lists);
    if (past !== null) issues.push(past);
    for (const change of changes) future.push(change);
  }
  refreshTimeFields(issues);
  future.sort((a, b) => a.at - b.at);
  return {
    data: {
      ...data,
      sprints: data.sprints.map((sprint) => sprintAt(sprint, at)),
      versions: data.versions.map((version) => versionAt(version, at)),
      issues,
    },
    future,
  };
}
