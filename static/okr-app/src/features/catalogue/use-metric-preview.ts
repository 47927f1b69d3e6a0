import { useEffect, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import type { CatalogueSource } from '../../../../../src/domain/metrics/tracked-metric';
import type { MetricWindow } from '../metric/metric-window';
import { pollAfter } from '../metric/reading-progress';
import { usePage } from '../../app/page-context';

export type MetricPreviewState =
  | { readonly state: 'idle' }
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly series: MetricSeriesDto }
  | { readonly state: 'failed'; readonly error: ApiError };

/** Long enough not to ask for every letter that is typed. */
const TYPING_PAUSE_MS = 500;

interface Answered {
  readonly question: string;
  readonly preview: MetricPreviewState;
}

/**
 * What the metric would say, a moment after the last change. While the past is being read it is
 * asked for again, and tells how far it is.
 */
export function useMetricPreview(
  source: CatalogueSource | null,
  { bucket, from, to }: Pick<MetricWindow, 'bucket' | 'from' | 'to'>,
  projectId: string | null,
) {
  const { call } = usePage();
  const [answered, setAnswered] = useState<Answered>({ question: '', preview: { state: 'idle' } });
  const [attempt, setAttempt] = useState(0);
  const input = source === null ? null : { projectId, source, bucket, from, to };
  const key = JSON.stringify(input);
  const question = `${String(attempt)} ${key}`;
  useEffect(() => {
    const asked = JSON.parse(key) as typeof input;
    if (asked === null) return undefined;
    let isLate = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const answer = await call('previewMetric', asked);
      if (isLate) return;
      setAnswered({
        question,
        preview: answer.ok
          ? { state: 'ready', series: answer.data }
          : { state: 'failed', error: answer.error },
      });
      if (answer.ok && answer.data.obstacle === 'reading-past') {
        timer = setTimeout(() => void ask(), pollAfter(answer.data.progress));
      }
    };
    timer = setTimeout(() => void ask(), TYPING_PAUSE_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [call, key, question]);
  const current: MetricPreviewState =
    answered.question === question ? answered.preview : { state: 'loading' };
  return {
    preview: source === null ? ({ state: 'idle' } as const) : current,
    retry: () => {
      setAttempt(attempt + 1);
    },
  };
}
