/** A random life of a site under sync: edits, events in any order, runs, hourly and nightly sweeps. */
import type { Job } from '../../src/application/ports/jobs';
import type { JiraStoredMetric, QueryTraits } from '../../src/application/ports/okr-repository';
import type { Ports } from '../../src/application/ports/ports';
import type { PendingChange } from '../../src/application/ports/sync-store';
import { queryTraits } from '../../src/application/okr/query-traits';
import { noteJiraChange } from '../../src/application/sync/note-jira-change';
import { recompute } from '../../src/application/sync/recompute';
import { scopesOf } from '../../src/application/sync/scope';
import { jqlFacts, parsedQueries } from '../../src/adapters/jira/jql-payload';
import type { KeyResult } from '../../src/domain/okr/key-result';
import type { JiraMeasureSource } from '../../src/domain/metrics/metric';
import type { Objective } from '../../src/domain/okr/objective';
import { calendarDateAt } from '../../src/domain/shared/calendar-date';
import type { KeyResultId, MetricId, ObjectiveId } from '../../src/domain/shared/ids';
import { startOfNextDay } from '../../src/domain/shared/zoned-time';
import type { EditedSite } from '../doubles/edited-site';
import { EditRefusal } from '../site/jira/edit-refusal';
import { ExpectedReadings, type Followed } from './expected-readings';
import { isSilent, isTold, randomEdit } from './random-edit';
import { randomSource } from './random-key-results';
import { asTuple } from './random-site';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Asked once for all sites: what a query's text says does not depend on its issues. */
const knownTraits = new Map<string, QueryTraits>();

function traitsOf({ jira }: EditedSite, jql: string): QueryTraits {
  const known = knownTraits.get(jql);
  if (known !== undefined) return known;
  const { body } = jira.answer({
    provider: 'app',
    accountId: undefined,
    method: 'POST',
    path: '/rest/api/3/jql/parse?validation=none',
    headers: {},
    body: JSON.stringify({ queries: [jql] }),
    origin: 'shell',
    scopes: [],
  });
  const [query] = parsedQueries.parse(JSON.parse(body)).queries;
  const traits = queryTraits(jqlFacts(query?.structure?.where));
  knownTraits.set(jql, traits);
  return traits;
}

export interface SyncedLife {
  readonly site: EditedSite;
  /** The site's, watched by whoever expects readings. */
  readonly ports: Ports;
  readonly expected: ExpectedReadings;
  readonly metrics: Map<MetricId, Followed>;
  readonly keyResults: KeyResult[];
  /** Changes on their way to the app. */
  readonly inFlight: PendingChange[];
  /** Something happened that only an event or the night can tell. */
  isHidden: boolean;
}

export async function beginLife(site: EditedSite): Promise<SyncedLife> {
  const metrics = new Map<MetricId, Followed>();
  const expected = new ExpectedReadings(site, metrics);
  const ports = expected.watched(site.ports);
  const told = { keyResults: [], inFlight: [], isHidden: false };
  const life: SyncedLife = { site, ports, expected, metrics, ...told };
  const settings = await ports.settings.load();
  await ports.settings.save({ ...settings, version: 1, timeZone: site.timeZone });
  const objective: Objective = {
    ...writtenNow(site),
    ...DESCRIBED,
    id: 'objective' as ObjectiveId,
    level: 'project',
    watcherIds: [],
    isPrivate: false,
    cycleId: null,
    parentId: null,
    parentHome: null,
  };
  await site.ports.okrs.save({ objective });
  const count = site.random.between(1, 3);
  for (let at = 0; at < count; at += 1) await addKeyResult(life, objective.id);
  return life;
}

const DESCRIBED = {
  title: 'Everything of the site',
  description: '',
  ownerId: null,
  contributorIds: [],
  labels: [],
  period: null,
  weight: 1,
  isInRollUp: true,
  lifecycle: 'active',
  closing: null,
  rank: 'm',
} as const;

function writtenNow({ clock }: EditedSite) {
  const at = new Date(clock.now()).toISOString();
  const updatedBy = 'lea-lead' as KeyResult['updatedBy'];
  return { version: 1, projectId: null, createdAt: at, updatedAt: at, updatedBy };
}

