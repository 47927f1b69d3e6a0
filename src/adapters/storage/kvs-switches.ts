import { kvs } from '@forge/kvs';
import * as z from 'zod';
import {
  DEFAULT_SWITCHES,
  type Switches,
  type SwitchStore,
} from '../../application/ports/switches';
import type { ObjectiveId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';
import { storage } from './kvs-call';

const KEY = 'switches';

const switches: z.ZodType<Switches> = z.object({
  isPaused: z.boolean(),
  demoObjectiveIds: z.array(z.string().transform((text) => text as ObjectiveId)),
  restore: z.object({ id: z.string(), startedAt: z.string() }).nullable(),
});
const format = recordFormat(switches);

export function createKvsSwitches(): SwitchStore {
  return {
    async load() {
      const stored = await storage(() => kvs.get<unknown>(KEY));
      return stored === undefined ? DEFAULT_SWITCHES : format.read(stored);
    },
    async save(next) {
      await storage(() => kvs.set(KEY, format.write(next)));
    },
  };
}
