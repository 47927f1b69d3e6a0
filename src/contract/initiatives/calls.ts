import type { InitiativeProgress } from '../../domain/okr/initiative';
import type { ApiResult } from '../api-result';

/** An epic or project under a key result, with a progress that is no part of its value. */
export interface InitiativeDto {
  readonly id: string;
  readonly kind: 'issue' | 'project';
  /** The or project's. */
  readonly refId: string;
  readonly key: string;
  readonly title: string;
  /** Of issues. */
  readonly typeName: string | null;
  readonly statusName: string | null;
  readonly statusCategory: string | null;
  readonly progress: InitiativeProgress;
  /** Counted by Jira's estimate, or of the first children only. */
  readonly isApproximate: boolean;
}

export interface InitiativesDto {
  readonly initiatives: readonly InitiativeDto[];
  /** Those the viewer may not see in Jira. */
  readonly hidden: number;
}

export interface FoundProjectDto {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type InitiativeCalls = {
  /** Progress is computed from what the viewer may see in Jira. */
  listInitiatives: (input: { keyResultId: string }) => ApiResult<InitiativesDto>;
  addInitiative: (input: {
    keyResultId: string;
    kind: 'issue' | 'project';
    refId: string;
  }) => ApiResult<InitiativesDto>;
  removeInitiative: (input: { initiativeId: string }) => ApiResult<InitiativesDto>;
  /** Projects by name or key, as the person may see them. */
  findProjects: (input: { text: string }) => ApiResult<readonly FoundProjectDto[]>;
};
