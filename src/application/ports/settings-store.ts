import type { StatusRule } from '../../domain/okr/status-rule';

export interface Settings {
  /** 0 until an admin saves for the first time. */
  readonly version: number;
  readonly statusRule: StatusRule;
  readonly timeZone: string;
  readonly storyPointFieldId: string | null;
}

export interface SettingsStore {
  /** The defaults when nothing was saved. */
  load(): Promise<Settings>;
  save(settings: Settings): Promise<void>;
}
