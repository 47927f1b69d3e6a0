import type {
  Band,
  CatalogueSource,
  MetricBucket,
  TrackedMetric,
} from '../../domain/metrics/tracked-metric';
import type { MetricId, ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { mayManage } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import { conflict, invalid, notFound, type Outcome } from '../refusal';
import { askForPast } from '../sync/record-scope';
import { checkBucket, checkSight, checkSource } from './check-metric';
import { managedMetric } from './find-metric';
import { traceOfMetric } from './metric-trace';
import type { MetricView } from './metric-view';
import { showMetric } from './show-metric';

/** As typed. */
export interface MetricDraft {
  readonly title: string;
  readonly source: CatalogueSource;
  readonly bucket: MetricBucket;
  readonly target: number | null;
  readonly band: Band | null;
}

interface Named {
  readonly metricId: string;
  /** The version the person saw. */
  readonly version: number;
}

/** Its past is read in the background at once. */
export async function createMetric(
  ports: Ports,
  caller: Caller,
  { projectId, fields }: { readonly projectId: string | null; readonly fields: MetricDraft },
): Promise<Outcome<MetricView>> {
  const home = caller.projectId ?? (projectId as ProjectId | null);
  const allowed = await mayManage(ports, caller, home);
  if (!allowed.ok) return allowed;
  const checked = await checkDraft(ports, fields, { isSourceNew: true });
  if (!checked.ok) return checked;
  const at = new Date(ports.clock.now()).toISOString();
  const metric: TrackedMetric = {
    ...fields,
    ...checked.value,
    id: ports.ids.next() as MetricId,
    version: 1,
    projectId: home,
    lifecycle: 'active',
    createdAt: at,
    updatedAt: at,
    updatedBy: caller.accountId,
  };
  return save(ports, { before: null, after: metric });
}

export async function updateMetric(
  ports: Ports,
  caller: Caller,
  { change, ...named }: Named & { readonly change: Partial<MetricDraft> },
): Promise<Outcome<MetricView>> {
  const found = await currentVersion(ports, caller, named);
  if (!found.ok) return found;
  const before = found.value;
  const draft = { ...before, ...change };
  const isSourceNew =
    change.source !== undefined && JSON.stringify(change.source) !== JSON.stringify(before.source);
  const checked = await checkDraft(ports, draft, { isSourceNew });
  if (!checked.ok) return checked;
  return save(ports, { before, after: edited(ports, caller, { ...draft, ...checked.value }) });
}

/** What is archived keeps its definition and is computed no more. */
export async function setMetricLifecycle(
  ports: Ports,
  caller: Caller,
  { lifecycle, ...named }: Named & { readonly lifecycle: TrackedMetric['lifecycle'] },
): Promise<Outcome<MetricView>> {
  const found = await currentVersion(ports, caller, named);
  if (!found.ok) return found;
  const before = found.value;
  return save(ports, { before, after: edited(ports, caller, { ...before, lifecycle }) });
}

const edited = (ports: Ports, { accountId }: Caller, metric: TrackedMetric): TrackedMetric => ({
  ...metric,
  version: metric.version + 1,
  updatedAt: new Date(ports.clock.now()).toISOString(),
  updatedBy: accountId,
});

async function checkDraft(
  ports: Ports,
  { source, bucket, band }: MetricDraft,
  { isSourceNew }: { readonly isSourceNew: boolean },
): Promise<Outcome<Pick<TrackedMetric, 'isTimeDependent'>>> {
  const checked = await checkSource(ports, source);
  if (!checked.ok) return checked;
  const { metric, scope, isTimeDependent } = checked.value;
  const fits = checkBucket(metric, bucket);
  if (!fits.ok) return fits;
  if (band?.lower != null && band.upper !== null && band.lower >= band.upper) {
    return invalid('band', 'band-upside-down');
  }
  if (isSourceNew) {
    const sight = await checkSight(ports, source, scope);
    if (!sight.ok) return sight;
  }
  return ok({ isTimeDependent });
}

async function currentVersion(
  ports: Ports,
  caller: Caller,
  { metricId, version }: Named,
): Promise<Outcome<TrackedMetric>> {
  const found = await managedMetric(ports, caller, metricId);
  if (!found.ok || found.value.version === version) return found;
  return conflict(await showMetric(ports, { tracked: found.value, canManage: true }));
}

async function save(
  ports: Ports,
  change: { readonly before: TrackedMetric | null; readonly after: TrackedMetric },
): Promise<Outcome<MetricView>> {
  const { after } = change;
  const saved = await ports.trackedMetrics.save(after, traceOfMetric(ports, change));
  if (saved === 'version-conflict') {
    const current = await ports.trackedMetrics.find(after.id);
    if (current === null) return notFound('metric-not-found');
    return conflict(await showMetric(ports, { tracked: current, canManage: true }));
  }
  if (after.lifecycle === 'active') await askForPast(ports);
  await ports.realtime.publish([after.projectId]);
  return ok(await showMetric(ports, { tracked: after, canManage: true }));
}
