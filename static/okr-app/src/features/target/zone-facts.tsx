import type { KeyResultDto } from '../../../../../src/contract/dto';
import { zoneName, zoneText } from '../../../../../src/contract/target-wording';
import { formatValue } from '../../../../../src/contract/wording';
import { zoneMarks, zoneOf } from '../../../../../src/domain/okr/zones';
import type { Fact } from '../detail/facts';
import { ZoneScale } from './zone-scale';

/** The zones with their values, and how far the value has come among them; none without zones. */
export function zoneFacts({ target, zones, progress }: KeyResultDto): readonly Fact[] {
  if (zones === null || progress.value === null) return [];
  const zone = zoneOf(target, zones, progress.value);
  const marks = zoneMarks(target, zones);
  const text = marks
    .map((mark) => `${zoneName(mark.zone)} ${formatValue(mark.value, progress.unit)}`)
    .join(' · ');
  return [
    {
      name: 'Zones',
      isWide: true,
      value: (
        <>
          <ZoneScale marks={marks} raw={progress.raw ?? 0} status={progress.status} />
          <span>{text}</span>
          {zone !== null && <span className="okr-subtle"> – {zoneText(zone)}</span>}
        </>
      ),
    },
  ];
}
