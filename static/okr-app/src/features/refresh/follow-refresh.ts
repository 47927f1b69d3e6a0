import type { ApiResult } from '../../../../../src/contract/api-result';
import type { RefreshDto } from '../../../../../src/contract/dto';
import type { Call } from '../../api/client';

const POLL_MS = 1000;
/** A recompute checkpoints and continues; past this the page stops watching, not the work. */
const WATCH_MS = 10 * 60_000;

interface Follow {
  readonly call: Call;
  readonly onProgress: (job: RefreshDto) => void;
  readonly signal: AbortSignal;
}

/** Asks for fresh values and follows the job to its end, or until nobody watches any more. */
export async function followRefresh({
  call,
  onProgress,
  signal,
}: Follow): Promise<ApiResult<RefreshDto>> {
  let answer = await call('requestRefresh', { keyResultIds: null });
  const until = Date.now() + WATCH_MS;
  while (answer.ok && isRunning(answer.data) && !signal.aborted && Date.now() < until) {
    onProgress(answer.data);
    await pause(POLL_MS);
    answer = await call('getRefresh', { jobId: answer.data.jobId });
  }
  return answer;
}

const isRunning = ({ state }: RefreshDto): boolean => state === 'queued' || state === 'running';

const pause = (ms: number): Promise<void> =>
  new Promise((resume) => {
    setTimeout(resume, ms);
  });
