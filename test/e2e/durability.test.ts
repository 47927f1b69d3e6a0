/**
 * Kills the site with `kill -9` in the middle of a recompute, again and again, and compares what
 * storage holds afterwards with a count made straight from Jira's own search.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { KeyResultDto, ObjectiveDto, OkrPageDto } from '../../src/contract/dto';
import type { ApiResult } from '../../src/contract/api-result';
import { jiraSource } from '../support/jira-measure';
import { type RunningSite, runSite } from '../support/running-site';
import { askJira, type FoundIssue, shellSearch } from '../support/shell-search';

const KILLS = 20;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-durability-'));
const options = {
  data: [path.resolve(__dirname, '../fixtures/sites/ally')],
  now: '2026-02-02',
  db: path.join(folder, 'site.db'),
  seed: false,
};
const lead = {
  as: 'lea-lead',
  extension: { project: { id: '100', key: 'PAY', type: 'software' } },
};
const queries = [
  'parent = PAY-1',
  'project = PAY AND type = Bug',
  'project = PAY AND type = Story',
  'labels = k5',
  'project = PAY',
];

/** Fails the test with the refusal itself, not with "undefined". */
function data<Data>(result: ApiResult<Data>): Data {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.data;
}

/** Done and all, counted by Jira's search as an administrator: no code of the app involved. */
async function countInJira(site: RunningSite, jql: string): Promise<{ done: number; n: number }> {
  const issues = await shellSearch(site, { as: 'ada-admin', jql, fields: ['status'] });
  const isDone = ({ fields }: FoundIssue) =>
    (fields['status'] as { statusCategory: { key: string } }).statusCategory.key === 'done';
  return {
    n: issues.length,
    done: issues.filter(isDone).length,
  };
}

async function keyResults(site: RunningSite): Promise<readonly KeyResultDto[]> {
  const page: OkrPageDto = data(await site.invoke('getOkrPage', { includeArchived: false }, lead));
  return page.objectives.flatMap((objective: ObjectiveDto) => objective.keyResults);
}

async function define(site: RunningSite): Promise<void> {
  const objective = data(
    await site.invoke(
      'createObjective',
      {
        projectId: null,
        fields: {
          title: 'Survive a power cut',
          description: '',
          ownerId: null,
          period: { start: '2026-01-01', end: '2026-03-31' },
          weight: 1,
          parentId: null,
        },
      },
      lead,
    ),
  );
  for (const jql of queries) {
    data(
      await site.invoke(
        'createKeyResult',
        {
          objectiveId: objective.id,
          fields: {
            title: jql,
            description: '',
            ownerId: null,
            period: null,
            weight: 1,
            target: { kind: 'reach', start: 0, target: 100 },
            source: {
              kind: 'jira-measure',
              jql,
              measure: { kind: 'count' },
              mode: 'percent',
              doneOnly: true,
              timeRollup: 'self',
              untracked: 'exclude',
            },
          },
        },
        { ...lead, as: 'ada-admin' },
      ),
    );
  }
}

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

it(`keeps every definition and ends with the right values after ${KILLS} power cuts`, async () => {
  let site = await runSite(options);
  await define(site);
  await site.drain();
  // Bugs PAY-24 to PAY-34 are open, each cut happens while one of them is closed or reopened.
  for (let cut = 0; cut < KILLS; cut++) {
    const { id, fields } = (await askJira(site, 'ada-admin', {
      method: 'GET',
      path: `/rest/api/3/issue/PAY-${24 + (cut % 11)}?fields=status`,
    })) as { id: string; fields: { status: { id: string } } };
    const statusId = fields.status.id === '10002' ? '10000' : '10002';
    await site.edit({
      accountId: 'ada-admin',
      change: { kind: 'transition', issueId: id, statusId },
    });
    const recompute = site.runHourly().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
    await site.kill();
    await recompute;
    site = await runSite(options);
  }
  await site.drain();
  await site.runHourly();
  await site.drain();

  const found = await keyResults(site);
  expect(found.map(({ source }) => jiraSource(source).jql)).toEqual(queries);
  for (const { source, progress } of found) {
    const { jql } = jiraSource(source);
    const { done, n } = await countInJira(site, jql);
    expect({ jql, done: progress.numerator, n: progress.denominator }).toEqual({
      jql,
      done,
      n,
    });
    expect(progress.value).toBeCloseTo((100 * done) / n, 9);
  }
  for (const { id } of found) {
    const detail = data(
      await site.invoke(
        'getKeyResultDetail',
        { keyResultId: id, pageToken: null },
        {
          ...lead,
          as: 'ada-admin',
        },
      ),
    );
    const days = detail.history.map(({ on }) => on);
    expect(days.length).toBeGreaterThan(0);
    expect(new Set(days).size).toBe(days.length);
  }
  await site.stop();
}, 600_000);
