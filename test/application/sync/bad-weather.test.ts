import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import type { ProgressView } from '../../../src/application/okr/okr-view';
import type { Job } from '../../../src/application/ports/jobs';
import { noteJiraChange } from '../../../src/application/sync/note-jira-change';
import { recompute } from '../../../src/application/sync/recompute';
import { UpstreamError } from '../../../src/application/ports/upstream-error';
import { seededRandom } from '../../../src/domain/statistics/seeded-random';
import type { IssueId } from '../../../src/domain/shared/ids';
import { givenKeyResult, must } from '../../doubles/drafts';
import { storedWorld, type StoredWorld } from '../../doubles/stored-world';
import { LEAD, putIssue, type TestWorld } from '../../doubles/test-world';
import { day } from '../../support/calendar-day';
import { uninstallForge } from '../../support/in-process-forge';

afterEach(uninstallForge);

const HOUR = 3_600_000;
const ALL = 'project = PAY';
const HALF = 'project = PAY AND labels = half';
const YEAR = { from: day('2026-01-01'), to: day('2026-12-31') };

/** Ten stories, and two queries over all and over half of them. */
async function aSite(): Promise<StoredWorld> {
  const world = storedWorld();
  for (let story = 1; story <= 10; story += 1) putIssue(world, String(story), { updatedAt: 0 });
  world.jira.query(ALL, () => true);
  world.jira.query(HALF, ({ item }) => Number(item.id) % 2 === 0);
  await givenKeyResult(world, ALL);
  await givenKeyResult(world, HALF);
  await swept(world);
  world.clock.at += HOUR;
  return world;
}

const swept = (world: TestWorld) => recompute(world.portsFor('app'), { kind: 'sweep' });

async function shown(world: TestWorld): Promise<readonly ProgressView[]> {
  const page = must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false }));
  return page.objectives.flatMap(({ keyResults }) => keyResults.map(({ progress }) => progress));
}

const values = async (world: TestWorld) => (await shown(world)).map(({ value }) => value);

async function finish(world: TestWorld, ...stories: readonly number[]): Promise<void> {
  for (const story of stories) {
    world.jira.change(String(story), { statusCategory: 'done' }, world.clock.at);
    await noteJiraChange(world.ports, { kind: 'issue-changed', issueId: String(story) as IssueId });
  }
}

/** Readings by day, of all metrics. */
async function readingDays(world: TestWorld): Promise<readonly (readonly string[])[]> {
  const keyResults = await world.ports.okrs.listKeyResults({
    projectId: null,
    lifecycle: 'active',
  });
  return Promise.all(
    keyResults.map(async ({ metricId }) =>
      (await world.ports.readings.list(metricId, YEAR)).map(({ on }) => on),
    ),
  );
}

describe('jobs that arrive as a queue delivers them', () => {
  it.each([1, 2, 3, 4])(
    'twice, late and in any order leave the same values and one reading a day (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const world = await aSite();
      const waiting: Job[] = [{ kind: 'sweep' }, { kind: 'sweep' }];
      for (const story of [2, 3, 4]) {
        world.clock.at += 60_000;
        await finish(world, story);
        waiting.push(...world.jobs.waiting.splice(0).map(({ job }) => job));
      }
      waiting.push(...waiting.map((job) => structuredClone(job)));
      while (waiting.length > 0) {
        const [job] = waiting.splice(Math.floor(random() * waiting.length), 1);
        if (job === undefined) break;
        world.clock.at += 1_000;
        await recompute(world.portsFor('app'), job);
        waiting.push(...world.jobs.waiting.splice(0).map((next) => next.job));
      }
      // Two, three and four of ten; two and four of five.
      expect(await values(world)).toEqual([30, 40]);
      expect(await readingDays(world)).toEqual([['2026-02-14'], ['2026-02-14']]);
      expect(await world.ports.pending.list()).toEqual([]);
    },
  );

  it('from a schedule that ran twice at the same moment do no harm', async () => {
    const world = await aSite();
    await finish(world, 2);
    await Promise.all([swept(world), swept(world)]);
    await world.drain();
    expect(await values(world)).toEqual([10, 20]);
  });
});

describe('storage that fails in the middle of a run', () => {
  it.each([
    ['full', 507, 'STORAGE_FULL'],
    ['not there', 500, 'INTERNAL'],
    ['asked too much', 429, 'RATE_LIMIT_EXCEEDED'],
  ])(
    'because it is %s keeps the last values, and the run is made up for',
    async (_, status, code) => {
      for (const pathIncludes of ['batch/set', 'entity/set', 'v1/set', 'v1/get', 'batch/get']) {
        const world = await aSite();
        await finish(world, 2);
        world.kvs.addFault({ pathIncludes, status, code, times: 2 });
        // Where even the pause cannot be written down, the queue delivers the job again.
        await swept(world).catch((thrown: unknown) => {
          if (!(thrown instanceof UpstreamError)) throw thrown;
        });
        world.kvs.clearFaults();
        for (const value of await values(world)) expect([0, 10, 20]).toContain(value);
        world.clock.at += HOUR;
        await swept(world);
        await world.drain();
        expect({ pathIncludes, values: await values(world) }).toEqual({
          pathIncludes,
          values: [10, 20],
        });
        expect((await shown(world)).map(({ stale }) => stale)).toEqual([null, null]);
      }
    },
  );
});

describe('a Jira that storms', () => {
  it('with limits for hours leaves stale values, few calls, and recovers without a person', async () => {
    const world = await aSite();
    const before = await values(world);
    await finish(world, 2);
    world.jira.calls.length = 0;
    for (const call of ['search', 'changedSince', 'match', 'byIds'] as const) {
      world.jira.fail(call, new UpstreamError('rate-limited', '429', { retryAfterSeconds: 600 }));
    }
    const end = world.clock.at + 4 * HOUR;
    while (world.clock.at < end) {
      await swept(world);
      for (let turn = 0; turn < 6; turn += 1) {
        const next = world.jobs.waiting.shift();
        world.clock.at += 600_000;
        if (next !== undefined) await recompute(world.portsFor('app'), next.job);
      }
    }
    expect(await values(world)).toEqual(before);
    expect((await shown(world))[0]?.stale?.reason).toBe('rate-limited');
    world.jira.recover();
    await world.drain();
    await swept(world);
    expect(await shown(world)).toMatchObject([
      { value: 10, stale: null },
      { value: 20, stale: null },
    ]);
  });

  it('with refusals to read is asked little, and recovers when access is given back', async () => {
    const world = await aSite();
    await finish(world, 2);
    for (const call of ['search', 'changedSince', 'match', 'byIds'] as const) {
      world.jira.fail(call, new UpstreamError('forbidden', '403'));
    }
    world.jira.calls.length = 0;
    await swept(world);
    await world.drain();
    expect(world.jira.calls.length).toBeLessThan(50);
    expect((await shown(world))[0]).toMatchObject({ value: 0, stale: { reason: 'no-permission' } });
    world.jira.recover();
    world.clock.at += HOUR;
    await swept(world);
    expect(await shown(world)).toMatchObject([
      { value: 10, stale: null },
      { value: 20, stale: null },
    ]);
  });
});
