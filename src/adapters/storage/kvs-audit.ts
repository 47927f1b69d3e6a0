import { kvs, Sort, WhereConditions } from '@forge/kvs';
import * as z from 'zod';
import {
  AUDIT_ACTIONS,
  AUDIT_KINDS,
  AUDIT_ORIGINS,
  type AuditEntry,
  type AuditLog,
  type AuditQuery,
  type AuditScope,
  type Json,
} from '../../application/ports/audit';
import type { AccountId, ObjectiveId, ProjectId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';
import { storage, WHOLE_SITE } from './kvs-call';

const AUDIT_ENTITY = 'audit-entry';

const id = <Id extends string>() => z.string().transform((text) => text as Id);
const json: z.ZodType<Json> = z.json();

const entry: z.ZodType<AuditEntry> = z.object({
  id: z.string(),
  at: z.string(),
  by: id<AccountId>(),
  kind: z.enum(AUDIT_KINDS),
  subjectId: z.string(),
  title: z.string(),
  objectiveId: id<ObjectiveId>().nullable(),
  projectId: id<ProjectId>().nullable(),
  action: z.enum(AUDIT_ACTIONS),
  origin: z.enum(AUDIT_ORIGINS),
  changes: z.array(z.object({ field: z.string(), before: json, after: json })),
});

export const auditFormat = recordFormat(entry);

/** Stands in the index for entries about no objective. */
const NO_OBJECTIVE = 'none';
/** Sorts after every instant, so that an open end needs no case of its own. */
const FOREVER = '9999';
const SINCE_EVER = '0';

interface Row {
  readonly record: unknown;
}

export function createKvsAuditLog(): AuditLog {
  return {
    async append(entries) {
      for (const one of entries) {
        const { entityName, key, row } = auditRow(one);
        await storage(() => kvs.entity(entityName).set(key, row, { keyPolicy: 'FAIL_IF_EXISTS' }));
      }
    },
    async list(query) {
      const page = await storage(() => found(query));
      return {
        entries: page.results.map(({ value }) => auditFormat.read(value.record)),
        nextCursor: page.nextCursor === '' ? null : (page.nextCursor ?? null),
      };
    },
  };
}

function found({ scope, from, to, cursor, size }: AuditQuery) {
  const { name, partition } = indexFor(scope);
  const all = kvs.entity<Row>(AUDIT_ENTITY).query();
  const indexed = partition === null ? all.index(name) : all.index(name, { partition });
  const query = indexed
    .where(WhereConditions.between(from ?? SINCE_EVER, to ?? FOREVER))
    .sort(Sort.DESC)
    .limit(size);
  return (cursor === null ? query : query.cursor(cursor)).getMany();
}

function indexFor(scope: AuditScope): { name: string; partition: string[] | null } {
  switch (scope.of) {
    case 'subject':
      return { name: 'by-subject', partition: [scope.id] };
    case 'objective':
      return { name: 'by-objective', partition: [scope.id] };
    case 'home':
      return { name: 'by-project', partition: [scope.projectId ?? WHOLE_SITE] };
    case 'site':
      return { name: 'by-time', partition: null };
  }
}

/** One operation of a transaction, or one write of its own. */
export function auditRow(one: AuditEntry) {
  const { id: key, at, subjectId } = one;
  const projectId = one.projectId ?? WHOLE_SITE;
  const objectiveId = one.objectiveId ?? NO_OBJECTIVE;
  const row = { at, subjectId, objectiveId, projectId, record: auditFormat.write(one) };
  return { entityName: AUDIT_ENTITY, key, row };
}