async function addKeyResult(life: SyncedLife, objectiveId: ObjectiveId) {
  const { site, keyResults } = life;
  const { random, ports } = site;
  const source = randomSource(random);
  const metricId = ports.ids.next() as MetricId;
  const keyResult: KeyResult = {
    ...writtenNow(site),
    ...DESCRIBED,
    id: ports.ids.next() as KeyResultId,
    objectiveId,
    metricId,
    target: { kind: 'reach', start: 0, target: 100 },
    zones: null,
    curve: { kind: 'linear' },
    manualStatus: null,
  };
  keyResults.push(keyResult);
  const metric = { ...writtenNow(site), id: metricId, source };
  const traits = traitsOf(site, source.jql);
  await ports.okrs.save({ keyResult, metric: { metric, traits } });
  await follow(life, { metric, traits });
  await ports.jobs.push(definitionJob(keyResult.id));
}

/** From the next run on, it is measured like this. */
async function follow({ site, metrics }: SyncedLife, stored: JiraStoredMetric): Promise<void> {
  const { source, id } = stored.metric;
  const fields = { override: null, ...(await site.ports.fields.storyPoints()) };
  const [scope] = scopesOf([stored], fields, site.ports.hash).values();
  if (scope !== undefined) metrics.set(id, { source, traits: stored.traits, scope });
}

const definitionJob = (id: KeyResultId): Job => ({
  kind: 'key-results',
  keyResultIds: [id],
  trigger: 'definition',
  refreshId: null,
});

/** One edit, which Jira may refuse; its events may get lost or come twice. */
export function editOnce(life: SyncedLife): void {
  const { site, inFlight, expected } = life;
  const { random, jira, issues, told } = site;
  const edit = randomEdit(random, issues.list());
  try {
    jira.edit(edit);
  } catch (thrown) {
    if (!(thrown instanceof EditRefusal)) throw thrown;
    return;
  }
  issues.forget(edit);
  expected.truth.noteEdits();
  const isLost = random.chance(0.3);
  if (isSilent(edit.change) && (isLost || !isTold(edit.change))) life.isHidden = true;
  for (const change of told.splice(0)) {
    if (isLost) continue;
    inFlight.push(change);
    if (random.chance(0.2)) inFlight.push(change);
  }
}

/** Somebody edits a definition: another query, measure or mode. */
export async function redefine(life: SyncedLife): Promise<void> {
  const { site, keyResults } = life;
  const { random, ports } = site;
  const keyResult = random.pick(asTuple(keyResults));
  const stored = await ports.okrs.findMetric(keyResult.metricId);
  if (stored === null) return;
  const source: JiraMeasureSource = randomSource(random);
  const metric = { ...stored.metric, version: stored.metric.version + 1, source };
  const traits = traitsOf(site, source.jql);
  await ports.okrs.save({ metric: { metric, traits } });
  await follow(life, { metric, traits });
  await ports.jobs.push(definitionJob(keyResult.id));
}

/** Delivers what is on its way, in any order. */
export async function deliver({ site, ports, inFlight }: SyncedLife, most: number): Promise<void> {
  for (let count = 0; count < most && inFlight.length > 0; count += 1) {
    const [change] = inFlight.splice(site.random.between(0, inFlight.length - 1), 1);
    if (change !== undefined) await noteJiraChange(ports, change);
  }
}

/** Runs what waits in the queue, in any order; now and then one arrives twice. */
export async function runJobs(life: SyncedLife): Promise<void> {
  const { random, world } = life.site;
  const { waiting } = world.jobs;
  while (waiting.length > 0) {
    const [next] = waiting.splice(random.between(0, waiting.length - 1), 1);
    if (next === undefined) return;
    await run(life, next.job);
    if (random.chance(0.1)) await run(life, next.job);
  }
}

export const sweep = (life: SyncedLife): Promise<void> => run(life, { kind: 'sweep' });

async function run({ ports, expected }: SyncedLife, job: Job): Promise<void> {
  await recompute(ports, job);
  await expected.afterJob();
}

export function wait({ site }: SyncedLife): void {
  const { random, clock, skew, timeZone } = site;
  const pause = random.pick([1_000, 20_000, MINUTE, 7 * MINUTE, 40 * MINUTE, 3 * HOUR, DAY]);
  const midnight = startOfNextDay(calendarDateAt(clock.now(), timeZone), timeZone);
  const until = random.chance(0.3) ? midnight + random.between(-30, 30) * MINUTE : 0;
  clock.set(until > clock.now() ? until : clock.now() + pause);
  skew.ms = random.between(-90_000, 90_000);
}

/** To an hour in which the next pass of the night is due. */
export function waitForNight({ site }: SyncedLife): void {
  const { clock, timeZone, ports } = site;
  const midnight = startOfNextDay(calendarDateAt(clock.now(), timeZone), timeZone);
  clock.set(midnight + ports.site.nightHour * HOUR + 5 * MINUTE);
}
