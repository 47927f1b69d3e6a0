import { kvs, WhereConditions } from '@forge/kvs';
import * as z from 'zod';
import type { FilterShelf, SavedFilter, SavedFilters } from '../../application/ports/saved-filters';
import type { AccountId, ProjectId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';
import { everyPage, PAGE, storage, WHOLE_SITE } from './kvs-call';

const accountId = z.string().transform((text) => text as AccountId);

const filter: z.ZodType<SavedFilter> = z.object({
  id: z.string(),
  projectId: z
    .string()
    .transform((text) => text as ProjectId)
    .nullable(),
  isShared: z.boolean(),
  name: z.string(),
  path: z.string(),
  terms: z.array(
    z.union([
      z.object({ name: z.string(), value: z.string() }),
      z.object({ name: z.string(), accountId }),
    ]),
  ),
  by: accountId,
  at: z.string(),
});

export const savedFilterFormat = recordFormat(filter);

/** One key for each, so that people who save at once do not overwrite each other. */
const prefixOf = ({ projectId, accountId: owner }: FilterShelf): string =>
  `saved-filter:${projectId ?? WHOLE_SITE}:${owner ?? 'shared'}:`;

export function createKvsSavedFilters(): SavedFilters {
  return {
    async list(shelf) {
      const prefix = prefixOf(shelf);
      const rows = await everyPage((cursor) => {
        const query = kvs.query().where('key', WhereConditions.beginsWith(prefix)).limit(PAGE);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      });
      return rows.map(({ value }) => savedFilterFormat.read(value));
    },
    async save(saved) {
      const { projectId, isShared, by, id } = saved;
      const key = prefixOf({ projectId, accountId: isShared ? null : by }) + id;
      await storage(() => kvs.set(key, savedFilterFormat.write(saved)));
    },
    async remove(shelf, id) {
      const key = prefixOf(shelf) + id;
      if ((await storage(() => kvs.get(key))) === undefined) return false;
      await storage(() => kvs.delete(key));
      return true;
    },
  };
}
