import { kvs } from '@forge/kvs';
import * as z from 'zod';
import type { IssueHistories } from '../../application/ports/issue-histories';
import type { Clock } from '../../application/ports/surroundings';
import { recordFormat } from './definition-records';
import { storage } from './kvs-call';

const KEY = 'status-categories';
/** A first sync asks for every query; a status made since is known an hour later. */
const KEEP_MS = 3_600_000;

const format = recordFormat(
  z.object({
    at: z.number(),
    categories: z.record(z.string(), z.enum(['new', 'indeterminate', 'done', 'undefined'])),
  }),
);

/** Jira's list of statuses costs a point each, so it is kept for a while. */
export function createRememberedStatuses(jira: IssueHistories, clock: Clock): IssueHistories {
  return {
    ...jira,
    async statusCategories() {
      const stored = await storage(() => kvs.get<unknown>(KEY));
      const known = stored === undefined ? null : format.read(stored);
      if (known !== null && clock.now() - known.at < KEEP_MS) {
        return new Map(Object.entries(known.categories));
      }
      const categories = await jira.statusCategories();
      const record = { at: clock.now(), categories: Object.fromEntries(categories) };
      await storage(() => kvs.set(KEY, format.write(record)));
      return categories;
    },
  };
}
