import { useEffect, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { QueryPreviewDto } from '../../../../../src/contract/data-source/calls';
import { sentenceFor } from '../../../../../src/contract/reasons';
import type { JiraMeasureSource } from '../../../../../src/domain/metrics/metric';
import { usePage } from '../../app/page-context';

export type Preview =
  | { readonly state: 'idle' }
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly preview: QueryPreviewDto }
  | { readonly state: 'failed'; readonly error: ApiError };

/** An answer belongs to the query it was asked for; a later query is still loading. */
interface Answered {
  readonly question: string;
  readonly preview: Preview;
}

const previewOf = (answered: Answered, question: string): Preview =>
  answered.question === question ? answered.preview : { state: 'loading' };

/** Long enough not to ask for every letter of a query. */
const TYPING_PAUSE_MS = 500;

/** What Jira says about the query, asked as the person, a moment after they stop typing. */
export function useQueryPreview(source: JiraMeasureSource): {
  readonly preview: Preview;
  readonly retry: () => void;
} {
  const { call } = usePage();
  const [answered, setAnswered] = useState<Answered>({ question: '', preview: { state: 'idle' } });
  const [attempt, setAttempt] = useState(0);
  const key = JSON.stringify(source);
  const question = `${String(attempt)} ${key}`;

  useEffect(() => {
    const current = JSON.parse(key) as JiraMeasureSource;
    if (current.jql === '') return undefined;
    let isLate = false;
    const ask = async (): Promise<void> => {
      const answer = await call('previewQuery', { source: current });
      if (isLate) return;
      const preview: Preview = answer.ok
        ? { state: 'ready', preview: answer.data }
        : { state: 'failed', error: answer.error };
      setAnswered({ question, preview });
    };
    const timer = setTimeout(() => void ask(), TYPING_PAUSE_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [call, key, question]);

  return {
    preview: source.jql === '' ? { state: 'idle' } : previewOf(answered, question),
    retry: () => {
      setAttempt(attempt + 1);
    },
  };
}

/** Jira's words about the query itself belong to its field; other failures to the preview. */
export function queryProblem(preview: Preview): string | undefined {
  if (preview.state !== 'failed') return undefined;
  const { field, jiraMessages = [] } = preview.error;
  if (jiraMessages.length > 0) return jiraMessages.join(' ');
  return field === 'source.jql' ? sentenceFor(preview.error) : undefined;
}
