import {
  type KindOfWork,
  pointsOfSite,
  QUOTA_POINTS_PER_HOUR,
  secondsToNextHour,
  waitingWork,
} from '../../domain/budget/share-of-quota';
import { addUsage, NO_USAGE, type Usage } from '../ports/budget';
import type { Ports } from '../ports/ports';
import { usageHour } from './governor';

/** Of an installation, reads and writes each. Source: forge-facts 1.5. */
const STORAGE_UNITS_PER_MINUTE = 4_000;
const HOURS = 24;

export interface BudgetView {
  readonly thisHour: Usage;
  readonly lastDay: Usage;
  readonly quotaPoints: number;
  readonly share: number;
  readonly sitePoints: number;
  readonly storageUnitsPerMinute: number;
  readonly waiting: readonly KindOfWork[];
  readonly closedUntil: string | null;
  /** ISO instant at which what waits goes on by itself; `null` when nothing waits. */
  readonly goesOnAt: string | null;
}

/** What the site costs Jira and storage, and what the governor makes of it. */
export async function budgetView(
  { budget, clock }: Pick<Ports, 'budget' | 'clock'>,
  share: number,
): Promise<BudgetView> {
  const now = clock.now();
  const hours = Array.from({ length: HOURS }, (_, back) => usageHour(now - back * 3_600_000));
  const [usage, closedUntil] = await Promise.all([budget.usage(hours), budget.closedUntil()]);
  const thisHour = usage.get(usageHour(now)) ?? NO_USAGE;
  const waiting = waitingWork(thisHour.points, share);
  const nextHour = now + secondsToNextHour(now) * 1000;
  const goesOn = Math.max(closedUntil, waiting.length > 0 ? nextHour : 0);
  return {
    thisHour,
    lastDay: [...usage.values()].reduce(addUsage, NO_USAGE),
    quotaPoints: QUOTA_POINTS_PER_HOUR,
    share,
    sitePoints: pointsOfSite(share),
    storageUnitsPerMinute: STORAGE_UNITS_PER_MINUTE,
    waiting,
    closedUntil: closedUntil > now ? new Date(closedUntil).toISOString() : null,
    goesOnAt: goesOn > now ? new Date(goesOn).toISOString() : null,
  };
}
