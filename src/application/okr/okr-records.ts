import { isCounted } from '../../domain/okr/closing';
import { type Cycle, objectivePeriod } from '../../domain/okr/cycle';
import { complies } from '../../domain/okr/key-result-progress';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Lifecycle } from '../../domain/okr/lifecycle';
import type { Objective } from '../../domain/okr/objective';
import type { Period } from '../../domain/okr/period';
import { calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';
import type { CycleId, Home, MetricId, ObjectiveId, ProjectId } from '../../domain/shared/ids';
import type { Ratio } from '../../domain/shared/ratio';
import type { LatestCheckIn } from '../ports/check-ins';
import type { MetricState } from '../ports/metric-states';
import type { StoredMetric } from '../ports/okr-repository';
import type { SiteOkrs } from '../ports/site-copy';
import type { Ports } from '../ports/ports';
import type { Settings } from '../ports/settings-store';
import type { SyncState } from '../ports/sync-store';
import { IN_SIGHT, loadSiteOkrs } from './site-okrs';
import { loadChances, type ForecastFacts } from '../status/key-result-forecast';

/** Definitions with their values, as they are stored: nobody's permissions applied yet. */
export interface OkrRecords {
  readonly objectives: readonly Objective[];
  readonly keyResults: readonly KeyResult[];
  /** Objectives above these that are not among them. */
  readonly parents: ReadonlyMap<ObjectiveId, Objective>;
  readonly metrics: ReadonlyMap<MetricId, StoredMetric>;
  readonly states: ReadonlyMap<MetricId, MetricState>;
  readonly cycles: ReadonlyMap<CycleId, Cycle>;
  /** For limits and bands: per measured day of the period, whether it was kept. */
  readonly compliance: ReadonlyMap<MetricId, readonly boolean[]>;
  /** Computed chances to hit the target; empty unless the site judges by them. */
  readonly chances: ReadonlyMap<MetricId, Ratio>;
  /** By the id of the key result. */
  readonly latestCheckIns: ReadonlyMap<string, LatestCheckIn>;
  readonly settings: Settings;
  readonly sync: SyncState;
  readonly today: CalendarDate;
}

export async function loadOkrRecords(
  ports: Ports,
  filter: { readonly projectId: ProjectId | null; readonly lifecycles: readonly Lifecycle[] },
): Promise<OkrRecords> {
  const { projectId, lifecycles } = filter;
  const site = projectId === null ? await loadSiteOkrs(ports) : null;
  const listed = site === null ? lifecycles : lifecycles.filter((one) => !isInSight(one));
  const own = together(
    await listDefinitions(ports, { projectId, lifecycles: listed }),
    site === null ? NOTHING : ofLifecycles(site, lifecycles),
  );
  const definitions =
    projectId === null ? own : together(own, await contributors(ports, own.objectives));
  const [records, parents] = await Promise.all([
    withValues(ports, definitions, site),
    missingParents(ports, definitions.objectives),
  ]);
  return { ...records, parents };
}

async function listDefinitions(
  { okrs }: Ports,
  { projectId, lifecycles }: { projectId: ProjectId | null; lifecycles: readonly Lifecycle[] },
): Promise<Definitions> {
  const filters = lifecycles.map((lifecycle) => ({ projectId, lifecycle }));
  const [objectives, keyResults] = await Promise.all([
    Promise.all(filters.map((one) => okrs.listObjectives(one))),
    Promise.all(filters.map((one) => okrs.listKeyResults(one))),
  ]);
  return { objectives: objectives.flat(), keyResults: keyResults.flat() };
}

const isInSight = (lifecycle: Lifecycle): boolean =>
  IN_SIGHT.some((inSight) => inSight === lifecycle);

function ofLifecycles(
  { objectives, keyResults }: Definitions,
  lifecycles: readonly Lifecycle[],
): Definitions {
  return {
    objectives: objectives.filter(({ lifecycle }) => lifecycles.includes(lifecycle)),
    keyResults: keyResults.filter(({ lifecycle }) => lifecycles.includes(lifecycle)),
  };
}

/** Where the objectives and those above them belong: what a viewer's sight is asked for. */
export function homesOf({ objectives, parents }: OkrRecords): readonly Home[] {
  return [...objectives, ...parents.values()].map(({ projectId }) => projectId);
}

/** What can be part of a sum above it. */
const COUNTED = ['active', 'closed'] as const;

type Definitions = Pick<OkrRecords, 'objectives' | 'keyResults'>;

const NOTHING: Definitions = { objectives: [], keyResults: [] };

const together = (some: Definitions, other: Definitions): Definitions => ({
  objectives: [...some.objectives, ...other.objectives],
  keyResults: [...some.keyResults, ...other.keyResults],
});

/**
 * Objectives of other projects that count in these, directly or through others, with their
 * key results. Followed home by home, since most projects have none.
 */
async function contributors(ports: Ports, roots: readonly Objective[]): Promise<Definitions> {
  const known = new Set(roots.map(({ id }) => id));
  const candidates: Objective[] = [];
  const found: Objective[] = [];
  const asked = new Set<Home>();
  let homes = [...new Set(roots.map(({ projectId }) => projectId))];
  while (homes.length > 0) {
    for (const home of homes) asked.add(home);
    const below = await Promise.all(
      homes.flatMap((parentHome) =>
        COUNTED.map((lifecycle) => ports.okrs.listChildObjectives({ parentHome, lifecycle })),
      ),
    );
    candidates.push(...below.flat());
    const added = joining(known, candidates);
    found.push(...added);
    homes = [...new Set(added.map(({ projectId }) => projectId))].filter(
      (home) => !asked.has(home),
    );
  }
  const keyResults = await Promise.all(found.map(({ id }) => ports.okrs.listKeyResultsOf(id)));
  return {
    objectives: found,
    keyResults: keyResults.flat().filter(isCounted),
  };
}

/** Those that hang below what is known, in whatever order they come. */
function joining(known: Set<ObjectiveId>, candidates: readonly Objective[]): readonly Objective[] {
  const added: Objective[] = [];
  let before = -1;
  while (added.length > before) {
    before = added.length;
    for (const candidate of candidates) {
      const hangsBelow = candidate.parentId !== null && known.has(candidate.parentId);
      if (!hangsBelow || known.has(candidate.id)) continue;
      known.add(candidate.id);
      added.push(candidate);
    }
  }
  return added;
}

async function missingParents(
  ports: Ports,
  objectives: readonly Objective[],
): Promise<OkrRecords['parents']> {
  const known = new Set(objectives.map(({ id }) => id));
  const missing = objectives.flatMap(({ parentId }) =>
    parentId === null || known.has(parentId) ? [] : parentId,
  );
  if (missing.length === 0) return new Map();
  const found = await ports.okrs.findObjectives([...new Set(missing)]);
  return new Map(
    found.filter(({ lifecycle }) => lifecycle !== 'deleted').map((one) => [one.id, one]),
  );
}

export async function withValues(
  ports: Ports,
  definitions: Definitions,
  site: SiteOkrs | null = null,
): Promise<OkrRecords> {
  const metricIds = definitions.keyResults.map(({ metricId }) => metricId);
  const homes = [...new Set(definitions.objectives.map(({ projectId }) => projectId))];
  const [latestCheckIns, { metrics, states }, settings, sync, cycleList] = await Promise.all([
    ports.checkIns.latest(homes),
    loadMetrics(ports, metricIds, site),
    ports.settings.load(),
    ports.sync.state(),
    ports.cycles.list(),
  ]);
  const cycles = new Map(cycleList.map((cycle) => [cycle.id, cycle]));
  const dated = { ...definitions, cycles };
  const today = calendarDateAt(ports.clock.now(), settings.timeZone);
  return {
    ...definitions,
    parents: new Map(),
    latestCheckIns,
    metrics,
    states,
    cycles,
    compliance: await loadCompliance(ports, dated, today),
    chances:
      settings.statusRule.mode === 'forecast'
        ? await loadChances(ports, forecastFacts(dated, states, today))
        : new Map(),
    settings,
    sync,
    today,
  };
}

/** From the site's records where they are among them, else by themselves. */
async function loadMetrics(
  ports: Ports,
  metricIds: readonly MetricId[],
  site: SiteOkrs | null,
): Promise<Pick<OkrRecords, 'metrics' | 'states'>> {
  const wanted = new Set(metricIds);
  const known = site?.metrics.filter(({ metric }) => wanted.has(metric.id));
  const measuredOnes = site?.states.filter(({ metricId }) => wanted.has(metricId));
  const metrics = new Map(known?.map((stored) => [stored.metric.id, stored]));
  const states = new Map(measuredOnes?.map((state) => [state.metricId, state]));
  const others = metricIds.filter((id) => !metrics.has(id));
  if (others.length === 0) return { metrics, states };
  const [found, measured] = await Promise.all([
    ports.okrs.findMetrics(others),
    ports.states.findMany(others),
  ]);
  for (const stored of found) metrics.set(stored.metric.id, stored);
  return { metrics, states: new Map([...states, ...measured]) };
}

type DatedDefinitions = Pick<OkrRecords, 'objectives' | 'keyResults' | 'cycles'>;

function forecastFacts(
  { objectives, keyResults, cycles }: DatedDefinitions,
  states: OkrRecords['states'],
  today: CalendarDate,
): readonly ForecastFacts[] {
  const periods = new Map(objectives.map((one) => [one.id, objectivePeriod(one, cycles)]));
  return keyResults.map((keyResult) => ({
    keyResult,
    period: keyResult.period ?? periods.get(keyResult.objectiveId) ?? null,
    state: states.get(keyResult.metricId) ?? null,
    today,
  }));
}

async function loadCompliance(
  ports: Ports,
  { objectives, keyResults, cycles }: DatedDefinitions,
  today: CalendarDate,
): Promise<ReadonlyMap<MetricId, readonly boolean[]>> {
  const periods = new Map(objectives.map((one) => [one.id, objectivePeriod(one, cycles)]));
  const held = keyResults.filter(({ target }) => target.kind !== 'reach');
  const entries = await Promise.all(
    held.map(async (keyResult): Promise<[MetricId, readonly boolean[]]> => {
      const period = keyResult.period ?? periods.get(keyResult.objectiveId) ?? null;
      return [keyResult.metricId, await complianceOf(ports, { keyResult, period, today })];
    }),
  );
  return new Map(entries);
}

async function complianceOf(
  ports: Pick<Ports, 'readings'>,
  {
    keyResult: { metricId, target },
    period,
    today,
  }: { keyResult: KeyResult; period: Period | null; today: CalendarDate },
): Promise<readonly boolean[]> {
  if (period === null || period.start > today) return [];
  const to = period.end < today ? period.end : today;
  const readings = await ports.readings.list(metricId, { from: period.start, to });
  return readings.flatMap(({ value }) => (value === null ? [] : complies(target, value)));
}
