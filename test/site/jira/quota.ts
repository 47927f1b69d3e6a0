import type { Clock } from '../clock';
import type { ProductResponse } from '../seams';

const HOUR_MS = 3_600_000;
/** Answers say so when less than this is left. */
const NEAR = 0.2;

/** The app's points per UTC hour; above it Jira answers 429 until the hour is over. */
export function createQuota(clock: Clock, pointsPerHour: number) {
  let hour = 0;
  let spent = 0;
  const roll = () => {
    const now = Math.floor(clock.now() / HOUR_MS);
    if (now !== hour) {
      hour = now;
      spent = 0;
    }
  };
  const headers = () => {
    const left = Math.max(0, pointsPerHour - spent);
    return {
      'x-ratelimit-limit': String(pointsPerHour),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-reset': new Date((hour + 1) * HOUR_MS).toISOString(),
      ...(left < NEAR * pointsPerHour ? { 'x-ratelimit-nearlimit': 'true' } : {}),
    };
  };
  return {
    /** What every answer to the back end tells about the quota. */
    headers,
    spend(points: number) {
      roll();
      spent += points;
    },
    refusal(): ProductResponse | undefined {
      roll();
      if (spent < pointsPerHour) return undefined;
      const reset = (hour + 1) * HOUR_MS;
      const seconds = Math.ceil((reset - clock.now()) / 1000);
      return {
        status: 429,
        headers: {
          'content-type': 'application/json',
          'retry-after': String(seconds),
          'ratelimit-reason': 'jira-quota-global-based',
          ...headers(),
        },
        body: JSON.stringify({ errorMessages: ['Rate limit exceeded.'], errors: {} }),
      };
    },
  };
}
