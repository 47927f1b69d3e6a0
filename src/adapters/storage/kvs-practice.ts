import { Filter, FilterConditions, kvs, Sort, WhereConditions } from '@forge/kvs';
import type { AuditEntry } from '../../application/ports/audit';
import type {
  Deliveries,
  DeliveryWindow,
  PracticePart,
  PracticeStore,
} from '../../application/ports/practice';
import { type DeliveryEvent, happenedAt } from '../../domain/practice/delivery';
import { joinedPractice, type PracticeContent } from '../../domain/practice/practice-content';
import type { ProjectId } from '../../domain/shared/ids';
import { sha256 } from '../node-surroundings';
import { auditRow } from './kvs-audit';
import { deleteRows, everyPage, isConflict, PAGE, setAll, storage } from './kvs-call';
import { deliveryFormat, practiceFormat } from './practice-record';

const ENTITY = 'practice';
const DELIVERY = 'delivery';

interface Row {
  readonly projectId: string;
  readonly version: number;
  readonly record: unknown;
}

const keyOf = (projectId: ProjectId, content: PracticeContent): string =>
  `${projectId}:${partOf(content)}`;

/** One row for each, so that people who change different things do not meet. */
function partOf(content: PracticeContent): string {
  switch (content.kind) {
    case 'statuses':
    case 'quality':
    case 'teams':
    case 'told-through':
      return content.kind;
    case 'capacity':
    case 'verdict':
      return `${content.kind}:${content.sprintId}`;
    case 'release':
      return `release:${content.versionId}`;
  }
}

export function createKvsPractice(): PracticeStore {
  const parts = async (projectId: ProjectId): Promise<readonly PracticePart[]> => {
    const rows = await everyPage((cursor) => {
      const query = kvs
        .entity<Row>(ENTITY)
        .query()
        .index('by-project', { partition: [projectId] })
        .limit(PAGE);
      return (cursor === undefined ? query : query.cursor(cursor)).getMany();
    });
    return rows.map(({ value }) => practiceFormat.read(value.record));
  };
  return {
    parts,
    load: async (projectId) =>
      joinedPractice(
        projectId,
        (await parts(projectId)).map(({ content }) => content),
      ),
    async find(projectId, content) {
      const key = keyOf(projectId, content);
      const row = await storage(() => kvs.entity<Row>(ENTITY).get(key));
      return row === undefined ? null : practiceFormat.read(row.record);
    },
    save,
  };
}

async function save(
  part: PracticePart,
  trace: readonly AuditEntry[] = [],
): Promise<'saved' | 'version-conflict'> {
  const { projectId, version, content } = part;
  const key = keyOf(projectId, content);
  const row: Row = { projectId, version, record: practiceFormat.write(part) };
  try {
    await storage(() => (version === 1 ? created(key, row, trace) : replaced(key, row, trace)));
    return 'saved';
  } catch (thrown) {
    if (isConflict(thrown)) return 'version-conflict';
    throw thrown;
  }
}

/** A transaction cannot ask that there be nothing yet, so the trace is written right after. */
async function created(key: string, row: Row, trace: readonly AuditEntry[]): Promise<void> {
  await kvs.entity<Row>(ENTITY).set(key, row, { keyPolicy: 'FAIL_IF_EXISTS' });
  if (trace.length > 0) await withTrace(trace).execute();
}

async function replaced(key: string, row: Row, trace: readonly AuditEntry[]): Promise<void> {
  const conditions = new Filter<Row>().and('version', FilterConditions.equalTo(row.version - 1));
  await withTrace(trace).set(key, row, { entityName: ENTITY, conditions }).execute();
}

function withTrace(trace: readonly AuditEntry[]) {
  const transaction = kvs.transact();
  for (const { entityName, key, row } of trace.map(auditRow)) {
    transaction.set(key, row, { entityName });
  }
  return transaction;
}

interface DeliveryRow {
  readonly projectId: string;
  readonly kind: string;
  readonly happenedAt: string;
  readonly record: unknown;
}

/** Ids of pipelines hold what keys must not. */
const deliveryKey = (projectId: ProjectId, { kind, id }: Pick<DeliveryEvent, 'kind' | 'id'>) => ({
  key: `${projectId}:${kind}:${sha256.of(id)}`,
  entityName: DELIVERY,
});

const iso = (epochMs: number) => new Date(epochMs).toISOString();

export function createKvsDeliveries(): Deliveries {
  return {
    async list(projectId, kind, window) {
      const rows = await deliveryRows(projectId, kind, window);
      if (rows.length === 0 && (await endRows(projectId, kind)).length === 0) return null;
      return rows.map(({ value }) => deliveryFormat.read(value.record)).filter(isOf(kind));
    },
    async ends(projectId, kind) {
      const rows = await endRows(projectId, kind);
      return rows.map(({ value }) => deliveryFormat.read(value.record)).filter(isOf(kind));
    },
    async put(projectId, events) {
      await setAll(
        events.map((event) => ({
          ...deliveryKey(projectId, event),
          value: {
            projectId,
            kind: event.kind,
            happenedAt: iso(happenedAt(event)),
            record: deliveryFormat.write(event),
          } satisfies DeliveryRow,
        })),
      );
    },
    async remove(projectId, events) {
      await deleteRows(events.map((event) => deliveryKey(projectId, event)));
    },
  };
}

const isOf =
  <Kind extends DeliveryEvent['kind']>(kind: Kind) =>
  (event: DeliveryEvent): event is Extract<DeliveryEvent, { readonly kind: Kind }> =>
    event.kind === kind;

const indexed = (projectId: ProjectId, kind: string) =>
  kvs
    .entity<DeliveryRow>(DELIVERY)
    .query()
    .index('by-kind', { partition: [projectId, kind] });

function deliveryRows(projectId: ProjectId, kind: string, { from, to }: DeliveryWindow) {
  return everyPage((cursor) => {
    const query = indexed(projectId, kind)
      .where(WhereConditions.between(iso(from), iso(to - 1)))
      .limit(PAGE);
    return (cursor === undefined ? query : query.cursor(cursor)).getMany();
  });
}

/** Of a single one, that one. */
async function endRows(projectId: ProjectId, kind: string) {
  const end = (order: Sort) =>
    storage(() => indexed(projectId, kind).sort(order).limit(1).getMany());
  const [oldest, newest] = await Promise.all([end(Sort.ASC), end(Sort.DESC)]);
  const rows = [...oldest.results, ...newest.results];
  return rows[0]?.key === rows[1]?.key ? rows.slice(0, 1) : rows;
}
