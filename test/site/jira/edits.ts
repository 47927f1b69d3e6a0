/** What people do in Jira, one kind after the other. */
import type { JiraEdit, ProductEvent } from '../seams';
import { EditRefusal } from './edit-refusal';
import {
  archiveIssue,
  createIssue,
  deleteIssue,
  type EditOutcome,
  updateIssue,
} from './issue-edits';
import type { Filter, Sprint, Status, Version } from './model';
import { sprintVerb, versionVerb } from './product-events';
import type { Store } from './store';

/** `at` is the instant of the edit; a replay gives it again, and so the same site. */
export function applyEdit(store: Store, at: number, { change, accountId }: JiraEdit): EditOutcome {
  const by = { accountId, at };
  switch (change.kind) {
    case 'create':
      return createIssue(store, by, change);
    case 'update':
      return updateIssue(store, by, change);
    case 'transition': {
      const { issueId, statusId } = change;
      if (!store.data.statuses.some(({ id }) => id === statusId)) {
        throw new EditRefusal(400, `There is no status ${statusId}.`);
      }
      return updateIssue(store, by, { issueId, fields: { status: { id: statusId } } });
    }
    case 'delete':
      return deleteIssue(store, by, change);
    case 'sprint':
      return save(store.data.sprints, change.sprint as unknown as Sprint, (before, sprint) => ({
        name: `avi:jira-software:${sprintVerb(before?.state, sprint.state)}:sprint`,
        payload: { sprint },
      }));
    case 'version':
      return save(store.data.versions, change.version as unknown as Version, (before, version) => ({
        name: `avi:jira:${versionVerb(before?.released, version.released)}:version`,
        payload: { version },
      }));
    case 'status':
      return changeStatus(store, change.status as unknown as Status);
    case 'filter':
      save(store.data.filters, change.filter as unknown as Filter, () => null);
      return { events: [] };
    case 'archive':
      return archiveIssue(store, change);
  }
}

/** A status under another name or in another category: so are the issues that have it, silently. */
function changeStatus(store: Store, status: Status): EditOutcome {
  save(store.data.statuses, status, () => null);
  const after = store.data.statuses.find(({ id }) => id === status.id);
  for (const issue of store.view.issues()) {
    if ((issue.fields['status'] as Status).id === status.id) store.assign(issue, { status: after });
  }
  return { events: [] };
}

/** Properties that are not given stay as they are. */
function save<Item extends { readonly id: number | string }>(
  list: Item[],
  item: Item,
  eventOf: (before: Item | undefined, after: Item) => ProductEvent | null,
): EditOutcome {
  const index = list.findIndex(({ id }) => String(id) === String(item.id));
  const before = list[index];
  const after = before === undefined ? item : { ...before, ...item };
  if (before === undefined) list.push(after);
  else list[index] = after;
  const event = eventOf(before, after);
  return { events: event === null ? [] : [event] };
}
