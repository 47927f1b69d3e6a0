import type { ApiResult } from '../api-result';

export interface PushAccessDto {
  /** Where pipelines of the whole site push; the token tells which project they are of. */
  readonly url: string;
  /** `null`: nobody may push. */
  readonly token: {
    readonly ending: string;
    readonly createdAt: string;
    readonly createdBy: string;
  } | null;
  readonly received: {
    readonly at: string;
    readonly deployments: number;
    readonly incidents: number;
  } | null;
  readonly refused: {
    readonly at: string;
    readonly path: string;
    readonly problem: string;
  } | null;
}

/** `projectId` is read on the global page only. */
interface InProject {
  readonly projectId: string | null;
}

/** How pipelines tell of deployments and incidents by themselves. */
// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type PushCalls = {
  getPushAccess: (input: InProject) => ApiResult<PushAccessDto>;
  /** Takes the place of the one before. `secret` is told this once. */
  makePushToken: (input: InProject) => ApiResult<PushAccessDto & { readonly secret: string }>;
  revokePushToken: (input: InProject) => ApiResult<PushAccessDto>;
};
