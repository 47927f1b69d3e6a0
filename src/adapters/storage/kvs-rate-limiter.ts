import { kvs } from '@forge/kvs';
import type { Clock, RateLimiter } from '../../application/ports/surroundings';
import { storage } from './kvs-call';

export function createKvsRateLimiter(clock: Clock): RateLimiter {
  return {
    async take(key, everySeconds) {
      const now = clock.now();
      const takenAt = await storage(() => kvs.get<number>(`limit:${key}`));
      const waitMs = takenAt === undefined ? 0 : takenAt + everySeconds * 1000 - now;
      if (waitMs > 0) return Math.ceil(waitMs / 1000);
      // Expired rows can still be read for days, so the instant itself decides.
      const ttl = { value: everySeconds + 1, unit: 'SECONDS' } as const;
      await storage(() => kvs.set(`limit:${key}`, now, { ttl }));
      return 0;
    },
  };
}
