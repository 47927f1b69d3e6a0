import { webTrigger } from '@forge/api';
import type { PushAddress } from '../../application/ports/push';
import { UpstreamError } from '../../application/ports/upstream-error';

/** Of the manifest's web trigger. The same for a site as long as the app is installed. */
export function createForgePushAddress(moduleKey: string): PushAddress {
  return {
    async url() {
      try {
        return await webTrigger.getUrl(moduleKey);
      } catch (cause) {
        throw new UpstreamError('unavailable', 'Forge gave no address for pushes', { cause });
      }
    },
  };
}
