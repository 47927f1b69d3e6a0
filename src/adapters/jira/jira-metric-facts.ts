import { asApp, asUser, route } from '@forge/api';
import * as z from 'zod';
import type {
  FoundIssues,
  KnownIssue,
  MetricFacts,
  TimelineNeeds,
  WorkFields,
} from '../../application/ports/metric-facts';
import { UpstreamError } from '../../application/ports/upstream-error';
import { withoutOrder } from '../../domain/metrics/jql-text';
import type { FieldChange } from '../../domain/history/issue-history';
import type { IssueId, ProjectId } from '../../domain/shared/ids';
import { effortFields, effortOf, linksOf, NO_EFFORT, worklogPayload } from './effort-payload';
import { createJiraAgile } from './jira-agile';
import { changelogsOf } from './jira-changelogs';
import type { JiraClient } from './jira-client';
import { batches } from './jira-work-items';
import { changesByField, valueText } from './timeline-payload';

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };
/** Jira's limits of issues in one question. Source: forge-facts 5. */
const DETAILS_AT_ONCE = 100;
const PAGE_OF_IDS = 5_000;

const SPRINT = 'com.pyxis.greenhopper.jira:gh-sprint';
const RANK = 'com.pyxis.greenhopper.jira:gh-lexo-rank';
/** Jira keeps the English name of fields it created. */
const FLAGGED_NAME = 'flagged';

const fieldList = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    untranslatedName: z.string().nullish(),
    schema: z.object({ custom: z.string().nullish() }).nullish(),
  }),
);

const idPage = z.object({
  issues: z.array(z.object({ id: z.string() })).default([]),
  nextPageToken: z.string().nullish(),
});

const detailed = z.object({
  issues: z
    .array(
      z.object({
        id: z.string(),
        key: z.string(),
        fields: z.looseObject({
          ...effortFields,
          created: z.string(),
          issuetype: z.object({ id: z.string(), hierarchyLevel: z.number().default(0) }),
          project: z.object({ id: z.string() }),
          security: z.object({ id: z.string() }).nullish(),
        }),
      }),
    )
    .default([]),
});
type Detailed = z.infer<typeof detailed>['issues'][number];

const worklogPage = z.object({ worklogs: z.array(worklogPayload).default([]) });

const ALWAYS = ['created', 'issuetype', 'project', 'security', 'issuelinks'];
const EFFORT = ['worklog', 'comment'];
/** Links have no field id in the changelog. */
const LINK = 'Link';

export function createJiraMetricFacts(client: JiraClient): MetricFacts {
  return {
    ...createJiraAgile(client),
    fields: () => workFields(client),
    find: (jql, options) => find(client, jql, options),
    read: (issueIds, needs, pasts = NO_PASTS) => readIssues(client, { issueIds, pasts }, needs),
  };
}

async function workFields(client: JiraClient): Promise<WorkFields> {
  const fields = await client.get({
    schema: fieldList,
    pointsOf: (all) => all.length,
    send: () =>
      asApp().requestJira(route`/rest/api/3/field`, { headers: { Accept: 'application/json' } }),
  });
  const nameOf = ({ untranslatedName, name }: (typeof fields)[number]) =>
    (untranslatedName ?? name).trim().toLowerCase();
  const ofKind = (kind: string) => fields.find(({ schema }) => schema?.custom === kind)?.id ?? null;
  return {
    sprint: ofKind(SPRINT),
    rank: ofKind(RANK),
    flagged: fields.find((field) => nameOf(field) === FLAGGED_NAME)?.id ?? null,
  };
}

