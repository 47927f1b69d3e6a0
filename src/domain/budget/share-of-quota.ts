/**
 * Points an app may spend in an hour, over all its customers together. Source: forge-facts 5.4.
 */
export const QUOTA_POINTS_PER_HOUR = 65_000;

/** Percent of the quota one site may use unless its admin says otherwise. Decision 0017. */
export const DEFAULT_QUOTA_SHARE = 25;
export const LEAST_QUOTA_SHARE = 1;

/**
 * What the app asks Jira for, in the order in which it waits when points run short: the past first,
 * then queries read whole though nothing in them changed, then the hour's changes, and last what a
 * person asked for. Decision 0017.
 */
export const KINDS_OF_WORK = ['history', 'renewal', 'changes', 'asked-for'] as const;
export type KindOfWork = (typeof KINDS_OF_WORK)[number];

/** Parts of the site's points after which a kind of work waits for the next hour. */
const WAITS_FROM: Readonly<Record<KindOfWork, number>> = {
  history: 0.4,
  renewal: 0.7,
  changes: 0.9,
  'asked-for': 1,
};

/** A part this small of a limit counts as an hour that has only begun. */
const HARDLY_BEGUN = 0.25;

/** Points the site may spend in an hour. @param share percent of the quota */
export function pointsOfSite(share: number): number {
  return Math.floor((QUOTA_POINTS_PER_HOUR * share) / 100);
}

/** Points of an hour after which this kind of work waits. */
export function waitsFrom(work: KindOfWork, share: number): number {
  return Math.floor(pointsOfSite(share) * WAITS_FROM[work]);
}

/**
 * Whether work may begin that will cost so many points. What would not fit into any hour may only
 * begin where an hour does: otherwise it would never be done.
 */
export function mayBegin(
  work: KindOfWork,
  { spent, expected, share }: { spent: number; expected: number; share: number },
): boolean {
  const limit = waitsFrom(work, share);
  if (spent >= limit) return false;
  return spent + expected <= limit || (expected > limit && spent <= limit * HARDLY_BEGUN);
}

/** Kinds of work that wait for the next hour, in the order in which they came to. */
export function waitingWork(spent: number, share: number): readonly KindOfWork[] {
  return KINDS_OF_WORK.filter((work) => spent >= waitsFrom(work, share));
}

/** Jira's quotas begin anew with every hour, UTC. @param now epoch milliseconds */
export function secondsToNextHour(now: number): number {
  return Math.ceil((3_600_000 - (now % 3_600_000)) / 1000);
}
