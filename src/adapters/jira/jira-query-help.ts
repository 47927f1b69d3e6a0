import { asUser, route } from '@forge/api';
import * as z from 'zod';
import type { QueryHelp, SavedFilter } from '../../application/ports/query-help';
import type { JiraClient } from './jira-client';

const ACCEPT = { headers: { Accept: 'application/json' } };
/** Jira writes its flags as words. */
const flag = z.enum(['true', 'false']).catch('false');
/** Jira answers proposals as HTML, with the typed part in bold. */
const BOLD = /<\/?b>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};
const plainText = (html: string): string =>
  html.replace(BOLD, '').replace(/&(?:lt|gt|quot|#39|amp);/g, (one) => ENTITIES[one] ?? one);

const vocabularyPayload = z.object({
  visibleFieldNames: z
    .array(
      z.object({
        value: z.string(),
        displayName: z.string(),
        cfid: z.string().nullish(),
        operators: z.array(z.string()).default([]),
        types: z.array(z.string()).default([]),
        orderable: flag,
        searchable: flag,
        auto: flag,
      }),
    )
    .default([]),
  visibleFunctionNames: z
    .array(
      z.object({
        value: z.string(),
        displayName: z.string(),
        isList: flag,
        types: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});

const suggestionsPayload = z.object({
  results: z.array(z.object({ value: z.string(), displayName: z.string() })).default([]),
});

const filterPayload = z.object({
  id: z.string(),
  name: z.string(),
  jql: z.string().default(''),
  owner: z.object({ displayName: z.string().nullish() }).nullish(),
  favourite: z.boolean().default(false),
});
const filterPage = z.object({ values: z.array(filterPayload).default([]) });

export function createJiraQueryHelp(client: JiraClient): QueryHelp {
  return {
    vocabulary: () => vocabulary(client),
    async suggestions(fieldName, text) {
      const query = new URLSearchParams({ fieldName, fieldValue: text });
      const answer = await client.ask({
        schema: suggestionsPayload,
        send: () =>
          asUser().requestJira(
            route`/rest/api/3/jql/autocompletedata/suggestions?${query}`,
            ACCEPT,
          ),
      });
      // A field that Jira proposes nothing for is no reason to interrupt somebody who types.
      if (answer.kind !== 'ok') return [];
      return answer.value.results.map(({ value, displayName }) => ({
        value,
        displayName: plainText(displayName),
      }));
    },
    async filters(text, limit) {
      const query = new URLSearchParams({
        ...(text !== '' && { filterName: text, isSubstringMatch: 'true' }),
        expand: 'jql,owner,favourite',
        orderBy: '-is_favourite',
        maxResults: String(limit),
      });
      const { values } = await client.get({
        schema: filterPage,
        pointsOf: (page) => page.values.length,
        send: () => asUser().requestJira(route`/rest/api/3/filter/search?${query}`, ACCEPT),
      });
      return values.map(toFilter);
    },
    async filter(id) {
      const answer = await client.ask({
        schema: filterPayload,
        send: () => asUser().requestJira(route`/rest/api/3/filter/${id}`, ACCEPT),
      });
      return answer.kind === 'ok' ? toFilter(answer.value) : null;
    },
  };
}

async function vocabulary(client: JiraClient): ReturnType<QueryHelp['vocabulary']> {
  const { visibleFieldNames, visibleFunctionNames } = await client.get({
    schema: vocabularyPayload,
    send: () => asUser().requestJira(route`/rest/api/3/jql/autocompletedata`, ACCEPT),
  });
  return {
    fields: visibleFieldNames.map(({ orderable, searchable, auto, cfid, ...field }) => ({
      ...field,
      cfid: cfid ?? null,
      isOrderable: orderable === 'true',
      isSearchable: searchable === 'true',
      hasSuggestions: auto === 'true',
    })),
    functions: visibleFunctionNames.map(({ isList, ...named }) => ({
      ...named,
      isList: isList === 'true',
    })),
  };
}

function toFilter({ id, name, jql, owner, favourite }: z.infer<typeof filterPayload>): SavedFilter {
  return { id, name, jql, ownerName: owner?.displayName ?? null, isFavourite: favourite };
}
