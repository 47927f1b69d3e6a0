import { err, ok, type Result } from '../shared/result';
import type { Ratio } from '../shared/ratio';
import { TOLERANCE } from '../shared/tolerance';
import type { Target, Zones } from './key-result';
import { reachedRatio } from './key-result-progress';

/** How far a value has come, named by the last mark it passed. The baseline is the start value. */
export type Zone = 'below-baseline' | 'baseline' | 'commit' | 'target' | 'stretch';

export type ZonesProblem = 'zones-need-a-target' | 'zones-out-of-order' | 'zone-not-a-number';

/**
 * The marks must come in this order in the direction of the target: start, commit, target,
 * stretch. Commit may be the target itself, and so may stretch.
 */
export function checkZones(
  target: Target,
  zones: Zones | null,
): Result<Zones | null, ZonesProblem> {
  if (zones === null) return ok(null);
  if (target.kind !== 'reach') return err('zones-need-a-target');
  if (![zones.commit, zones.stretch].every(Number.isFinite)) return err('zone-not-a-number');
  const commit = reachedRatio(target, zones.commit) ?? Number.NaN;
  const stretch = reachedRatio(target, zones.stretch) ?? Number.NaN;
  const isInOrder = commit > TOLERANCE && commit <= 1 + TOLERANCE && stretch >= 1 - TOLERANCE;
  return isInOrder ? ok(zones) : err('zones-out-of-order');
}

export interface ZoneMark {
  readonly zone: Exclude<Zone, 'below-baseline'>;
  readonly value: number;
  /** Its place on the way from start (0) to target (1); stretch lies beyond. */
  readonly ratio: Ratio;
}

/** All marks of a target, from the start value on; without zones only start and target. */
export function zoneMarks(target: Target, zones: Zones | null): readonly ZoneMark[] {
  if (target.kind !== 'reach') return [];
  const mark = (zone: ZoneMark['zone'], value: number): ZoneMark => ({
    zone,
    value,
    ratio: reachedRatio(target, value) ?? 0,
  });
  return [
    mark('baseline', target.start),
    ...(zones === null ? [] : [mark('commit', zones.commit)]),
    mark('target', target.target),
    ...(zones === null ? [] : [mark('stretch', zones.stretch)]),
  ];
}

/** The zone a value is in; `null` without zones or for a limit. */
export function zoneOf(target: Target, zones: Zones | null, value: number): Zone | null {
  if (zones === null || target.kind !== 'reach') return null;
  const reached = reachedRatio(target, value);
  if (reached === null) return null;
  const passed = zoneMarks(target, zones).filter(({ ratio }) => reached >= ratio - TOLERANCE);
  return passed.at(-1)?.zone ?? 'below-baseline';
}
