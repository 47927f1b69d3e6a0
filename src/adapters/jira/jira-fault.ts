import type { APIResponse } from '@forge/api';
import { UpstreamError, type UpstreamFault } from '../../application/ports/upstream-error';

/** Jira shuts these for a moment only, and for one endpoint. Source: forge-facts 5.4. */
const MOMENTARY: ReadonlySet<string> = new Set(['jira-burst-based', 'jira-per-issue-on-write']);
/** A wait this short is a moment, whatever it is for. */
const MOMENT_SECONDS = 5;

/** An answer of Jira that is none. */
export class JiraFault extends UpstreamError {
  /** Jira had no room or was not well this moment. */
  readonly isMomentary: boolean;
  /** For so long nobody is to call; `null`: Jira did not say, or meant one endpoint. */
  readonly closesForMs: number | null;

  constructor(
    fault: UpstreamFault,
    { status, seconds, reason }: { status: number; seconds: number | undefined; reason: string },
  ) {
    super(fault, `Jira answered ${status}`, { retryAfterSeconds: seconds });
    const isShort = seconds === undefined || seconds <= MOMENT_SECONDS;
    const isQuota = reason.includes('quota');
    this.isMomentary = (status === 429 || status >= 500) && !isQuota && isShort;
    const closes = !this.isMomentary && !MOMENTARY.has(reason) && seconds !== undefined;
    this.closesForMs = closes ? seconds * 1000 : null;
  }
}

/** @param now epoch milliseconds */
export function jiraFault({ status, headers }: APIResponse, now: number): JiraFault {
  // Headers of limits that are announced but not enforced yet begin with `Beta-`.
  const reason = headers.get('ratelimit-reason') ?? '';
  const reset = headers.get('x-ratelimit-reset');
  const seconds =
    secondsUntil(headers.get('retry-after'), now) ??
    (status === 429 && reason.includes('quota') ? secondsUntil(reset, now) : undefined);
  return new JiraFault(faultOf(status), { status, seconds, reason });
}

function faultOf(status: number): UpstreamFault {
  if (status === 429) return 'rate-limited';
  if (status === 401 || status === 403) return 'forbidden';
  return status >= 500 ? 'unavailable' : 'unexpected-answer';
}

/** Seconds as a number or as a date; some gateways leave the header out. */
function secondsUntil(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds : undefined;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}
