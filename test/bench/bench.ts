/**
 * Counts and times on generated sites: what a first sync, an hour with 1 % of the issues changed
 * and a quiet hour cost, beside what reading everything again would cost; how long a change takes
 * to show; how fast the page answers and paints. Times are of this machine; counts are not.
 *
 * Then the OKR page with many objectives: what it reads and sends, and when its first rows show.
 *
 * Usage: npm run bench -- [--issues 1000,50000] [--key-results 200] [--page-objectives 500]
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { parseArgs } from 'node:util';
import type { JiraMeasureSource } from '../../src/domain/metrics/metric';
import { jiraSource } from '../support/jira-measure';
import { launchBrowser } from '../support/browser';
import { type RunningSite, runSite } from '../support/running-site';
import { askJira, shellSearch } from '../support/shell-search';
import { address } from '../site/shell/routes';
import { data, EPICS, measured, type Owner, ownerOf, pageTimes, type Row } from './measure';
import { benchPage } from './page-bench';

const root = path.resolve(__dirname, '../..');
const { values } = parseArgs({
  options: {
    issues: { type: 'string', default: '1000,50000' },
    'key-results': { type: 'string', default: '200' },
    'page-objectives': { type: 'string', default: '500' },
  },
});

const MEASURES: readonly Pick<JiraMeasureSource, 'measure' | 'mode'>[] = [
  { measure: { kind: 'count' }, mode: 'percent' },
  { measure: { kind: 'storyPoints' }, mode: 'percent' },
  { measure: { kind: 'count' }, mode: 'kpi' },
  { measure: { kind: 'timeSpent' }, mode: 'kpi' },
];

/** Key results as teams write them: mostly epics, some types, priorities and labels. */
async function queriesOf(site: RunningSite, person: string, count: number): Promise<string[]> {
  const epics = await shellSearch(site, { as: person, jql: EPICS });
  const projects = [...new Set(epics.map(({ key }) => key.split('-')[0] ?? ''))];
  const wide = projects.flatMap((project) => [
    `project = ${project} AND issuetype = Bug`,
    `project = ${project} AND issuetype = Story AND sprint in openSprints()`,
    `project = ${project} AND priority = High`,
    `project = ${project} AND created >= -30d`,
  ]);
  const queries = [...epics.map(({ key }) => `parent = ${key}`), ...wide];
  return Array.from({ length: count }, (_, index) => queries[index % queries.length] ?? '');
}

async function define(site: RunningSite, as: Owner, queries: readonly string[]): Promise<void> {
  let objectiveId = '';
  for (const [index, jql] of queries.entries()) {
    if (index % 4 === 0) {
      const fields = {
        title: `Objective ${index / 4 + 1}`,
        description: '',
        ownerId: null,
        period: null,
        weight: 1,
        parentId: null,
      };
      const created = await site.invoke('createObjective', { projectId: null, fields }, as);
      objectiveId = data(created).id;
    }
    const source: JiraMeasureSource = {
      kind: 'jira-measure',
      jql,
      ...(MEASURES[index % MEASURES.length] ?? { measure: { kind: 'count' }, mode: 'percent' }),
      doneOnly: true,
      timeRollup: 'self',
      untracked: 'exclude',
    };
    const fields = {
      title: `Key result ${index + 1}`,
      description: '',
      ownerId: null,
      period: null,
      weight: 1,
      target: { kind: 'reach', start: 0, target: 100 } as const,
      source,
    };
    data(await site.invoke('createKeyResult', { objectiveId, fields }, as));
  }
}

async function doneStatus(site: RunningSite, as: string): Promise<string> {
  const statuses = (await askJira(site, as, { method: 'GET', path: '/rest/api/3/status' })) as {
    id: string;
    statusCategory: { key: string };
  }[];
  return statuses.find(({ statusCategory }) => statusCategory.key === 'done')?.id ?? '';
}

/** Moves every hundredth issue to another status category, as people would in an hour. */
async function changeOnePercent(site: RunningSite, as: string, issues: number): Promise<void> {
  const done = await doneStatus(site, as);
  const open = await shellSearch(site, { as, jql: 'statusCategory != Done ORDER BY key' });
  const every = Math.max(1, Math.floor(open.length / (issues / 100)));
  for (const { id } of open.filter((_, index) => index % every === 0).slice(0, issues / 100)) {
    await site.edit({
      accountId: as,
      change: { kind: 'transition', issueId: id, statusId: done },
    });
  }
}

