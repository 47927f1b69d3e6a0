import type { Budget } from '../../application/ports/budget';
import type { Clock } from '../../application/ports/surroundings';
import { UpstreamError } from '../../application/ports/upstream-error';
import type { JiraFault } from './jira-fault';

/** How a client treats a Jira that is short of room. */
export interface JiraManners {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Throws while Jira wants to be left alone. */
  readonly mayCall: () => Promise<void>;
  /** Jira wants to be left alone for so long. */
  readonly close: (milliseconds: number) => Promise<void>;
  /** How long a call may wait before it is made again. */
  readonly patienceMs: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export const ANYTHING_GOES: JiraManners = {
  now: () => Date.now(),
  mayCall: () => Promise.resolve(),
  close: () => Promise.resolve(),
  patienceMs: () => 0,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Atlassian's advice for limits: begin with two seconds, double, at most four tries. */
const LIMIT_TRIES = 4;
const LIMIT_PAUSE_MS = 2_000;
/** A server that is not well gets one more chance; the run comes back later anyway. */
const ERROR_TRIES = 2;
const ERROR_PAUSE_MS = 1_000;

/** Milliseconds before a call is made for the nth time; `null` when it is not worth it. */
export function pauseBefore(nth: number, fault: JiraFault): number | null {
  const isLimit = fault.fault === 'rate-limited';
  if (!fault.isMomentary || nth > (isLimit ? LIMIT_TRIES : ERROR_TRIES)) return null;
  const doubled = (isLimit ? LIMIT_PAUSE_MS : ERROR_PAUSE_MS) * 2 ** (nth - 2);
  // Never before the instant that Jira named, and never all at the same one.
  const told = (fault.retryAfterSeconds ?? 0) * 1000 * (1 + 0.3 * Math.random());
  return Math.max(told, doubled * (0.7 + 0.6 * Math.random()));
}

type Gate = Pick<Budget, 'closedUntil' | 'close'>;

interface GateOptions {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly patienceMs: () => number;
}

/** Calls for people: they try, and what Jira says to them holds for all jobs. */
export function mannersForPeople({ gate, clock, patienceMs }: GateOptions): JiraManners {
  return {
    ...ANYTHING_GOES,
    now: () => clock.now(),
    close: (milliseconds) => gate.close(clock.now() + milliseconds),
    patienceMs,
  };
}

/** Between two looks at what other jobs were told. */
const LOOK_EVERY_MS = 2_000;

/** Calls of jobs: none is made before the instant that Jira named, whichever job it told. */
export function mannersForJobs(options: GateOptions): JiraManners {
  const { gate, clock } = options;
  const manners = mannersForPeople(options);
  let seen = { at: -Infinity, until: 0 };
  return {
    ...manners,
    async mayCall() {
      const now = clock.now();
      if (now - seen.at >= LOOK_EVERY_MS) seen = { at: now, until: await gate.closedUntil() };
      if (seen.until <= now) return;
      throw new UpstreamError('rate-limited', 'Jira wants to be left alone', {
        retryAfterSeconds: Math.ceil((seen.until - now) / 1000),
      });
    },
    async close(milliseconds) {
      seen = { at: clock.now(), until: clock.now() + milliseconds };
      await manners.close(milliseconds);
    },
  };
}
