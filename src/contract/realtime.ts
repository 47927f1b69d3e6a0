/**
 * Global realtime channel on which the server says that values or definitions changed. It names
 * projects only; pages then read what they may see.
 */
export const OKR_CHANGES_CHANNEL = 'okrs-changed';

// A type alias, because an interface has no index signature and fails Forge's payload bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type OkrChanges = {
  /** `null` stands for the whole site. */
  readonly projectIds: readonly (string | null)[];
};
