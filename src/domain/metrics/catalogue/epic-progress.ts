import type { IssueId } from '../../shared/ids';
import type { StatusCategory } from '../work-item';

/** A child of an epic as it stands. */
export interface EpicChild {
  readonly issueId: IssueId;
  readonly points: number | null;
  readonly category: StatusCategory;
}

export interface EpicProgress {
  /** Percent by points, or by count where too little is estimated; `null` without children. */
  readonly value: number | null;
  readonly basis: 'points' | 'count';
  readonly byPoints: number | null;
  readonly byCount: number | null;
  readonly n: number;
  readonly unestimated: number;
}

/** With more than this share unestimated, points tell about the others only. */
const TOO_MANY_UNESTIMATED = 0.3;

/**
 * Story points of the children that are done, as a share of all of theirs.
 * Source: metrics-spec C.5, metric 8.
 */
export function epicProgress(children: readonly EpicChild[]): EpicProgress {
  const n = children.length;
  const done = children.filter(({ category }) => category === 'done');
  const sum = (some: readonly EpicChild[]) =>
    some.reduce((total, { points }) => total + (points ?? 0), 0);
  const unestimated = children.filter(({ points }) => points === null).length;
  const whole = sum(children);
  const byPoints = whole === 0 ? null : (100 * sum(done)) / whole;
  const byCount = n === 0 ? null : (100 * done.length) / n;
  const isByPoints = byPoints !== null && unestimated / n <= TOO_MANY_UNESTIMATED;
  return {
    value: isByPoints ? byPoints : byCount,
    basis: isByPoints ? 'points' : 'count',
    ...{ byPoints, byCount, n, unestimated },
  };
}
