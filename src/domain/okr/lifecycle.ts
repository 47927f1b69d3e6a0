/**
 * Where a definition stands. Only `active` ones are measured. `postponed` and `closed` stay in
 * sight with the value they had, and out of every roll-up when postponed. `archived` is out of
 * sight and out of every roll-up but keeps its history; `deleted` is the same plus it can be
 * undone only for a while.
 */
export type Lifecycle = (typeof LIFECYCLES)[number];

export const LIFECYCLES = ['active', 'postponed', 'closed', 'archived', 'deleted'] as const;

/** Closing asks for more than a name, so it has a way of its own. */
export type SettableLifecycle = Exclude<Lifecycle, 'closed'>;
