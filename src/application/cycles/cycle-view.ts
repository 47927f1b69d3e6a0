import type { Cycle } from '../../domain/okr/cycle';

/** What everybody may know of a cycle. */
export type CycleView = Pick<Cycle, 'id' | 'version' | 'name' | 'period'>;

export function cycleView({ id, version, name, period }: Cycle): CycleView {
  return { id, version, name, period };
}
