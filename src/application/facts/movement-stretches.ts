import type { Stretch } from '../../domain/history/explain-movement';
import { itemsAt, type ScopeHistory } from '../../domain/history/items-at';
import { sourceUnit } from '../../domain/metrics/source-unit';
import type { DefinitionEntry } from '../ports/definition-log';
import type { Ports } from '../ports/ports';
import { loadScopeHistory } from './scope-history';

export interface MovementStretches {
  readonly stretches: readonly [Stretch, ...Stretch[]];
  readonly isReconstructed: boolean;
  /** Epoch milliseconds; set when the unit changed, so that earlier values cannot be compared. */
  readonly comparableSince: number | null;
}

interface Window {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

/**
 * The issues behind a value at both ends of a time, and where its definition changed in between.
 * `null` when the past of one of its queries is not known (yet).
 */
export async function movementStretches(
  ports: Pick<Ports, 'scopes' | 'scopeHistories'>,
  entries: readonly DefinitionEntry[],
  window: Window,
): Promise<MovementStretches | null> {
  const { inForce, comparableSince } = comparable(entries, window);
  const historyOf = rememberedHistories(ports);
  const stretches: Stretch[] = [];
  let isReconstructed = false;
  for (const [at, entry] of inForce.entries()) {
    const history = await historyOf(entry.scopeHash);
    const isFirst = at === 0 && comparableSince === null;
    const ends =
      history &&
      endsOf(history, entry, {
        from: isFirst ? window.from : atFirstRead(history, entry.from),
        // A moment earlier, since the next definition holds from then on.
        to: (inForce[at + 1]?.from ?? window.to + 1) - 1,
      });
    if (ends === null) return null;
    isReconstructed ||= ends.isReconstructed;
    stretches.push(ends.stretch);
  }
  const [first, ...others] = stretches;
  if (first === undefined) return null;
  return { stretches: [first, ...others], isReconstructed, comparableSince };
}

/** A query that was left and taken up again is read once. */
function rememberedHistories(ports: Pick<Ports, 'scopes' | 'scopeHistories'>) {
  const histories = new Map<string, Promise<ScopeHistory | null>>();
  return (hash: string): Promise<ScopeHistory | null> => {
    const known = histories.get(hash) ?? loadScopeHistory(ports, hash);
    histories.set(hash, known);
    return known;
  };
}

function endsOf(
  history: ScopeHistory,
  { source }: DefinitionEntry,
  { from, to }: Window,
): { readonly stretch: Stretch; readonly isReconstructed: boolean } | null {
  const before = itemsAt(history, from);
  const after = itemsAt(history, to);
  if (before === null || after === null) return null;
  return {
    stretch: { source, before: before.items, after: after.items },
    isReconstructed: before.isReconstructed || after.isReconstructed,
  };
}

/** An edit is noted as of the day's first one, a moment before its query was first read. */
function atFirstRead({ facts, recordedSince }: ScopeHistory, from: number): number {
  return facts === null ? Math.max(from, recordedSince) : from;
}

/** Definitions that held within the time, from the last change of unit on. */
function comparable(
  entries: readonly DefinitionEntry[],
  { from, to }: Window,
): { inForce: readonly DefinitionEntry[]; comparableSince: number | null } {
  const begun = entries.filter((entry, at) => at === 0 || entry.from <= to);
  const inForce = begun.filter((_, at) => {
    const next = begun[at + 1];
    return next === undefined || next.from > from;
  });
  const last = inForce.at(-1);
  const unit = last === undefined ? null : sourceUnit(last.source);
  const other = inForce.findLastIndex(({ source }) => sourceUnit(source) !== unit);
  const kept = inForce.slice(other + 1);
  return { inForce: kept, comparableSince: other === -1 ? null : (kept[0]?.from ?? null) };
}
