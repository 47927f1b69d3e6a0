import { kvs } from '@forge/kvs';
import { z } from 'zod';
import type { Settings, SettingsStore } from '../../application/ports/settings-store';
import { DEFAULT_STATUS_RULE } from '../../domain/okr/status-rule';
import { recordFormat } from './definition-records';
import { storage } from './kvs-call';

const KEY = 'settings';

const settings: z.ZodType<Settings> = z.object({
  version: z.number(),
  statusRule: z.object({
    mode: z.enum(['points', 'relative']),
    behindAbove: z.number(),
    atRiskAbove: z.number(),
    graceExpected: z.number(),
  }),
  timeZone: z.string(),
  storyPointFieldId: z.string().nullable(),
});
const format = recordFormat(settings);

const DEFAULTS: Settings = {
  version: 0,
  statusRule: DEFAULT_STATUS_RULE,
  timeZone: 'UTC',
  storyPointFieldId: null,
};

export function createKvsSettingsStore(): SettingsStore {
  return {
    async load() {
      const stored = await storage(() => kvs.get<unknown>(KEY));
      return stored === undefined ? DEFAULTS : format.read(stored);
    },
    async save(next) {
      await storage(() => kvs.set(KEY, format.write(next)));
    },
  };
}
