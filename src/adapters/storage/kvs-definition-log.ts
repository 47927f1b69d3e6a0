import { kvs } from '@forge/kvs';
import * as z from 'zod';
import type { DefinitionEntry, DefinitionLog } from '../../application/ports/definition-log';
import type { MetricId } from '../../domain/shared/ids';
import { measure, recordFormat } from './definition-records';
import { storage } from './kvs-call';

const entry: z.ZodType<DefinitionEntry> = z.object({
  from: z.number(),
  definitionHash: z.string(),
  scopeHash: z.string(),
  source: z.object({
    kind: z.literal('jira-measure'),
    jql: z.string(),
    measure,
    mode: z.enum(['percent', 'kpi']),
    doneOnly: z.boolean(),
    timeRollup: z.enum(['self', 'aggregate']),
    untracked: z.enum(['exclude', 'zero']),
  }),
});
const format = recordFormat(z.object({ entries: z.array(entry) }));
const keyOf = (metricId: MetricId) => `definitions:${metricId}`;

export function createKvsDefinitionLog(): DefinitionLog {
  return {
    async list(metricId) {
      const stored = await storage(() => kvs.get<unknown>(keyOf(metricId)));
      return stored === undefined ? [] : format.read(stored).entries;
    },
    async replace(metricId, entries) {
      const record = format.write({ entries: [...entries] });
      await storage(() => kvs.set(keyOf(metricId), record));
    },
    remove: (metricId) => storage(() => kvs.delete(keyOf(metricId))),
  };
}
