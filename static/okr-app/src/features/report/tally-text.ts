import type { Tally } from '../../../../../src/domain/okr/period-report';
import { formatPercent } from '../../../../../src/contract/wording';

/** "0.62 over 4", or why there is none. */
export function averageScoreText({ averageScore, scored }: Tally): string {
  return averageScore === null ? 'None scored' : `${score(averageScore)} over ${String(scored)}`;
}

export function averageProgressText({ averageProgress, measured }: Tally): string {
  return averageProgress === null
    ? 'No data'
    : `${formatPercent(averageProgress)} over ${String(measured)}`;
}

const score = (ratio: number | null): string =>
  ratio === null ? '–' : (Math.round(ratio * 100) / 100).toFixed(2);

/** "+12 points": how far something moved. */
export function pointsText(from: number, to: number): string {
  const points = Math.round(100 * (to - from) * 10) / 10;
  if (points === 0) return '0 points';
  return `${points > 0 ? '+' : '−'}${String(Math.abs(points))} points`;
}
