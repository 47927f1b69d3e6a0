import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { MetricState } from './metric-states';
import type { StoredMetric } from './okr-repository';

/** All that is in sight on a site: active, postponed and closed; with where its metrics stand. */
export interface SiteOkrs {
  readonly objectives: readonly Objective[];
  readonly keyResults: readonly KeyResult[];
  readonly metrics: readonly StoredMetric[];
  readonly states: readonly MetricState[];
}

/** Names what the records were like when somebody last wrote one of them. */
export interface ChangeMark {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Everything in sight as one small packet, because reading two thousand records one by one for
 * every person who opens the page uses up a minute's storage quota. See decision 0016.
 */
export interface SiteCopy {
  lastChange(): Promise<ChangeMark>;
  /** The copy made after that change; `null` when there is none. */
  load(mark: ChangeMark): Promise<SiteOkrs | null>;
  save(mark: ChangeMark, okrs: SiteOkrs): Promise<void>;
}
