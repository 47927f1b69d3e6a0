import { publishGlobal } from '@forge/realtime';
import type { Log, Realtime } from '../../application/ports/surroundings';

/** Open pages listen; the message names projects, never values, since anybody may listen. */
export function createForgeRealtime(channel: string, log: Log): Realtime {
  return {
    async publish(homes) {
      try {
        await publishGlobal(channel, { projectIds: [...homes] });
      } catch (thrown) {
        // Values are stored; a page that misses this message shows them at its next load.
        log.failure(thrown);
      }
    },
  };
}
