import { kvs } from '@forge/kvs';
import * as z from 'zod';
import type { MetricFacts } from '../../application/ports/metric-facts';
import type { Clock } from '../../application/ports/surroundings';
import { type RecordFormat, recordFormat } from './definition-records';
import { storage } from './kvs-call';

const KEEP_MS = 24 * 3_600_000;

const fieldsFormat = recordFormat(
  z.object({
    at: z.number(),
    sprint: z.string().nullable(),
    flagged: z.string().nullable(),
    rank: z.string().nullable(),
  }),
);
const prioritiesFormat = recordFormat(z.object({ at: z.number(), ids: z.array(z.string()) }));

/** What every computation needs and hardly ever changes is asked of Jira once a day. */
export function createRememberedFacts(jira: MetricFacts, clock: Clock): MetricFacts {
  async function remembered<Value extends { readonly at: number }>(
    key: string,
    format: RecordFormat<Value>,
    ask: () => Promise<Value>,
  ): Promise<Value> {
    const stored = await storage(() => kvs.get<unknown>(key));
    const known = stored === undefined ? null : format.read(stored);
    if (known !== null && clock.now() - known.at < KEEP_MS) return known;
    const asked = await ask();
    await storage(() => kvs.set(key, format.write(asked)));
    return asked;
  }
  return {
    ...jira,
    async fields() {
      const { sprint, flagged, rank } = await remembered('fields:work', fieldsFormat, async () => ({
        at: clock.now(),
        ...(await jira.fields()),
      }));
      return { sprint, flagged, rank };
    },
    async priorities() {
      const { ids } = await remembered('fields:priorities', prioritiesFormat, async () => ({
        at: clock.now(),
        ids: [...(await jira.priorities())],
      }));
      return ids;
    },
  };
}
