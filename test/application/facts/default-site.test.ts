/**
 * Every key result of the default site, real public data, explained between many pairs of days:
 * days before the first measurement come from changelogs, days after it from our own record. The
 * site's own rewinding, which shares no code with the app, says what was true on each day.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { createJiraChangelogs } from '../../../src/adapters/jira/jira-changelogs';
import { createJiraClient } from '../../../src/adapters/jira/jira-client';
import { createJiraFields } from '../../../src/adapters/jira/jira-fields';
import { createJiraWorkItems } from '../../../src/adapters/jira/jira-work-items';
import { scopesOf } from '../../../src/application/sync/scope';
import { deriveFacts } from '../../../src/domain/history/derive-facts';
import { explainMovement } from '../../../src/domain/history/explain-movement';
import type { IssueFacts } from '../../../src/domain/history/issue-facts';
import {
  changesBetween,
  itemsAt,
  type RecordedChange,
  type ScopeHistory,
} from '../../../src/domain/history/items-at';
import { pastMembership } from '../../../src/domain/history/past-membership';
import { subtract, sumOf } from '../../../src/domain/history/rational';
import { shownMovement } from '../../../src/domain/history/shown-movement';
import type { JiraMeasureSource } from '../../../src/domain/metrics/metric';
import type { WorkItem } from '../../../src/domain/metrics/work-item';
import type { AccountId, IssueId, MetricId } from '../../../src/domain/shared/ids';
import { createClock } from '../../site/clock';
import { loadSiteData } from '../../site/data/load';
import { rewind } from '../../site/data/rewind';
import { DEFAULT_SITE } from '../../site/data/site-file';
import { openDatabase } from '../../site/database';
import { createJira } from '../../site/jira/create-jira';
import type { SiteData } from '../../site/jira/model';
import { readManifest } from '../../site/platform/manifest';
import { installForge, uninstallForge } from '../../support/in-process-forge';

const root = path.resolve(__dirname, '../../..');
const { scopes: appScopes } = readManifest(root);
const client = createJiraClient({ timeoutMs: () => 60_000 });
const workItems = createJiraWorkItems(client);
const histories = createJiraChangelogs(client);

const FIRST_READ = Date.parse('2020-06-15T09:00:00Z');
const LATER_READS = ['2020-07-01', '2020-07-15', '2020-08-26'].map((day) =>
  Date.parse(`${day}T09:00:00Z`),
);
const DAY = 86_400_000;
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const PAIRS = 60;

interface Told {
  readonly title: string;
  readonly source: JiraMeasureSource;
  readonly history: ScopeHistory;
  /** What was found at each read. */
  readonly reads: ReadonlyMap<number, readonly WorkItem[]>;
}

let data: SiteData;
const told: Told[] = [];

function keyResults(): readonly { readonly title: string; readonly source: JiraMeasureSource }[] {
  const file = path.join(DEFAULT_SITE, 'objectives.json');
  const objectives = JSON.parse(readFileSync(file, 'utf8')) as {
    keyResults: { title: string; source: JiraMeasureSource }[];
  }[];
  return objectives.flatMap((objective) => objective.keyResults);
}

/** The site as it was, answering the app's calls. */
function standAt(at: number): void {
  const jira = createJira({
    data: rewind(data, at).data,
    future: [],
    clock: createClock(at),
    db: openDatabase(':memory:'),
    appAccountId: 'throughline-app',
    manageOkrsPermission: '',
  });
  installForge({
    jira: async ({ method, path: url, body }) => {
      const answer = await jira.handle({
        provider: 'app',
        accountId: undefined,
        method,
        path: url,
        headers: {},
        body: body === undefined ? undefined : JSON.stringify(body),
        origin: 'backend',
        scopes: appScopes,
      });
      return { status: answer.status, headers: answer.headers, body: answer.body };
    },
  });
}

async function scopeOf(source: JiraMeasureSource) {
  const catalogue = await createJiraFields(client).catalogue();
  const stored = {
    metric: {
      id: 'metric' as MetricId,
      version: 1,
      projectId: null,
      source,
      createdAt: '',
      updatedAt: '',
      updatedBy: '' as AccountId,
    },
    traits: { isTimeDependent: false, usesSprints: false, usesVersions: false },
  };
  const points = {
    override: null,
    companyManaged: catalogue.companyManagedStoryPoints?.id ?? null,
    teamManaged: catalogue.teamManagedStoryPoints?.id ?? null,
  };
  const [scope] = scopesOf([stored], points, { of: (text) => text }).values();
  if (scope === undefined) throw new Error('A key result without a scope');
  return scope;
}

async function found(source: JiraMeasureSource): Promise<readonly WorkItem[]> {
  const { jql, needs } = await scopeOf(source);
  const outcome = await workItems.search(jql, needs, 20_000);
  if (outcome.kind !== 'found') throw new Error(JSON.stringify(outcome));
  return outcome.items;
}

