import { Filter, FilterConditions, kvs } from '@forge/kvs';
import * as z from 'zod';
import type { MetricNotes, NoteSubject } from '../../application/ports/metric-notes';
import type { MetricNote } from '../../domain/metrics/metric-note';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { AccountId, MetricId, MetricNoteId, ProjectId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';
import { auditRow } from './kvs-audit';
import { everyPage, PAGE, storage, WHOLE_SITE } from './kvs-call';
import { committed, findDated, listDeletedDated } from './kvs-discussion';

const ENTITY = 'metric-note';
/** Stands in the index for a note about the whole place. */
const ALL_METRICS = 'all';

const id = <Id extends string>() => z.string().transform((text) => text as Id);

const note: z.ZodType<MetricNote> = z.object({
  id: id<MetricNoteId>(),
  version: z.number(),
  projectId: id<ProjectId>().nullable(),
  metricId: id<MetricId>().nullable(),
  on: id<CalendarDate>(),
  words: z.string(),
  isDeleted: z.boolean(),
  createdAt: z.string(),
  createdBy: id<AccountId>(),
  updatedAt: z.string(),
  updatedBy: id<AccountId>(),
  editedAt: z.string().nullable(),
});

export const metricNoteFormat = recordFormat(note);

const KIND = { entityName: ENTITY, format: metricNoteFormat };

interface Row {
  readonly projectId: string;
  /** The metric, or all of the place. */
  readonly subject: string;
  readonly state: 'shown' | 'deleted';
  /** The day. */
  readonly position: string;
  readonly version: number;
  readonly record: unknown;
}

export function createKvsMetricNotes(): MetricNotes {
  return {
    find: (key) => findDated(KIND, key),
    async list(subject) {
      const partition = [...placeOf(subject), 'shown'];
      const rows = await everyPage((cursor) => {
        const all = kvs.entity<Row>(ENTITY).query().index('by-subject', { partition }).limit(PAGE);
        return (cursor === undefined ? all : all.cursor(cursor)).getMany();
      });
      return rows.map(({ value }) => metricNoteFormat.read(value.record));
    },
    save(next, trace) {
      const transaction = kvs.transact();
      for (const { entityName, key, row } of trace.map(auditRow)) {
        transaction.set(key, row, { entityName });
      }
      transaction.set(next.id, rowOf(next), {
        entityName: ENTITY,
        ...(next.version > 1 && { conditions: isVersion(next.version - 1) }),
      });
      return committed(transaction);
    },
    listDeleted: () => listDeletedDated(KIND),
    remove: (key) => storage(() => kvs.entity(ENTITY).delete(key)),
  };
}

const placeOf = ({ projectId, metricId }: NoteSubject) =>
  [projectId ?? WHOLE_SITE, metricId ?? ALL_METRICS] as const;

function rowOf(next: MetricNote): Row {
  const [projectId, subject] = placeOf(next);
  const state = next.isDeleted ? 'deleted' : 'shown';
  const { on: position, version } = next;
  return { projectId, subject, state, position, version, record: metricNoteFormat.write(next) };
}

const isVersion = (version: number) =>
  new Filter<Row>().and('version', FilterConditions.equalTo(version));
