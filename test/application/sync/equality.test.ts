import type { Ports } from '../../../src/application/ports/ports';
import { measurePopulation } from '../../../src/domain/metrics/measure-population';
import { calendarDateAt } from '../../../src/domain/shared/calendar-date';
import { loadMeasuredOkrs } from '../../../src/application/sync/measured-okrs';
import { editedSite, moveClock } from '../../doubles/edited-site';
import {
  beginLife,
  deliver,
  editOnce,
  redefine,
  runJobs,
  sweep,
  type SyncedLife,
  wait,
} from '../../support/random-history';
import { uninstallForge } from '../../support/in-process-forge';

/**
 * Issue by issue and reading by reading, what the sync has after any history is what a first sync
 * would find now. Lives are random; a seed that fails is printed and joins the list below.
 */
const LIVES = 150;
const REGRESSIONS: readonly number[] = [2, 5, 310];

afterAll(uninstallForge);

async function everything(ports: Ports) {
  const okrs = await loadMeasuredOkrs(ports);
  const on = calendarDateAt(ports.clock.now(), okrs.settings.timeZone);
  const metrics = [...okrs.scopes.values()].flatMap(({ hash, metrics: all }) =>
    all.map(({ metric }) => ({ hash, metric })),
  );
  return Promise.all(
    metrics.map(async ({ hash, metric }) => {
      const [state, readings, items] = await Promise.all([
        ports.states.find(metric.id),
        ports.readings.list(metric.id, { from: on, to: on }),
        ports.scopes.items(hash),
      ]);
      if (state?.stale != null) return { jql: metric.source.jql, stale: state.stale.reason };
      return {
        source: metric.source,
        measured: state?.measured && { ...state.measured, asOf: '' },
        audience: state?.audience,
        definitionHash: state?.definitionHash,
        readings: readings.map((one) => ({ ...one, asOf: '' })),
        items,
        contributors: items && measurePopulation(metric.source, items).contributors,
      };
    }),
  );
}

async function expectEqual(life: SyncedLife): Promise<void> {
  const anew = life.site.anew();
  await sweep(life, anew);
  expect(await everything(life.site.ports)).toEqual(await everything(anew));
}

/** Everything that was told has arrived, search has caught up, and the hourly sweep runs. */
async function settleHour(life: SyncedLife): Promise<void> {
  life.site.hooks.betweenCalls = () => undefined;
  await deliver(life, 1_000);
  moveClock(life.site.clock, 5 * 60_000);
  await runJobs(life);
  await sweep(life);
  await runJobs(life);
}

async function live(seed: number): Promise<number> {
  const site = editedSite(seed);
  const { random } = site;
  const life = await beginLife(site);
  let checks = 0;
  if (random.chance(0.5)) site.jira.setSearchLag(random.between(1, 4) * 60_000);
  for (let chapter = random.between(2, 4); chapter > 0; chapter -= 1) {
    const isBusy = random.chance(0.3);
    site.hooks.betweenCalls = () => {
      if (isBusy && random.chance(0.1)) editOnce(life);
    };
    for (let step = random.between(3, 14); step > 0; step -= 1) {
      if (random.chance(0.7)) editOnce(life);
      if (random.chance(0.05)) await redefine(life);
      if (random.chance(0.5)) await deliver(life, random.between(1, 4));
      if (random.chance(0.4)) await runJobs(life);
      if (random.chance(0.5)) wait(life);
      if (random.chance(0.15)) await sweep(life);
    }
    await settleHour(life);
    if (life.isHidden) {
      moveClock(site.clock, 24 * 3_600_000);
      await settleHour(life);
      life.isHidden = false;
    }
    await expectEqual(life);
    checks += 1;
  }
  return checks;
}

async function liveOrTell(seed: number): Promise<number> {
  try {
    return await live(seed);
  } catch (cause) {
    throw new Error(`Seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

describe('after any history of edits, the incremental state', () => {
  it('equals a full recompute', async () => {
    let checks = 0;
    for (let seed = 1; seed <= LIVES; seed += 1) checks += await liveOrTell(seed);
    expect(checks).toBeGreaterThan(LIVES);
  }, 300_000);

  it.each(REGRESSIONS)('equals it again where it once did not: seed %i', async (seed) => {
    expect(await liveOrTell(seed)).toBeGreaterThan(0);
  });
});
