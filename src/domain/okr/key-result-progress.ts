import type { Ratio } from '../shared/ratio';
import { TOLERANCE } from '../shared/tolerance';
import type { Target } from './key-result';

export interface KeyResultProgress {
  /** Below 0 when the metric moves away, above 1 when it overshoots. `null`: cannot be told. */
  readonly raw: Ratio | null;
  /** `raw` between 0 and 1: what the bar shows and the roll-up takes. */
  readonly progress: Ratio | null;
}

/**
 * Share of the way from start to target, up or down alike. For a limit or a band: the share of
 * days in compliance. Source: metrics-spec A.4.
 * @param compliance one entry per measured day, oldest first, today's last; without it only the
 *   current value counts.
 */
export function keyResultProgress(
  target: Target,
  value: number | null,
  compliance: readonly boolean[] = [],
): KeyResultProgress {
  const raw = value === null ? null : rawProgress(target, value, compliance);
  return { raw, progress: raw === null ? null : Math.min(1, Math.max(0, raw)) };
}

/** Whether a value keeps to the limit or band; for `reach`, whether it has arrived. */
export function complies(target: Target, value: number): boolean {
  switch (target.kind) {
    case 'reach':
      return (reachedRatio(target, value) ?? 0) >= 1 - TOLERANCE;
    case 'stayAbove':
      return value >= target.limit - TOLERANCE;
    case 'stayBelow':
      return value <= target.limit + TOLERANCE;
    case 'within':
      return value >= target.lower - TOLERANCE && value <= target.upper + TOLERANCE;
  }
}

function rawProgress(target: Target, value: number, compliance: readonly boolean[]): Ratio | null {
  if (target.kind === 'reach') return reachedRatio(target, value);
  const days = compliance.length > 0 ? compliance : [complies(target, value)];
  return days.filter(Boolean).length / days.length;
}

/** The unclamped share of the way from start to target; `null` when there is no way to go. */
export function reachedRatio(
  { start, target }: Extract<Target, { readonly kind: 'reach' }>,
  value: number,
): Ratio | null {
  if (start === target) return null;
  // The signs cancel, so a falling target needs no case of its own; + 0 turns −0 into 0.
  return (value - start) / (target - start) + 0;
}
