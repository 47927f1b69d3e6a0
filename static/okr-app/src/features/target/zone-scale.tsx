import './target.css';
import { zoneName } from '../../../../../src/contract/target-wording';
import type { ProgressStatus } from '../../../../../src/domain/okr/status';
import type { ZoneMark } from '../../../../../src/domain/okr/zones';

interface ZoneScaleProps {
  readonly marks: readonly ZoneMark[];
  /** Way from start (0) to target (1), unclamped. */
  readonly raw: number;
  readonly status: ProgressStatus;
}

/** A bar that reaches to the stretch value, with a mark for every zone. The text beside says it. */
export function ZoneScale({ marks, raw, status }: ZoneScaleProps) {
  const end = Math.max(1, ...marks.map(({ ratio }) => ratio));
  const place = (ratio: number) => `${String(100 * Math.min(1, Math.max(0, ratio / end)))}%`;
  return (
    <div className="okr-zones" aria-hidden="true">
      <div className="okr-bar" data-status={status}>
        <div className="okr-bar-fill" style={{ width: place(raw) }} />
        {marks.map(({ zone, ratio }) => (
          <div key={zone} className="okr-bar-tick" style={{ left: place(ratio) }} />
        ))}
      </div>
      <div className="okr-zone-names">
        {marks.map(({ zone, ratio }) => (
          <span key={zone} style={{ left: place(ratio) }} data-zone={zone}>
            {zoneName(zone)}
          </span>
        ))}
      </div>
    </div>
  );
}