async function find(
  client: JiraClient,
  jql: string,
  { as, limit }: { readonly as: 'viewer' | 'app'; readonly limit: number },
): Promise<FoundIssues> {
  const ids = new Set<IssueId>();
  let nextPageToken: string | undefined;
  do {
    const body = {
      // Ids count up, so that the newest issues come first whatever the query asks for.
      jql: `${withoutOrder(jql)} ORDER BY created DESC`,
      fields: ['id'],
      maxResults: Math.min(PAGE_OF_IDS, limit + 1),
      ...(nextPageToken !== undefined && { nextPageToken }),
    };
    const answer = await client.ask({
      schema: idPage,
      pointsOf: ({ issues }) => issues.length,
      send: () =>
        (as === 'app' ? asApp() : asUser()).requestJira(route`/rest/api/3/search/jql`, {
          method: 'POST',
          headers: HEADERS,
          body: JSON.stringify(body),
        }),
    });
    if (answer.kind === 'rejected') return { kind: 'invalid-jql', messages: answer.messages };
    if (answer.kind === 'missing') throw new UpstreamError('unexpected-answer', 'No such search');
    for (const { id } of answer.value.issues) ids.add(id as IssueId);
    nextPageToken = answer.value.nextPageToken ?? undefined;
  } while (nextPageToken !== undefined && ids.size <= limit);
  return { kind: 'found', ids: [...ids].slice(0, limit), isWhole: ids.size <= limit };
}

const NO_PASTS: ReadonlyMap<IssueId, KnownIssue> = new Map();

interface Asked {
  readonly issueIds: readonly IssueId[];
  readonly pasts: ReadonlyMap<IssueId, KnownIssue>;
}

async function readIssues(
  client: JiraClient,
  { issueIds, pasts }: Asked,
  needs: TimelineNeeds,
): Promise<readonly KnownIssue[]> {
  const unknown = issueIds.filter((id) => !pasts.has(id));
  const changes = await changelogsOf(client, unknown);
  const fields = [...new Set([...ALWAYS, ...needs.fieldIds, ...(needs.withEffort ? EFFORT : [])])];
  const issues: KnownIssue[] = [];
  for (const batch of batches(issueIds, DETAILS_AT_ONCE)) {
    const found = await client.get({
      schema: detailed,
      pointsOf: (value) => value.issues.length,
      send: () =>
        asApp().requestJira(route`/rest/api/3/issue/bulkfetch`, {
          method: 'POST',
          headers: HEADERS,
          body: JSON.stringify({ issueIdsOrKeys: batch, fields }),
        }),
    });
    for (const issue of found.issues) {
      const effort = needs.withEffort
        ? effortOf(issue.fields, await worklogsOf(client, issue))
        : NO_EFFORT;
      const past = changes.get(issue.id) ?? [];
      const known = toKnown(issue, new Set(needs.fieldIds), past);
      issues.push({ ...withPast(known, pasts.get(known.timeline.id)), ...effort });
    }
  }
  return issues;
}

type Told = Pick<KnownIssue, 'timeline' | 'isRestricted' | 'links'>;

/** What happened is as it was read before, when links were made included; values are of now. */
function withPast(told: Told, past: KnownIssue | undefined): Told {
  if (past === undefined) return told;
  const { changes } = past.timeline;
  return { ...told, timeline: { ...told.timeline, changes }, links: past.links };
}

/** An issue carries its first twenty; the others are read apart. Source: metrics-spec C.3. */
async function worklogsOf(client: JiraClient, { id, fields }: Detailed) {
  const { total = 0, worklogs = [] } = fields.worklog ?? {};
  if (total <= worklogs.length) return worklogs;
  const page = await client.get({
    schema: worklogPage,
    pointsOf: (value) => value.worklogs.length,
    send: () =>
      asApp().requestJira(route`/rest/api/3/issue/${id}/worklog`, {
        headers: { Accept: 'application/json' },
      }),
  });
  return page.worklogs;
}

function toKnown(
  { id, key, fields }: Detailed,
  asked: ReadonlySet<string>,
  changes: readonly FieldChange[],
): Told {
  const values = [...asked].map(
    (fieldId) => [fieldId, valueText(fieldId, fields[fieldId])] as const,
  );
  const byField = changesByField(changes, new Set([...asked, LINK]));
  const { [LINK]: linkChanges = [], ...others } = byField;
  return {
    isRestricted: fields.security != null,
    links: linksOf(fields, linkChanges),
    timeline: {
      id: id as IssueId,
      key,
      projectId: fields.project.id as ProjectId,
      hierarchyLevel: fields.issuetype.hierarchyLevel,
      createdAt: Date.parse(fields.created),
      values: Object.fromEntries(values),
      changes: others,
    },
  };
}
