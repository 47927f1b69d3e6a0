import type { Level } from '../../domain/okr/objective';
import { ok } from '../../domain/shared/result';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';

/** A level that was switched off cannot be chosen; what has it keeps it. */
export async function checkLevel(
  ports: Pick<Ports, 'settings'>,
  level: Level | undefined,
  before: Level | null,
): Promise<Outcome<true>> {
  if (level === undefined || level === before) return ok(true);
  const { levels } = await ports.settings.load();
  return levels.includes(level) ? ok(true) : invalid('level', 'level-switched-off');
}
