import type { TrackedMetric } from '../../domain/metrics/tracked-metric';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { canSeeHome, hiddenCount, type ViewerSight, viewerSight } from '../okr/viewer-sight';
import type { MetricStanding, StandingPoint } from '../ports/metric-standings';
import type { Ports } from '../ports/ports';
import { notFound, type Outcome } from '../refusal';
import type { MetricView } from './metric-view';
import { showMetric } from './show-metric';

/** A metric with where it stands. */
export interface MetricSummaryView extends MetricView {
  readonly latest: StandingPoint | null;
  readonly previous: number | null;
  readonly trend: readonly (number | null)[];
  readonly asOf: string | null;
}

/** By title; on the global page those of every place the person may see. */
export async function listMetrics(
  ports: Ports,
  caller: Caller,
  { includeArchived }: { readonly includeArchived: boolean },
): Promise<Outcome<readonly MetricSummaryView[]>> {
  const place = caller.projectId === null ? 'everywhere' : { home: caller.projectId };
  const lifecycles = includeArchived ? (['active', 'archived'] as const) : (['active'] as const);
  const lists = await Promise.all(
    lifecycles.map((lifecycle) => ports.trackedMetrics.list(place, lifecycle)),
  );
  const metrics = lists.flat();
  const standings = await ports.standings.findMany(metrics.map(({ id }) => id));
  const sight = await viewerSight(ports, caller, {
    homes: [caller.projectId, ...metrics.map(({ projectId }) => projectId)],
    audiences: [...standings.values()].map(({ audience }) => audience),
  });
  if (!canSeeHome(caller.projectId, sight)) return notFound('project-not-found');
  const seen = metrics.filter(({ projectId }) => canSeeHome(projectId, sight));
  const views = await Promise.all(
    seen.map((tracked) => summary(ports, { tracked, sight, standing: standings.get(tracked.id) })),
  );
  return ok(views.sort((a, b) => a.title.localeCompare(b.title)));
}

interface Standing {
  readonly tracked: TrackedMetric;
  readonly sight: ViewerSight;
  readonly standing: MetricStanding | undefined;
}

async function summary(
  ports: Ports,
  { tracked, sight, standing }: Standing,
): Promise<MetricSummaryView> {
  const { projectId } = tracked;
  const canManage =
    projectId === null ? sight.managesSite : sight.access.get(projectId)?.canManage === true;
  const view = await showMetric(ports, { tracked, canManage });
  const told = standing !== undefined && isTold(standing, tracked, sight) ? standing : NOTHING;
  const { points, asOf } = told;
  return {
    ...view,
    latest: points.at(-1) ?? null,
    previous: points.at(-2)?.value ?? null,
    trend: points.map(({ value }) => value),
    asOf,
  };
}

const NOTHING: Pick<MetricStanding, 'points'> & { readonly asOf: null } = {
  points: [],
  asOf: null,
};

/**
 * What an older definition came to is another number; and the metric's own page tells what is
 * withheld point by point, which a list cannot.
 */
const isTold = (standing: MetricStanding, { version }: TrackedMetric, sight: ViewerSight) =>
  standing.version === version && hiddenCount(standing.audience, sight) === 0;
