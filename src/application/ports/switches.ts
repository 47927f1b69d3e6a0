import type { ObjectiveId } from '../../domain/shared/ids';

/** The restore that is going on, so that its later parts may come into a site that is not empty. */
export interface RunningRestore {
  readonly id: string;
  readonly startedAt: string;
}

/** What a Jira admin has switched on or off for the whole site. */
export interface Switches {
  /** Nothing is measured; everything stays as it is. */
  readonly isPaused: boolean;
  readonly demoObjectiveIds: readonly ObjectiveId[];
  readonly restore: RunningRestore | null;
}

export const DEFAULT_SWITCHES: Switches = { isPaused: false, demoObjectiveIds: [], restore: null };

export interface SwitchStore {
  load(): Promise<Switches>;
  save(switches: Switches): Promise<void>;
}
