import type { SiteData } from '../jira/model';
import { emptyLists, type ListsById } from './site-lists';

export function listsById(data: SiteData): ListsById {
  const lists = emptyLists();
  for (const one of data.projects) lists.projects.set(one.id, one);
  for (const one of data.issueTypes) lists.issueTypes.set(one.id, one);
  for (const one of data.statuses) lists.statuses.set(one.id, one);
  for (const one of data.priorities) lists.priorities.set(one.id, one);
  for (const one of data.resolutions) lists.resolutions.set(one.id, one);
  for (const one of data.fields) lists.fields.set(one.id, one);
  for (const one of data.users) lists.users.set(one.accountId, one);
  for (const one of data.boards) lists.boards.set(String(one.id), one);
  for (const one of data.sprints) lists.sprints.set(String(one.id), one);
  for (const one of data.versions) lists.versions.set(one.id, one);
  for (const one of data.linkTypes) lists.linkTypes.set(one.id, one);
  for (const one of data.components) lists.components.set(one.id, one);
  return lists;
}
