/**
 * Where a definition stands. `archived` is out of sight and out of every roll-up but keeps its
 * history; `deleted` is the same plus it can be undone only for a while.
 */
export type Lifecycle = 'active' | 'archived' | 'deleted';
