/**
 * One random life of a site under sync, held at its hours of rest to what a first sync would find,
 * and reading by reading to what each day must say.
 */
import type { Ports } from '../../src/application/ports/ports';
import { recompute } from '../../src/application/sync/recompute';
import { loadMeasuredOkrs } from '../../src/application/sync/measured-okrs';
import { measurePopulation } from '../../src/domain/metrics/measure-population';
import type { CalendarDate } from '../../src/domain/shared/calendar-date';
import { editedSite, moveClock } from '../doubles/edited-site';
import { measuredOf } from './expected-readings';
import {
  beginLife,
  deliver,
  editOnce,
  redefine,
  runJobs,
  sweep,
  type SyncedLife,
  wait,
  waitForNight,
} from './random-history';

const ALWAYS = { from: '2000-01-01' as CalendarDate, to: '2100-01-01' as CalendarDate };

/** Everything that is known now, without when it was found out. Readings have their own rule. */
async function everything(ports: Ports) {
  const okrs = await loadMeasuredOkrs(ports);
  const metrics = [...okrs.scopes.values()].flatMap(({ hash, metrics: all }) =>
    all.map(({ metric }) => ({ hash, metric })),
  );
  return Promise.all(
    metrics.map(async ({ hash, metric }) => {
      const [state, items] = await Promise.all([
        ports.states.find(metric.id),
        ports.scopes.items(hash),
      ]);
      if (state?.stale != null) return { jql: metric.source.jql, stale: state.stale.reason };
      return {
        source: metric.source,
        measured: state?.measured && { ...state.measured, asOf: '' },
        audience: state?.audience,
        definitionHash: state?.definitionHash,
        items,
        contributors: items && measurePopulation(metric.source, items).contributors,
      };
    }),
  );
}

async function expectToday({ site, ports }: SyncedLife): Promise<void> {
  const anew = site.anew();
  await recompute(anew, { kind: 'sweep' });
  expectSame(await everything(ports), await everything(anew));
}

/** Today's reading and those of all days before. */
async function expectEveryDay({ ports, expected }: SyncedLife): Promise<number> {
  const all = expected.all();
  const found = await Promise.all(
    all.map(async ({ metricId }) => {
      const readings = await ports.readings.list(metricId, ALWAYS);
      return { metricId, readings: readings.map((one) => ({ on: one.on, ...measuredOf(one) })) };
    }),
  );
  expectSame(found, all);
  return all.reduce((sum, { readings }) => sum + readings.length, 0);
}

/** Jest's own comparison takes longer than a life; it only has to show what differs. */
function expectSame(found: unknown, expected: unknown): void {
  if (textOf(found) !== textOf(expected)) expect(found).toEqual(expected);
}

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Everything that was told has arrived, search has caught up, and the hourly sweep runs. */
async function settleHour(life: SyncedLife): Promise<void> {
  life.site.hooks.betweenCalls = () => undefined;
  await deliver(life, 1_000);
  moveClock(life.site.clock, 5 * 60_000);
  await runJobs(life);
  await sweep(life);
  await runJobs(life);
}

async function chapter(life: SyncedLife): Promise<void> {
  const { random, hooks } = life.site;
  const isBusy = random.chance(0.3);
  hooks.betweenCalls = () => {
    if (!isBusy || !random.chance(0.1)) return;
    moveClock(life.site.clock, 1);
    editOnce(life);
  };
  for (let step = random.between(3, 8); step > 0; step -= 1) {
    if (random.chance(0.7)) editOnce(life);
    if (random.chance(0.05)) await redefine(life);
    if (random.chance(0.5)) await deliver(life, random.between(1, 4));
    if (random.chance(0.4)) await runJobs(life);
    if (random.chance(0.5)) wait(life);
    if (random.chance(0.15)) await sweep(life);
  }
}

async function live(seed: number): Promise<number> {
  const site = editedSite(seed);
  const { random } = site;
  const life = await beginLife(site);
  let readings = 0;
  if (random.chance(0.4)) site.jira.setSearchLag(random.between(1, 4) * 60_000);
  for (let left = random.between(1, 2); left > 0; left -= 1) {
    await chapter(life);
    await settleHour(life);
    if (life.isHidden) {
      waitForNight(life);
      await settleHour(life);
      life.isHidden = false;
    }
    await expectToday(life);
    readings = await expectEveryDay(life);
  }
  return readings;
}

/** Lives of so many seeds; how many readings were compared. */
export async function liveAll(first: number, lives: number): Promise<number> {
  let readings = 0;
  for (let seed = first; seed < first + lives; seed += 1) readings += await liveOrTell(seed);
  return readings;
}

/** How many readings were compared. */
export async function liveOrTell(seed: number): Promise<number> {
  try {
    return await live(seed);
  } catch (cause) {
    throw new Error(`Seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}
