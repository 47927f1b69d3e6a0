import type { KindOfWork } from '../../domain/budget/share-of-quota';
import type { Ports } from '../ports/ports';
import { createGovernor, type Wait } from './governor';

/** Why work in the background stands still, and when it goes on by itself. */
export interface ToldWait {
  readonly why: Wait['why'] | 'paused';
  /** ISO instant; `null` when somebody has to resume it. */
  readonly until: string | null;
}

/** `null`: nothing holds this kind of work up. The same rule that the jobs themselves keep to. */
export async function toldWait(
  ports: Pick<Ports, 'budget' | 'settings' | 'clock' | 'meter' | 'switches'>,
  work: KindOfWork,
): Promise<ToldWait | null> {
  if ((await ports.switches.load()).isPaused) return { why: 'paused', until: null };
  const wait = await createGovernor(ports, 'people').wait(work);
  if (wait === null) return null;
  const until = ports.clock.now() + wait.seconds * 1000;
  return { why: wait.why, until: new Date(until).toISOString() };
}
