import type { Clock } from '../clock';
import type { ProductResponse } from '../seams';

const HOUR_MS = 3_600_000;

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
  return {
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
          'x-ratelimit-limit': String(pointsPerHour),
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': new Date(reset).toISOString(),
        },
        body: JSON.stringify({ errorMessages: ['Rate limit exceeded.'], errors: {} }),
      };
    },
  };
}
