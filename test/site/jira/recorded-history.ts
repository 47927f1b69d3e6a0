/** Brings what really happened on the recorded site up to an instant. */
import type { TimedChange } from '../data/timed-change';
import type { ProductEvent } from '../seams';
import { issueEvent, sprintVerb, versionVerb } from './product-events';
import { jiraInstant } from './instants';
import type { Store } from './store';

export function createRecordedHistory(store: Store, future: readonly TimedChange[]) {
  let next = 0;
  return {
    nextAt: () => future[next]?.at,
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
    case 'created': {
      // A person may have created an issue with that id meanwhile; theirs stays.
      if (store.view.issueById(change.issue.id) !== undefined) return [];
      const issue = structuredClone(change.issue);
      store.put(issue);
      const creator = issue.fields['creator'] as { accountId?: string } | null;
      return [issueEvent('avi:jira:created:issue', issue, { accountId: creator?.accountId ?? '' })];
    }
    case 'history': {
      const issue = store.view.issueById(change.issueId);
      if (issue === undefined) return [];
      store.assign(issue, { ...change.fields, updated: jiraInstant(change.at) });
      issue.histories.push(change.history);
      return [
        issueEvent('avi:jira:updated:issue', issue, {
          accountId: change.history.author?.accountId ?? '',
          history: change.history,
        }),
      ];
    }
    case 'sprint':
      return replace(store.data.sprints, change.sprint, (before) => ({
        name: `avi:jira-software:${sprintVerb(before?.state, change.sprint.state)}:sprint`,
        payload: { sprint: change.sprint },
      }));
    case 'version':
      return replace(store.data.versions, change.version, (before) => ({
        name: `avi:jira:${versionVerb(before?.released, change.version.released)}:version`,
        payload: { version: change.version },
      }));
  }
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