async function factsOf(
  source: JiraMeasureSource,
  items: readonly WorkItem[],
): Promise<Pick<ScopeHistory, 'facts' | 'categories'>> {
  const { jql, needs } = await scopeOf(source);
  const categories = await histories.statusCategories();
  const condition = await histories.condition(jql);
  const facts = new Map<IssueId, IssueFacts>();
  for (const history of await histories.read(items.map(({ id }) => id))) {
    const memberships = pastMembership(history, condition, { until: FIRST_READ, categories });
    facts.set(history.issueId, deriveFacts(history, needs, { readAt: FIRST_READ, memberships }));
  }
  return { facts, categories };
}

beforeAll(async () => {
  const loaded = loadSiteData([DEFAULT_SITE]);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  data = loaded.value;
  standAt(FIRST_READ);
  const begun = [];
  for (const { title, source } of keyResults()) {
    const first = await found(source);
    begun.push({ title, source, first, past: await factsOf(source, first) });
  }
  const reads = new Map(begun.map(({ title, first }) => [title, new Map([[FIRST_READ, first]])]));
  const records = new Map(begun.map(({ title }) => [title, [] as RecordedChange[]]));
  const latest = new Map(begun.map(({ title, first }) => [title, first]));
  for (const at of LATER_READS) {
    standAt(at);
    for (const { title, source } of begun) {
      const items = await found(source);
      records.get(title)?.push(...changesBetween(latest.get(title) ?? [], items, at));
      reads.get(title)?.set(at, items);
      latest.set(title, items);
    }
  }
  for (const { title, source, past } of begun) {
    const history: ScopeHistory = {
      now: latest.get(title) ?? [],
      recordedSince: FIRST_READ,
      record: records.get(title) ?? [],
      ...past,
    };
    told.push({ title, source, history, reads: reads.get(title) ?? new Map() });
  }
}, 240_000);

afterAll(uninstallForge);

it('has a past for all 22 key results', () => {
  expect(told).toHaveLength(22);
  const empty = told.filter(({ history }) => history.facts?.size === 0);
  // Of these the first issues were created, or resolved, later.
  expect(empty.map(({ title }) => title)).toEqual([
    '5 Alloy issues are resolved',
    'The first stories are delivered',
    '40 points are delivered',
  ]);
  const recorded = told.filter(({ history }) => history.record.length > 0);
  expect(recorded.length).toBeGreaterThan(8);
});

it('gives back exactly what was found at every read', () => {
  for (const { history, reads } of told) {
    for (const [at, items] of reads) {
      expect(itemsAt(history, at)).toEqual({ items, isReconstructed: false });
    }
  }
});

it.each(['2020-06-01', '2020-04-01', '2019-12-24', '2019-07-01'])(
  'finds on %s the issues that the site then had, done as they then were',
  (day) => {
    const at = Date.parse(`${day}T12:00:00Z`);
    standAt(at);
    const then = new Map(rewind(data, at).data.issues.map((issue) => [issue.id, issue]));
    for (const { history } of told) {
      const items = itemsAt(history, at)?.items ?? [];
      for (const item of items) {
        const issue = then.get(item.id);
        // It existed, and its status had the category the site gave it.
        expect(issue?.fields['status']).toMatchObject({
          statusCategory: { key: item.statusCategory },
        });
      }
    }
  },
  60_000,
);

it.each(['2020-06-01', '2020-04-01'])(
  'finds on %s what the query found then, but for issues that have left it since',
  async (day) => {
    const at = Date.parse(`${day}T12:00:00Z`);
    standAt(at);
    for (const { source, history } of told) {
      const stayed = new Set(itemsAt(history, FIRST_READ)?.items.map(({ id }) => id));
      const items = (await found(source)).filter(({ id }) => stayed.has(id));
      expect(itemsAt(history, at)?.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    }
  },
  120_000,
);

it(`adds up between any two days (seed ${String(SEED)})`, () => {
  const last = LATER_READS.at(-1) ?? FIRST_READ;
  const instant = fc
    .integer({ min: 0, max: Math.floor((last - (FIRST_READ - 360 * DAY)) / DAY) })
    .map((days) => last - days * DAY);
  for (const { source, history } of told) {
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const before = itemsAt(history, from)?.items ?? [];
        const after = itemsAt(history, to)?.items ?? [];
        const movement = explainMovement([{ source, before, after }]);
        const { valueBefore, valueAfter, lines } = movement;
        if (valueBefore === null || valueAfter === null) return;
        const effects = lines.flatMap(({ effect }) => effect ?? []);
        const change = subtract(valueAfter, valueBefore);
        expect(subtract(change, sumOf(effects)).numerator).toBe(0n);
        const shown = shownMovement(movement);
        const scale = 10 ** shown.decimals;
        const parts = shown.groups.map(({ amount }) => Math.round((amount ?? NaN) * scale));
        const total = parts.reduce((sum, part) => sum + part, 0);
        expect(total).toBe(Math.round((shown.change ?? NaN) * scale));
      }),
      { numRuns: PAIRS, seed: SEED },
    );
  }
}, 120_000);
