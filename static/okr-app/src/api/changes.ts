import { realtime } from '@forge/bridge';
import { OKR_CHANGES_CHANNEL, type OkrChanges } from '../../../../src/contract/realtime';

/** Calls back whenever values or definitions changed on the server. Answers with the way to stop. */
export function subscribeToChanges(
  onChange: (projectIds: readonly (string | null)[] | null) => void,
): () => void {
  let isStopped = false;
  let unsubscribe: (() => Promise<void>) | undefined;
  const start = async (): Promise<void> => {
    const subscription = await realtime.subscribeGlobal<OkrChanges>(
      OKR_CHANGES_CHANNEL,
      (payload) => {
        onChange(typeof payload === 'string' ? null : payload.projectIds);
      },
    );
    unsubscribe = subscription.unsubscribe;
    if (isStopped) await unsubscribe();
  };
  start().catch(() => {
    // Without events the page still follows by refresh and by being read again.
    unsubscribe = undefined;
  });
  return () => {
    isStopped = true;
    void unsubscribe?.();
  };
}
