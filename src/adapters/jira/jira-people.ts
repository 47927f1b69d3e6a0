import { asApp, asUser, route } from '@forge/api';
import * as z from 'zod';
import type { AccountState, FoundPerson, People } from '../../application/ports/people';
import type { AccountId } from '../../domain/shared/ids';
import type { JiraClient } from './jira-client';
import { batches } from './jira-work-items';

const page = z.object({
  values: z
    .array(z.object({ accountId: z.string(), active: z.boolean().default(false) }))
    .default([]),
});

const browsers = z.array(z.object({ accountId: z.string(), active: z.boolean().default(false) }));

export function createJiraPeople(client: JiraClient): People {
  const find: People['find'] = async (accountId) => {
    const answer = await client.ask({
      schema: page,
      pointsOf: ({ values }) => 2 * values.length,
      send: () =>
        asUser().requestJira(route`/rest/api/3/user/bulk?accountId=${accountId}`, {
          headers: { Accept: 'application/json' },
        }),
    });
    const person =
      answer.kind === 'ok'
        ? answer.value.values.find((value) => value.accountId === accountId)
        : undefined;
    return person === undefined
      ? null
      : { id: person.accountId as AccountId, isActive: person.active };
  };
  return {
    find,
    accounts: (ids) => accountStates(client, ids),
    search: (text) => searchPeople(client, text),
    async browsing(accountIds, projectKey) {
      const checked = await Promise.all(
        accountIds.map(async (id) => {
          if (projectKey !== null) return (await mayBrowse(client, id, projectKey)) ? [id] : [];
          return (await find(id))?.isActive === true ? [id] : [];
        }),
      );
      return new Set(checked.flat());
    },
  };
}

const foundPeople = z.array(
  z.object({
    accountId: z.string(),
    displayName: z.string().default(''),
    emailAddress: z.string().optional(),
    active: z.boolean().default(false),
    accountType: z.string().optional(),
  }),
);

async function searchPeople(client: JiraClient, text: string): Promise<readonly FoundPerson[]> {
  const query = new URLSearchParams({ query: text, maxResults: '20' });
  const found = await client.get({
    schema: foundPeople,
    pointsOf: (people) => 2 * people.length,
    send: () =>
      asUser().requestJira(route`/rest/api/3/user/search?${query}`, {
        headers: { Accept: 'application/json' },
      }),
  });
  return found
    .filter(({ accountType }) => accountType !== 'app')
    .map(({ accountId, displayName, emailAddress, active }) => ({
      id: accountId as AccountId,
      name: displayName,
      email: emailAddress ?? null,
      isActive: active,
    }));
}

/** Jira's limit for one bulk read is 200. */
const BULK = 100;

async function accountStates(
  client: JiraClient,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, AccountState>> {
  const states = new Map<AccountId, AccountState>();
  for (const batch of batches(ids, BULK)) {
    const query = new URLSearchParams([
      ['maxResults', String(BULK)],
      ...batch.map((id) => ['accountId', id]),
    ]);
    const { values } = await client.get({
      schema: page,
      pointsOf: (answer) => 2 * answer.values.length,
      send: () =>
        asUser().requestJira(route`/rest/api/3/user/bulk?${query}`, {
          headers: { Accept: 'application/json' },
        }),
    });
    for (const { accountId, active } of values) {
      states.set(accountId as AccountId, active ? 'active' : 'inactive');
    }
  }
  return states;
}

/** Asked as the app: the person who mentions somebody need not be allowed to look people up. */
async function mayBrowse(
  client: JiraClient,
  accountId: AccountId,
  projectKey: string,
): Promise<boolean> {
  const query = new URLSearchParams({ accountId, projectKey });
  const answer = await client.ask({
    schema: browsers,
    pointsOf: (values) => 2 * values.length,
    send: () =>
      asApp().requestJira(route`/rest/api/3/user/viewissue/search?${query}`, {
        headers: { Accept: 'application/json' },
      }),
  });
  if (answer.kind !== 'ok') return false;
  return answer.value.some((person) => person.accountId === accountId && person.active);
}
