import { asUser, route } from '@forge/api';
import { z } from 'zod';
import type { People } from '../../application/ports/people';
import type { AccountId } from '../../domain/shared/ids';
import type { JiraClient } from './jira-client';

const page = z.object({
  values: z
    .array(z.object({ accountId: z.string(), active: z.boolean().default(false) }))
    .default([]),
});

export function createJiraPeople(client: JiraClient): People {
  return {
    async find(accountId) {
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
    },
  };
}
