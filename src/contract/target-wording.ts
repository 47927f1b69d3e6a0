/** Zones of a target in words. */
import type { Zone } from '../domain/okr/zones';

const ZONE_NAMES: Readonly<Record<Exclude<Zone, 'below-baseline'>, string>> = {
  baseline: 'Baseline',
  commit: 'Commit',
  target: 'Target',
  stretch: 'Stretch',
};

export const zoneName = (zone: Exclude<Zone, 'below-baseline'>): string => ZONE_NAMES[zone];

/** How far a value has come among its zones. */
export function zoneText(zone: Zone): string {
  switch (zone) {
    case 'below-baseline':
      return 'Worse than the baseline';
    case 'baseline':
      return 'Below the commit value';
    case 'commit':
      return 'Commit reached, target not yet';
    case 'target':
      return 'Target reached, stretch not yet';
    case 'stretch':
      return 'Stretch reached';
  }
}
