import { mean } from '../../statistics/quantile';
import type { IssueId } from '../../shared/ids';

const DAY_MS = 86_400_000;
const FRESH_DAYS = 90;
/** With fewer pairs that can be compared, their order says nothing. */
const MIN_PAIRS = 3;
const MINIMUM = 10;

/** An open issue that nobody has started, in the order of the backlog. */
export interface BacklogIssue {
  readonly issueId: IssueId;
  readonly createdAt: number;
  /** 0 is the highest priority; `null` for none. */
  readonly priorityRank: number | null;
  readonly isEstimated: boolean;
  /** It meets what the team asks of an issue before work on it starts. */
  readonly isReady: boolean;
}

export interface BacklogHealth {
  /** 0 to 100; `null` for an empty backlog. */
  readonly value: number | null;
  /** Shares from 0 to 1; `null` where they cannot be told, and then left out of the value. */
  readonly factors: {
    readonly fresh: number | null;
    readonly consistent: number | null;
    readonly estimated: number | null;
    readonly ready: number | null;
  };
  readonly n: number;
  readonly isLowN: boolean;
}

/**
 * How far the backlog is fit to be worked from: fresh, in the order of its priorities, estimated
 * and ready, each as a share, all weighing the same. Source: metrics-spec C.5, metric 1.
 */
export function backlogHealth(issues: readonly BacklogIssue[], now: number): BacklogHealth {
  const n = issues.length;
  const share = (isIn: (issue: BacklogIssue) => boolean) =>
    n === 0 ? null : issues.filter(isIn).length / n;
  const factors = {
    fresh: share(({ createdAt }) => now - createdAt <= FRESH_DAYS * DAY_MS),
    consistent: consistency(issues),
    estimated: share(({ isEstimated }) => isEstimated),
    ready: share(({ isReady }) => isReady),
  };
  const known = Object.values(factors).flatMap((factor) => factor ?? []);
  const average = mean(known);
  return {
    value: average === null ? null : 100 * average,
    ...{ factors, n, isLowN: n < MINIMUM },
  };
}

/** The share of pairs of different priority that stand in the order of their priorities. */
function consistency(issues: readonly BacklogIssue[]): number | null {
  const ranks = issues.flatMap(({ priorityRank }) => priorityRank ?? []);
  let concordant = 0;
  let discordant = 0;
  for (const [below, rank] of ranks.entries()) {
    for (const above of ranks.slice(0, below)) {
      if (above < rank) concordant += 1;
      if (above > rank) discordant += 1;
    }
  }
  const pairs = concordant + discordant;
  return pairs < MIN_PAIRS ? null : concordant / pairs;
}
