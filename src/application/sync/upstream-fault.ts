import type { StaleReason } from '../ports/metric-states';
import type { Job, Run } from '../ports/jobs';
import type { Ports } from '../ports/ports';
import type { UpstreamError, UpstreamFault } from '../ports/upstream-error';

/** After this many pauses the run is given up; the next hourly sweep takes everything in. */
const MAX_ATTEMPTS = 5;
const PAUSE_SECONDS = 60;
const MAX_PAUSE_SECONDS = 900;

const staleReasons: Record<UpstreamFault, StaleReason> = {
  unavailable: 'jira-unavailable',
  'unexpected-answer': 'jira-unavailable',
  'rate-limited': 'rate-limited',
  'share-spent': 'waiting',
  forbidden: 'no-permission',
  'storage-full': 'waiting',
  'storage-unavailable': 'waiting',
};

export const staleReasonOf = (fault: UpstreamFault): StaleReason => staleReasons[fault];

/** Jira cannot be asked at all: pages say so, and what is left is tried again later. */
export async function pauseRun(
  ports: Ports,
  { error, job, run }: { error: UpstreamError; job: Job; run: Run | null },
): Promise<void> {
  const reference = ports.log.failure(error);
  const before = attemptsOf(job, run);
  const attempts = before + (isToldWhen(error) ? 0 : 1);
  ports.log.event('run-paused', { fault: error.fault, attempts, reference });
  await noteOutage(ports, error);
  if (attempts >= MAX_ATTEMPTS) return giveUp(ports, refreshOf(job, run));
  const pause = error.retryAfterSeconds ?? PAUSE_SECONDS * attempts;
  const rest = putOff(job, run, attempts);
  await ports.jobs.push(rest, Math.min(MAX_PAUSE_SECONDS, Math.max(1, Math.ceil(pause))));
}

/** An instant that is known is no attempt that failed, however often a job has to be queued for it. */
function isToldWhen({ fault, retryAfterSeconds = 0 }: UpstreamError): boolean {
  const isLimit = fault === 'share-spent' || fault === 'rate-limited';
  return isLimit && retryAfterSeconds >= PAUSE_SECONDS;
}

async function noteOutage(ports: Ports, error: UpstreamError): Promise<void> {
  const state = await ports.sync.state();
  const reason = staleReasonOf(error.fault);
  if (state.outage?.reason === reason) return;
  const since = new Date(ports.clock.now()).toISOString();
  await ports.sync.saveState({ ...state, outage: { reason, since, messages: [] } });
}

function attemptsOf(job: Job, run: Run | null): number {
  if (run !== null) return run.attempts;
  return job.kind === 'resume' ? job.run.attempts : (job.attempts ?? 0);
}

function putOff(job: Job, run: Run | null, attempts: number): Job {
  if (run !== null) return { kind: 'resume', run: { ...run, attempts } };
  return job.kind === 'resume' ? job : { ...job, attempts };
}

/** The progress that somebody follows. */
function refreshOf(job: Job, run: Run | null): string | null {
  if (run !== null) return run.refresh?.id ?? null;
  return job.kind === 'key-results' ? job.refreshId : null;
}

async function giveUp(ports: Ports, refreshId: string | null): Promise<void> {
  if (refreshId === null) return;
  const progress = await ports.sync.findRefresh(refreshId);
  if (progress !== null) await ports.sync.saveRefresh({ ...progress, state: 'failed' });
}
