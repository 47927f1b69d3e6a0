import type { KeyResult } from '../../domain/okr/key-result';
import type { Lifecycle } from '../../domain/okr/lifecycle';
import type { Objective } from '../../domain/okr/objective';
import type { JiraMeasureSource, Metric } from '../../domain/metrics/metric';
import type { Home, KeyResultId, MetricId, ObjectiveId, ProjectId } from '../../domain/shared/ids';
import type { AuditEntry } from './audit';

/** What a parsed query says about when its answer can change. */
export interface QueryTraits {
  /** Its issues can change although none of them was edited: dates, functions, saved filters. */
  readonly isTimeDependent: boolean;
  readonly usesSprints: boolean;
  readonly usesVersions: boolean;
}

export interface StoredMetric {
  readonly metric: Metric;
  /** Of its query; a metric without one has none of them. */
  readonly traits: QueryTraits;
}

/** A metric whose number is computed from Jira's issues. */
export interface JiraStoredMetric extends StoredMetric {
  readonly metric: Metric & { readonly source: JiraMeasureSource };
}

export function isMeasuredInJira(stored: StoredMetric): stored is JiraStoredMetric {
  return stored.metric.source.kind === 'jira-measure';
}

/** `projectId: null` reads the whole site. */
export interface DefinitionFilter {
  readonly projectId: ProjectId | null;
  readonly lifecycle: Lifecycle;
}

/** Objectives anywhere whose parent belongs there. */
export interface ChildFilter {
  readonly parentHome: Home;
  readonly lifecycle: Lifecycle;
}

/** Definitions written together or not at all. */
export interface DefinitionChange {
  readonly objective?: Objective;
  readonly keyResult?: KeyResult;
  readonly metric?: StoredMetric;
}

export interface OkrRepository {
  /** Single reads are exact; lists may lag a write by moments. */
  findObjective(id: ObjectiveId): Promise<Objective | null>;
  findKeyResult(id: KeyResultId): Promise<KeyResult | null>;
  findObjectives(ids: readonly ObjectiveId[]): Promise<readonly Objective[]>;
  findMetric(id: MetricId): Promise<StoredMetric | null>;
  findMetrics(ids: readonly MetricId[]): Promise<readonly StoredMetric[]>;
  listObjectives(filter: DefinitionFilter): Promise<readonly Objective[]>;
  listChildObjectives(filter: ChildFilter): Promise<readonly Objective[]>;
  listKeyResults(filter: DefinitionFilter): Promise<readonly KeyResult[]>;
  listKeyResultsOf(objectiveId: ObjectiveId): Promise<readonly KeyResult[]>;
  /**
   * Version 1 creates; any other version replaces exactly the one before it, otherwise nothing is
   * written and the answer is `version-conflict`. The trace is written with it or not at all.
   */
  save(
    change: DefinitionChange,
    trace?: readonly AuditEntry[],
  ): Promise<'saved' | 'version-conflict'>;
  removeObjective(id: ObjectiveId): Promise<void>;
  /** Its metric goes with it. */
  removeKeyResult(keyResult: KeyResult): Promise<void>;
}
