import { kvs } from '@forge/kvs';
import * as z from 'zod';
import type { Initiatives } from '../../application/ports/initiatives';
import type { Initiative } from '../../domain/okr/initiative';
import type { IssueId, KeyResultId, ProjectId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';
import { everyPage, PAGE, storage, WHOLE_SITE } from './kvs-call';

const ENTITY = 'initiative';

interface Row {
  readonly record: unknown;
}

const id = <Id extends string>() => z.string().transform((text) => text as Id);

const initiative: z.ZodType<Initiative> = z.object({
  id: z.string(),
  keyResultId: id<KeyResultId>(),
  projectId: id<ProjectId>().nullable(),
  work: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('issue'), issueId: id<IssueId>() }),
    z.object({ kind: z.literal('project'), projectId: id<ProjectId>() }),
  ]),
  addedAt: z.string(),
});
export const initiativeFormat = recordFormat(initiative);

export function createKvsInitiatives(): Initiatives {
  return {
    async find(key) {
      const row = await storage(() => kvs.entity<Row>(ENTITY).get(key));
      return row === undefined ? null : initiativeFormat.read(row.record);
    },
    async listOf(keyResultId) {
      const rows = await everyPage((cursor) => {
        const query = kvs
          .entity<Row>(ENTITY)
          .query()
          .index('by-key-result', { partition: [keyResultId] })
          .limit(PAGE);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      });
      return rows.map(({ value }) => initiativeFormat.read(value.record)).sort(byAge);
    },
    async add(added) {
      const { keyResultId, addedAt } = added;
      const projectId = added.projectId ?? WHOLE_SITE;
      const row = { keyResultId, projectId, addedAt, record: initiativeFormat.write(added) };
      await storage(() => kvs.entity(ENTITY).set(added.id, row));
    },
    remove: (key) => storage(() => kvs.entity(ENTITY).delete(key)),
  };
}

const byAge = (a: Initiative, b: Initiative) =>
  a.addedAt < b.addedAt || (a.addedAt === b.addedAt && a.id < b.id) ? -1 : 1;
