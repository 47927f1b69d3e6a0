import { CATALOGUE } from '../../domain/metrics/catalogue/catalogue';
import type { CatalogueMetric } from '../../domain/metrics/catalogue/catalogue-metric';
import type { CatalogueSource } from '../../domain/metrics/tracked-metric';
import type { Home, ProjectId } from '../../domain/shared/ids';
import type { TimelineNeeds } from '../ports/metric-facts';
import type { Ports } from '../ports/ports';
import type { Settings } from '../ports/settings-store';
import { type ResolvedScope, resolveScope } from './metric-scope';
import { type SiteFields, timelineNeeds } from './timeline-needs';

/** What is read anew when the way timelines are written changes. */
const FORMAT = 't1';

/** What a metric is computed over, and how that is found in what is kept. */
export interface MetricBasis {
  readonly metric: CatalogueMetric;
  readonly source: CatalogueSource;
  readonly scope: ResolvedScope;
  readonly needs: TimelineNeeds;
  readonly fields: SiteFields;
  readonly settings: Settings;
  readonly hash: string;
}

export function catalogueMetricOf(key: string): CatalogueMetric | undefined {
  return CATALOGUE.find((metric) => metric.key === key);
}

/** `null` when the catalogue does not have the metric any more, or Jira not the scope. */
export async function metricBasis(
  ports: Pick<Ports, 'metricFacts' | 'practice' | 'fields' | 'settings' | 'hash'>,
  source: CatalogueSource,
  home: Home,
): Promise<MetricBasis | null> {
  const metric = catalogueMetricOf(source.catalogueKey);
  const scope = metric && (await resolveScope(ports, source.scope));
  if (metric === undefined || scope == null) return null;
  const homes = [home, source.scope.kind === 'project' ? source.scope.projectId : null];
  const [settings, work, storyPoints, said] = await Promise.all([
    ports.settings.load(),
    ports.metricFacts.fields(),
    ports.fields.storyPoints(),
    Promise.all([...new Set(homes.filter(isProject))].map((id) => ports.practice.load(id))),
  ]);
  const fields = { work, storyPoints: { override: settings.storyPointFieldId, ...storyPoints } };
  const needs = timelineNeeds(metric, fields, said);
  const hash = ports.hash.of(JSON.stringify([FORMAT, scope.jql.trim(), scope.boardId, needs]));
  return { metric, source, scope, needs, fields, settings, hash };
}

const isProject = (home: Home): home is ProjectId => home !== null;
