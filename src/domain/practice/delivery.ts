import type { Deployment, Incident } from '../metrics/catalogue/practice';

/**
 * Something that was brought to an environment, as a pipeline reports it. The same id again
 * replaces what was known. Source: metrics-spec C.4, metrics X6–X9.
 */
export interface RecordedDeployment extends Deployment {
  readonly kind: 'deployment';
  /** As the pipeline calls it; `isProduction` is what it means. */
  readonly environment: string;
  readonly issueKeys: readonly string[];
}

/** A failure that people felt. */
export interface RecordedIncident extends Incident {
  readonly kind: 'incident';
  readonly issueKey: string | null;
}

export type DeliveryEvent = RecordedDeployment | RecordedIncident;

/** When it stands in a series, in epoch milliseconds. */
export function happenedAt(event: DeliveryEvent): number {
  return event.kind === 'deployment' ? event.finishedAt : event.createdAt;
}

const PRODUCTION =
  /^(?:prod|production|prd|live|produktion|produktiv|producción|produção|produzione|productie|produkcja|üretim|canlı|прод|продакшн|本番|生产|운영)(?:$|[\s_-])/iu;

/** Pipelines name their environments as they like; only production reaches people. */
export function isProductionName(environment: string): boolean {
  return PRODUCTION.test(environment.trim());
}