async function benchSite(issues: number, keyResults: number): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-bench-'));
  const generate = ['--issues', String(issues), '--seed', '1', '--out', folder];
  execFileSync('npx', ['tsx', path.join(root, 'test/site/data/generate.ts'), ...generate]);
  const site = await runSite({ data: [folder], seed: false });
  try {
    await site.control('clock', { freeze: true });
    const owner = await ownerOf(site);
    const queries = await queriesOf(site, owner.as, keyResults);
    const rows: Record<string, Row> = {};
    rows['first sync'] = await measured(site, () => define(site, owner, queries));
    rows['full rescan'] = await measured(site, async () => {
      data(await site.invoke('requestRefresh', { keyResultIds: null }, owner));
    });
    await site.control('clock', { advance: 3_600_000 });
    rows['quiet hour'] = await measured(site, () => site.runHourly());
    await site.control('clock', { advance: 3_600_000 });
    rows['1 % hour'] = await measured(site, async () => {
      await changeOnePercent(site, owner.as, issues);
      await site.runHourly();
    });
    await site.control('clock', { resume: true });
    const latency = await changeToValue(site, owner);
    console.log(`\n${issues} issues, ${keyResults} key results`);
    console.table(rows);
    console.table({ 'issue change to new value, seconds': latency });
    console.table({ 'getOkrPage ms': await pageTimes(site, owner) });
    console.table({ 'first paint ms': await firstPaint(site, owner) });
  } finally {
    await site.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** With the clock running as on a real site: event, gathering of events, recompute. */
async function changeToValue(site: RunningSite, owner: Owner): Promise<Row> {
  const page = data(await site.invoke('getOkrPage', { includeArchived: false }, owner));
  const all = page.objectives.flatMap(({ keyResults }) => keyResults);
  const open = await shellSearch(site, {
    as: owner.as,
    jql: 'statusCategory != Done AND parent is not EMPTY ORDER BY key',
    fields: ['parent'],
  });
  const parents = new Map(
    open.map(({ id, fields }) => [`parent = ${(fields['parent'] as { key: string }).key}`, id]),
  );
  const watched = all.find(
    ({ source }) =>
      source.kind === 'jira-measure' && source.measure.kind === 'count' && parents.has(source.jql),
  );
  if (watched === undefined) return { seconds: 'no open child of a measured epic' };
  const done = await doneStatus(site, owner.as);
  const before = performance.now();
  const issueId = parents.get(jiraSource(watched.source).jql) ?? '';
  await site.edit({
    accountId: owner.as,
    change: { kind: 'transition', issueId, statusId: done },
  });
  for (;;) {
    const now = data(await site.invoke('getOkrPage', { includeArchived: false }, owner));
    const shown = now.objectives
      .flatMap(({ keyResults }) => keyResults)
      .find(({ id }) => id === watched.id);
    const seconds = (performance.now() - before) / 1000;
    if (shown?.progress.numerator !== watched.progress.numerator) {
      return { seconds: Number(seconds.toFixed(1)) };
    }
    if (seconds > 120) return { seconds: 'more than 120' };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function firstPaint(site: RunningSite, owner: Owner & { projectKey: string }): Promise<Row> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext();
    await context.addCookies([{ name: 'site-user', value: owner.as, url: site.url }]);
    const page = await context.newPage();
    await page.goto(site.url + address.issues(owner.projectKey));
    const link = await page.getByRole('link', { name: 'OKRs' }).first().getAttribute('href');
    const before = performance.now();
    await page.goto(new URL(link ?? '', site.url).href);
    await page.frameLocator('iframe').getByText('Objective 1').first().waitFor();
    return { 'objectives visible': Math.round(performance.now() - before) };
  } finally {
    await browser.close();
  }
}

function bundleSizes(): void {
  const folders = { 'Custom UI': 'static/okr-app/build', functions: 'test/site/.build/functions' };
  const rows = Object.entries(folders).flatMap(([what, folder]) => {
    const absolute = path.join(root, folder);
    if (!fs.existsSync(absolute)) return [];
    return fs
      .readdirSync(absolute, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(c?js|css)$/.test(file))
      .map((file) => {
        const bytes = fs.readFileSync(path.join(absolute, file));
        return {
          what,
          file,
          KB: Math.round(bytes.length / 1024),
          'KB gzip': Math.round(zlib.gzipSync(bytes).length / 1024),
        };
      });
  });
  console.table(rows);
}

async function main(): Promise<void> {
  for (const issues of values.issues.split(',').filter(Boolean).map(Number)) {
    await benchSite(issues, Number(values['key-results']));
  }
  const objectives = Number(values['page-objectives']);
  if (objectives > 0) await benchPage(objectives);
  bundleSizes();
}

void main();
