import { countedShares } from '../metrics/measure-population';
import type { JiraMeasureSource } from '../metrics/metric';
import type { WorkItem } from '../metrics/work-item';
import type { IssueId } from '../shared/ids';

/** What happened to an issue between two instants, as far as the number is concerned. */
export type MoveKind = 'entered' | 'left' | 'done' | 'reopened' | 're-estimated' | 'recounted';

/**
 * One thing that happened to one issue, with what it changes above and below the fraction line:
 * as exact doubles times two, since what two changes of one issue do together is split in halves.
 */
export interface Move {
  readonly kind: MoveKind;
  readonly issueId: IssueId;
  readonly twiceNumerator: readonly number[];
  readonly twiceDenominator: readonly number[];
}

/** An issue above and below the line: it brings `weight · amount` to the numerator. */
export interface Share {
  readonly amount: number;
  /** 1 when it is part of the numerator, else 0. */
  readonly weight: 0 | 1;
  readonly isDone: boolean;
  readonly below: 'amount' | 'weight' | 'nothing';
}

export type Shares = ReadonlyMap<IssueId, Share>;

/** The value is the sum of what is above the line, over the sum of what is below it. */
export function sharesOf(source: JiraMeasureSource, items: readonly WorkItem[]): Shares {
  const isMean = source.measure.kind === 'progress';
  const isPercent = source.mode === 'percent';
  const below = isPercent ? 'amount' : isMean ? 'weight' : 'nothing';
  const shares = countedShares(source, items).map(({ item, amount, isDone }) => {
    const isCounted = isDone || (!isPercent && !source.doneOnly);
    return [item.id, { amount, weight: isCounted ? 1 : 0, isDone, below }] as const;
  });
  return new Map(shares);
}

export interface Ends {
  readonly items: readonly WorkItem[];
  readonly shares: Shares;
}

/** Everything that happened between two populations, in the order of issue ids. */
export function issueMoves(before: Ends, after: Ends): readonly Move[] {
  const membersBefore = new Set(before.items.map(({ id }) => id));
  const membersAfter = new Set(after.items.map(({ id }) => id));
  const ids = [...new Set([...membersBefore, ...membersAfter])];
  return ids
    .sort((a, b) => Number(a) - Number(b))
    .flatMap((issueId) => {
      const was = before.shares.get(issueId);
      const is = after.shares.get(issueId);
      if (!membersBefore.has(issueId)) return [wholeMove('entered', issueId, { was, is })];
      if (!membersAfter.has(issueId)) return [wholeMove('left', issueId, { was, is })];
      if (was === undefined && is === undefined) return [];
      if (was === undefined || is === undefined) {
        return [wholeMove('recounted', issueId, { was, is })];
      }
      return movesWithin(issueId, was, is);
    });
}

interface Step {
  readonly was: Share | undefined;
  readonly is: Share | undefined;
}

function wholeMove(kind: MoveKind, issueId: IssueId, { was, is }: Step): Move {
  return {
    kind,
    issueId,
    twiceNumerator: [2 * above(is), -2 * above(was)],
    twiceDenominator: [2 * below(is), -2 * below(was)],
  };
}

const above = (share: Share | undefined): number =>
  share === undefined ? 0 : share.weight * share.amount;

function below(share: Share | undefined): number {
  if (share === undefined || share.below === 'nothing') return 0;
  return share.below === 'amount' ? share.amount : share.weight;
}

/**
 * A finished issue that was re-estimated too moved twice. Either may have come first, so each gets
 * the mean of what it adds before and after the other: the Shapley value of two.
 */
function movesWithin(issueId: IssueId, was: Share, is: Share): readonly Move[] {
  const moves: Move[] = [];
  if (was.isDone !== is.isDone) {
    const weight = is.weight - was.weight;
    moves.push({
      kind: is.isDone ? 'done' : 'reopened',
      issueId,
      twiceNumerator: [weight * was.amount, weight * is.amount],
      twiceDenominator: is.below === 'weight' ? [2 * weight] : [],
    });
  }
  if (was.amount !== is.amount) {
    const weights = was.weight + is.weight;
    moves.push({
      kind: 're-estimated',
      issueId,
      twiceNumerator: [weights * is.amount, -weights * was.amount],
      twiceDenominator: is.below === 'amount' ? [2 * is.amount, -2 * was.amount] : [],
    });
  }
  return moves;
}
