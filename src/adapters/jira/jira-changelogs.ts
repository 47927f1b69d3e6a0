import { asApp, route } from '@forge/api';
import * as z from 'zod';
import type { IssueHistories } from '../../application/ports/issue-histories';
import { UpstreamError } from '../../application/ports/upstream-error';
import type { FieldChange, IssueHistory } from '../../domain/history/issue-history';
import type { StatusCategory } from '../../domain/metrics/work-item';
import type { IssueId } from '../../domain/shared/ids';
import type { JiraClient } from './jira-client';
import { everyPageOf } from './every-page';
import { batches } from './jira-work-items';
import { conditionPayload, toCondition } from './jql-condition';

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };
/** Jira's limits of issues in one question. Source: forge-facts 5. */
const DETAILS_AT_ONCE = 100;
const CHANGELOGS_AT_ONCE = 1_000;

const details = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      fields: z.object({
        created: z.string(),
        status: z.object({ id: z.string() }),
        project: z.object({ simplified: z.boolean().default(false) }),
      }),
    }),
  ),
});

const text = z.string().nullish();
const changelogPage = z.object({
  issueChangeLogs: z.array(
    z.object({
      issueId: z.string(),
      changeHistories: z
        .array(
          z.object({
            id: z.string(),
            // An instant in words by the schema, seconds or milliseconds by the examples.
            created: z.union([z.number(), z.string()]),
            items: z
              .array(
                // `toString` is a name every object has; only the item's own counts.
                z.looseObject({ field: z.string(), fieldId: text, from: text, to: text }),
              )
              .default([]),
          }),
        )
        .default([]),
    }),
  ),
  nextPageToken: z.string().nullish(),
});
type ChangelogPage = z.infer<typeof changelogPage>;
type HistoryPayload = ChangelogPage['issueChangeLogs'][number]['changeHistories'][number];

const categories = ['new', 'indeterminate', 'done', 'undefined'] as const;
const statuses = z.array(
  z.object({
    id: z.string(),
    statusCategory: z.object({ key: z.enum(categories).catch('undefined') }),
  }),
);

const parsedQueries = z.object({
  queries: z
    .array(z.object({ structure: z.object({ where: conditionPayload.nullish() }).nullish() }))
    .min(1),
});

export function createJiraChangelogs(client: JiraClient): IssueHistories {
  return {
    read: (issueIds) => readHistories(client, issueIds),
    async statusCategories() {
      const found = await client.get({
        schema: statuses,
        pointsOf: (all) => all.length,
        send: () =>
          asApp().requestJira(route`/rest/api/3/status`, {
            headers: { Accept: 'application/json' },
          }),
      });
      return new Map(
        found.map(({ id, statusCategory }) => [id, statusCategory.key satisfies StatusCategory]),
      );
    },
    async condition(jql) {
      const answer = await client.ask({
        schema: parsedQueries,
        send: () =>
          asApp().requestJira(route`/rest/api/3/jql/parse?validation=none`, {
            method: 'POST',
            headers: HEADERS,
            body: JSON.stringify({ queries: [jql] }),
          }),
      });
      if (answer.kind !== 'ok') return { kind: 'unknown' };
      return toCondition(answer.value.queries[0]?.structure?.where);
    },
  };
}

async function readHistories(
  client: JiraClient,
  issueIds: readonly IssueId[],
): Promise<readonly IssueHistory[]> {
  const changes = await changelogsOf(client, issueIds);
  const histories: IssueHistory[] = [];
  for (const batch of batches(issueIds, DETAILS_AT_ONCE)) {
    for (const { id, fields } of (await readDetails(client, batch)).issues) {
      histories.push({
        issueId: id as IssueId,
        createdAt: Date.parse(fields.created),
        statusId: fields.status.id,
        isTeamManaged: fields.project.simplified,
        changes: changes.get(id) ?? [],
      });
    }
  }
  return histories;
}

/** Whole changelogs by issue id, oldest change first; an issue without changes is left out. */
export async function changelogsOf(
  client: JiraClient,
  issueIds: readonly IssueId[],
): Promise<ReadonlyMap<string, readonly FieldChange[]>> {
  const changes = new Map<string, readonly FieldChange[]>();
  for (const batch of batches(issueIds, CHANGELOGS_AT_ONCE)) {
    for (const [id, entries] of await readChangelogs(client, batch)) {
      changes.set(id, [...entries.values()].sort(byTime).flatMap(toChanges));
    }
  }
  return changes;
}

/** Histories by their own ids, since pages may overlap, of every issue that has any. */
type Histories = Map<string, Map<string, HistoryPayload>>;

/** Every page: the first alone would hold the oldest changes only. */
async function readChangelogs(
  client: JiraClient,
  issueIdsOrKeys: readonly IssueId[],
): Promise<Histories> {
  const histories: Histories = new Map();
  const ending = await everyPageOf<ChangelogPage>(client, {
    question: (nextPageToken) => ({
      schema: changelogPage,
      pointsOf: countOf,
      send: () =>
        asApp().requestJira(route`/rest/api/3/changelog/bulkfetch`, {
          method: 'POST',
          headers: HEADERS,
          // A token that is undefined is left out.
          body: JSON.stringify({ issueIdsOrKeys, nextPageToken }),
        }),
    }),
    take: ({ issueChangeLogs }) => {
      for (const { issueId, changeHistories } of issueChangeLogs) {
        const known = histories.get(issueId) ?? new Map<string, HistoryPayload>();
        for (const history of changeHistories) known.set(history.id, history);
        histories.set(issueId, known);
      }
      return true;
    },
    forget: () => {
      histories.clear();
    },
  });
  if (ending.kind === 'all') return histories;
  throw new UpstreamError('unexpected-answer', 'Jira refused the changelogs');
}

const countOf = ({ issueChangeLogs }: ChangelogPage): number =>
  issueChangeLogs.reduce((sum, { changeHistories }) => sum + changeHistories.length, 0);

function readDetails(client: JiraClient, issueIds: readonly IssueId[]) {
  return client.get({
    schema: details,
    pointsOf: ({ issues }) => issues.length,
    send: () =>
      asApp().requestJira(route`/rest/api/3/issue/bulkfetch`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify({
          issueIdsOrKeys: issueIds,
          fields: ['created', 'status', 'project'],
        }),
      }),
  });
}

/** Histories of the same instant by their ids. Source: metrics-spec G.1-2. */
function byTime(a: HistoryPayload, b: HistoryPayload): number {
  const apart = instantOf(a) - instantOf(b);
  return apart === 0 ? Number(a.id) - Number(b.id) : apart;
}

/** A number below this counts seconds: as milliseconds it would be a day of 1973. */
const LEAST_MILLISECONDS = 100_000_000_000;

function instantOf({ created }: HistoryPayload): number {
  if (typeof created === 'string') return Date.parse(created);
  return created < LEAST_MILLISECONDS ? created * 1000 : created;
}

function toChanges(history: HistoryPayload): readonly FieldChange[] {
  return history.items.map((item) => ({
    at: instantOf(history),
    field: item.fieldId ?? item.field,
    name: item.field,
    from: item.from ?? null,
    fromText: ownText(item, 'fromString'),
    to: item.to ?? null,
    toText: ownText(item, 'toString'),
  }));
}

function ownText(item: Readonly<Record<string, unknown>>, name: string): string | null {
  if (!Object.hasOwn(item, name)) return null;
  const value = item[name];
  return typeof value === 'string' ? value : null;
}
