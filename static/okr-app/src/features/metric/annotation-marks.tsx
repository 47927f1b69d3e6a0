import { numbersText } from '../metric-notes/annotations';
import type { SeriesPoint } from './series-points';
import type { ChartArea } from './value-scale';

/** Above the values, for two rows of numbers. */
export const ANNOTATION_ROOM = 42;

const BADGE_HEIGHT = 16;
/** Of a digit, in pixels. */
const DIGIT = 7;
const PADDING = 10;

export const hasAnnotations = (points: readonly SeriesPoint[]): boolean =>
  points.some(({ annotations }) => annotations.length > 0);

interface Placed {
  readonly point: SeriesPoint;
  readonly x: number;
}

interface AnnotationMarksProps {
  readonly area: ChartArea;
  readonly placed: readonly Placed[];
}

/** Where something is noted: a line, and the numbers it has in the list below. */
export function AnnotationMarks({ area, placed }: AnnotationMarksProps) {
  return (
    <g aria-hidden="true">
      {badgesOf(placed).map(({ key, x, row, text, width }) => {
        const top = 2 + row * (BADGE_HEIGHT + 3);
        return (
          <g key={key} className="okr-annotation">
            <line x1={x} x2={x} y1={top + BADGE_HEIGHT} y2={area.bottom} />
            <rect
              x={x - width / 2}
              y={top}
              width={width}
              height={BADGE_HEIGHT}
              rx={BADGE_HEIGHT / 2}
            />
            <text x={x} y={top + BADGE_HEIGHT / 2 + 4} textAnchor="middle">
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface Badge {
  readonly key: string;
  readonly x: number;
  readonly text: string;
  readonly width: number;
  readonly row: number;
}

/** In the second row where they would stand on their neighbour. */
function badgesOf(placed: readonly Placed[]): readonly Badge[] {
  const ends = [-Infinity, -Infinity];
  return placed
    .filter(({ point }) => point.annotations.length > 0)
    .map(({ point, x }) => {
      const text = numbersText(point.annotations);
      const width = text.length * DIGIT + PADDING;
      const row = x - width / 2 > (ends[0] ?? 0) ? 0 : 1;
      ends[row] = x + width / 2;
      return { key: point.key, x, text, width, row };
    });
}
