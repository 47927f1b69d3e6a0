import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { RefreshDto } from '../../../../../src/contract/dto';
import { useFailureFlag, usePage } from '../../app/page-context';

const POLL_MS = 1000;
/** A recompute checkpoints and continues; past this the page stops watching, not the work. */
const WATCH_MS = 10 * 60_000;

export interface Refresh {
  readonly job: RefreshDto | null;
  readonly start: () => void;
}

/** Asks for fresh values and follows the job until it ends. */
export function useRefresh(): Refresh {
  const { call, store, announce, showFlag } = usePage();
  const flagFailure = useFailureFlag();
  const [job, setJob] = useState<RefreshDto | null>(null);
  const isLeft = useRef(false);
  const fail = useRef(flagFailure);
  useEffect(() => {
    fail.current = flagFailure;
  });
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);

  const start = useCallback(() => {
    const end = (error: ApiError | null): void => {
      setJob(null);
      store.reload();
      if (error !== null) fail.current('Values were not refreshed', error);
    };
    const watch = async (): Promise<void> => {
      const asked = await call('requestRefresh', { keyResultIds: null });
      if (isLeft.current) return;
      if (!asked.ok) {
        end(asked.error);
        return;
      }
      let current = asked.data;
      const until = Date.now() + WATCH_MS;
      while (isRunning(current) && Date.now() < until) {
        setJob(current);
        await pause(POLL_MS);
        if (isLeft.current) return;
        const next = await call('getRefresh', { jobId: current.jobId });
        if (!next.ok) {
          end(next.error);
          return;
        }
        current = next.data;
      }
      end(null);
      if (current.state === 'failed') {
        showFlag({
          kind: 'error',
          title: 'Not all values could be refreshed',
          description: 'The last good values stay. Key results marked “Stale” say why.',
        });
      } else announce('Values are up to date.');
    };
    setJob({ jobId: '', state: 'queued', total: 0, done: 0 });
    void watch();
  }, [call, store, announce, showFlag]);

  return { job, start };
}

const isRunning = ({ state }: RefreshDto): boolean => state === 'queued' || state === 'running';

const pause = (ms: number): Promise<void> =>
  new Promise((resume) => {
    setTimeout(resume, ms);
  });
