import type { AccountId, ProjectId } from '../../domain/shared/ids';

/** Who may push what was deployed: whoever has the token, of which only a hash is kept. */
export interface PushToken {
  readonly projectId: ProjectId;
  readonly hash: string;
  /** Its last characters, by which people tell one from another. */
  readonly ending: string;
  readonly createdAt: string;
  /** Answers for what is pushed with it; it is gone when their account is closed. */
  readonly createdBy: AccountId;
}

/** What a pipeline got wrong, for those who manage the project. */
export interface RefusedPush {
  readonly at: string;
  /** Where in the body, such as `deployments.3.finishedAt`; empty for the whole of it. */
  readonly path: string;
  readonly problem: string;
}

export interface ReceivedPush {
  readonly at: string;
  readonly deployments: number;
  readonly incidents: number;
}

/** The last of each; `null` when there was none. */
export interface PushState {
  readonly received: ReceivedPush | null;
  readonly refused: RefusedPush | null;
}

/**
 * Token and state are written apart, so that a push that is under way cannot bring back a token
 * that was taken away.
 */
export interface PushStore {
  token(projectId: ProjectId): Promise<PushToken | null>;
  saveToken(token: PushToken): Promise<void>;
  removeToken(projectId: ProjectId): Promise<void>;
  state(projectId: ProjectId): Promise<PushState>;
  saveState(projectId: ProjectId, state: PushState): Promise<void>;
}

/** Where the platform takes pushes for this site. */
export interface PushAddress {
  url(): Promise<string>;
}
