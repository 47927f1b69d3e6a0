import type { DeliveryEvent } from '../../domain/practice/delivery';
import type { PracticeContent } from '../../domain/practice/practice-content';
import type { ProjectPractice } from '../../domain/practice/project-practice';
import type { AccountId, ProjectId } from '../../domain/shared/ids';
import type { AuditEntry } from './audit';

/** One thing that is said about a project, told apart by its own version. */
export interface PracticePart {
  readonly projectId: ProjectId;
  /** Rises by one with every change; a writer must name the version it read. */
  readonly version: number;
  readonly updatedAt: string;
  /** `null`: the app itself, which saw a date in Jira. */
  readonly updatedBy: AccountId | null;
  readonly content: PracticeContent;
}

/** Epoch milliseconds, `to` not included. */
export interface DeliveryWindow {
  readonly from: number;
  readonly to: number;
}

/** What people said that Jira does not know. */
export interface PracticeStore {
  /** Everything said about a project, for metrics. */
  load(projectId: ProjectId): Promise<ProjectPractice>;
  /** The same with versions, for those who change it. */
  parts(projectId: ProjectId): Promise<readonly PracticePart[]>;
  find(projectId: ProjectId, content: PracticeContent): Promise<PracticePart | null>;
  /** `version-conflict` when the stored version is not the one before this. */
  save(part: PracticePart, trace?: readonly AuditEntry[]): Promise<'saved' | 'version-conflict'>;
}

/** Deployments and incidents that were told to the app. */
export interface Deliveries {
  /** Oldest first; `null` when the project was never told of any of this kind. */
  list<Kind extends DeliveryEvent['kind']>(
    projectId: ProjectId,
    kind: Kind,
    window: DeliveryWindow,
  ): Promise<readonly Extract<DeliveryEvent, { readonly kind: Kind }>[] | null>;
  /** The oldest and the newest there is; empty when none was ever told. */
  ends<Kind extends DeliveryEvent['kind']>(
    projectId: ProjectId,
    kind: Kind,
  ): Promise<readonly Extract<DeliveryEvent, { readonly kind: Kind }>[]>;
  /** What is there under the same id is replaced. */
  put(projectId: ProjectId, events: readonly DeliveryEvent[]): Promise<void>;
  remove(
    projectId: ProjectId,
    events: readonly Pick<DeliveryEvent, 'kind' | 'id'>[],
  ): Promise<void>;
}
