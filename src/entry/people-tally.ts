import { usageHour } from '../application/budget/governor';
import { addUsage, NO_USAGE, type Usage } from '../application/ports/budget';
import type { Ports } from '../application/ports/ports';

/** Written once a minute or when it has become much: a write for every call would cost more. */
const WRITE_EVERY_MS = 60_000;
const MUCH_POINTS = 200;

/**
 * Counts what calls of pages cost. A process that ends takes at most a minute's count with it; the
 * jobs, which spend most, count for themselves.
 */
export function createPeopleTally() {
  // A warm process serves several sites.
  const tallies = new Map<string, { since: number; usage: Usage }>();
  return async (site: string, ports: Pick<Ports, 'budget' | 'clock' | 'meter'>): Promise<void> => {
    const now = ports.clock.now();
    const { since, usage } = tallies.get(site) ?? { since: now, usage: NO_USAGE };
    const sum = addUsage(usage, ports.meter.spent());
    if (sum.points < MUCH_POINTS && now - since < WRITE_EVERY_MS) {
      tallies.set(site, { since, usage: sum });
      return;
    }
    tallies.delete(site);
    await ports.budget.add(usageHour(now), 'people', sum);
  };
}
