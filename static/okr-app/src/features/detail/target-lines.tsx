import { zoneName } from '../../../../../src/contract/target-wording';
import { formatSourceValue } from '../../../../../src/contract/value-wording';
import type { MetricSource } from '../../../../../src/domain/metrics/metric';
import type { ChartFrame, ChartShape, TargetLine } from './chart-scale';

interface TargetLinesProps {
  readonly shape: ChartShape;
  readonly frame: ChartFrame;
  readonly source: MetricSource;
}

/** Two names closer than this would overlap. */
const ROOM_FOR_NAME = 14;

/** The target or limits, and with zones each mark by its name. */
export function TargetLines({ shape: { targetLines }, frame, source }: TargetLinesProps) {
  const hasZones = targetLines.length > 2;
  return (
    <>
      {targetLines.map((line) => (
        <g key={`${line.zone ?? 'limit'} ${String(line.value)}`}>
          <line
            className="okr-chart-target"
            data-zone={line.zone ?? 'target'}
            x1={frame.left}
            x2={frame.right}
            y1={line.y}
            y2={line.y}
          />
          {hasZones && line.zone !== null && hasRoom(line, targetLines) && (
            <text className="okr-chart-tick" x={frame.right} y={line.y - 3} textAnchor="end">
              {zoneName(line.zone)} {formatSourceValue(line.value, source)}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

/** The target's name comes first; another is left out where it would cover it. */
function hasRoom(line: TargetLine, all: readonly TargetLine[]): boolean {
  const rank = (one: TargetLine) => (one.zone === 'target' ? 0 : 1 + all.indexOf(one));
  return all.every(
    (other) => Math.abs(other.y - line.y) >= ROOM_FOR_NAME || rank(line) <= rank(other),
  );
}
