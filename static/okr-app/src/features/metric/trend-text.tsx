import type { Direction } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import { UNKNOWN } from '../../../../../src/contract/wording';
import { JUDGEMENT_WORDS, trendOf } from './trend-words';

interface TrendTextProps {
  readonly now: number | null;
  readonly before: number | null;
  readonly look: { readonly unit: string; readonly direction: Direction };
}

/** "↑ Up 1.2 d (worse)": the arrow and the word say the same as the colour. */
export function TrendText({ now, before, look }: TrendTextProps) {
  const trend = trendOf(now, before, look);
  if (trend === null) return <span className="okr-subtle">{UNKNOWN}</span>;
  const { text, arrow, judgement } = trend;
  return (
    <span className="okr-metric-trend" data-judgement={judgement}>
      <span aria-hidden="true">{arrow} </span>
      {text}
      {judgement !== 'none' && ` (${JUDGEMENT_WORDS[judgement]})`}
    </span>
  );
}
