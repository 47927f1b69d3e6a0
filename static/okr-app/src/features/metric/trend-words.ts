import type { Direction } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import { metricValueText } from './metric-words';

export type Judgement = 'better' | 'worse' | 'none';

export interface Trend {
  /** "Up 1.2 d", with an arrow for the eye. */
  readonly text: string;
  readonly arrow: '↑' | '↓' | '→';
  readonly judgement: Judgement;
}

const SAME = 1e-9;

/** From the value before to the one now; `null` where one of them is missing. */
export function trendOf(
  now: number | null,
  before: number | null,
  { unit, direction }: { readonly unit: string; readonly direction: Direction },
): Trend | null {
  if (now === null || before === null) return null;
  const change = now - before;
  if (Math.abs(change) < SAME) return { text: 'Unchanged', arrow: '→', judgement: 'none' };
  const size = unit === 'percent' ? pointsText(change) : metricValueText(Math.abs(change), unit);
  return {
    text: `${change > 0 ? 'Up' : 'Down'} ${size}`,
    arrow: change > 0 ? '↑' : '↓',
    judgement: judged(change, direction),
  };
}

/** A change of a percentage is told in points; "up 5 %" would mean something else. */
function pointsText(change: number): string {
  const text = metricValueText(Math.abs(change), 'points');
  return text;
}

function judged(change: number, direction: Direction): Judgement {
  if (direction === 'neither') return 'none';
  return change > 0 === (direction === 'higher-is-better') ? 'better' : 'worse';
}

export const JUDGEMENT_WORDS: Readonly<Record<Judgement, string>> = {
  better: 'better',
  worse: 'worse',
  none: '',
};

export const directionText = (direction: Direction): string =>
  ({
    'higher-is-better': 'Higher is better',
    'lower-is-better': 'Lower is better',
    neither: 'Neither up nor down is better by itself',
  })[direction];
