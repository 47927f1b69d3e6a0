/** Brings what really happened on the recorded site up to an instant. */
import type { TimedChange } from '../data/timed-change';
import type { ProductEvent } from '../seams';
import { changelogItems } from './changelog-item';
import { jiraInstant } from './instants';
import type { History, Issue } from './model';
import { issueEvent, sprintVerb, versionVerb } from './product-events';
import type { Store } from './store';

export function createRecordedHistory(store: Store, future: readonly TimedChange[]) {
  let next = 0;
  return {
    nextAt: () => future[next]?.at,
    /** In the order of time. */
    catchUp(until: number): ProductEvent[] {
      const events: ProductEvent[] = [];
      for (let change = future[next]; change !== undefined && change.at <= until;) {
        events.push(...apply(store, change));
        next += 1;
        change = future[next];
      }
      return events;
    },
  };
}

function apply(store: Store, change: TimedChange): ProductEvent[] {
  switch (change.kind) {
    case 'created':
      return create(store, change.issue);
    case 'history':
      return changeIssue(store, change);
    case 'sprint': {
      // A sprint that a person closed earlier than it really was stays closed.
      const known = store.data.sprints.find(({ id }) => id === change.sprint.id);
      if (known?.state === 'closed') return [];
      return replace(store.data.sprints, change.sprint, (before) => ({
        name: `avi:jira-software:${sprintVerb(before?.state, change.sprint.state)}:sprint`,
        payload: { sprint: change.sprint },
      }));
    }
    case 'version':
      return replace(store.data.versions, change.version, (before) => ({
        name: `avi:jira:${versionVerb(before?.released, change.version.released)}:version`,
        payload: { version: change.version },
      }));
  }
}

function create(store: Store, recorded: Issue): ProductEvent[] {
  if (store.view.issueById(recorded.id) !== undefined) return [];
  const issue = structuredClone(recorded);
  const parent = issue.fields['parent'] as { id?: string } | null | undefined;
  if (parent?.id !== undefined && store.deleted.has(parent.id)) issue.fields['parent'] = null;
  store.put(issue);
  const creator = issue.fields['creator'] as { accountId?: string } | null;
  return [issueEvent('avi:jira:created:issue', issue, { accountId: creator?.accountId ?? '' })];
}

/**
 * The recorded values win over what people made of the same fields, and the changelog tells the
 * step from their value to the recorded one. Fields the record does not name keep people's values.
 */
function changeIssue(
  store: Store,
  change: TimedChange & { readonly kind: 'history' },
): ProductEvent[] {
  const issue = store.view.issueById(change.issueId);
  if (issue === undefined) return [];
  const { fields } = change;
  const history = store.touched.has(issue.id) ? fromHere(store, issue, change) : change.history;
  if (history.items.length === 0) return [];
  store.assign(issue, { ...fields, updated: jiraInstant(change.at) }, history);
  const accountId = history.author?.accountId ?? '';
  return [issueEvent('avi:jira:updated:issue', issue, { accountId, history })];
}

function fromHere(
  store: Store,
  issue: Issue,
  { fields, history }: TimedChange & { readonly kind: 'history' },
): History {
  const items = Object.entries(fields).flatMap(([fieldId, value]) =>
    changelogItems(store.data, issue, { fieldId, value }),
  );
  return { ...history, items };
}

function replace<Kept extends { readonly id: number | string }>(
  list: Kept[],
  item: Kept,
  eventOf: (before: Kept | undefined) => ProductEvent,
): ProductEvent[] {
  const index = list.findIndex(({ id }) => id === item.id);
  const event = eventOf(list[index]);
  if (index === -1) list.push(item);
  else list[index] = item;
  return [event];
}
