import { useEffect, useRef, useState } from 'react';
import type { ApiResult } from '../../../../../src/contract/api-result';
import type { RefreshDto } from '../../../../../src/contract/dto';
import { useFailureFlag, usePage } from '../../app/page-context';
import { followRefresh } from './follow-refresh';

export interface Refresh {
  /** The one on its way. */
  readonly job: RefreshDto | null;
  readonly start: () => void;
}

const JUST_ASKED: RefreshDto = { jobId: '', state: 'queued', total: 0, done: 0 };

/** Fresh values on demand. */
export function useRefresh(): Refresh {
  const { call, store, announcement, showFlag } = usePage();
  const flagFailure = useFailureFlag();
  const [job, setJob] = useState<RefreshDto | null>(null);
  const watching = useRef<AbortController | null>(null);
  useEffect(() => () => watching.current?.abort(), []);

  const end = (answer: ApiResult<RefreshDto>): void => {
    setJob(null);
    store.reload();
    if (!answer.ok) flagFailure('Values were not refreshed', answer.error);
    else if (answer.data.state === 'failed') {
      showFlag({
        kind: 'error',
        title: 'Not all values could be refreshed',
        description: 'The last good values stay. Key results marked “Stale” say why.',
      });
    } else announcement.set('Values are up to date.');
  };
  const watch = async (): Promise<void> => {
    const watcher = new AbortController();
    watching.current = watcher;
    const answer = await followRefresh({ call, onProgress: setJob, signal: watcher.signal });
    if (!watcher.signal.aborted) end(answer);
  };
  return {
    job,
    start: () => {
      setJob(JUST_ASKED);
      void watch();
    },
  };
}
