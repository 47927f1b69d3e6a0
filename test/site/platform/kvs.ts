/** Stand-in for Forge's hosted storage: answers the REST paths that `@forge/kvs` calls. */
import * as z from 'zod';
import {
  createKvsOperations,
  getShape,
  keyed,
  rowText,
  setShape,
  transactionShape,
  type MetadataFields,
} from './kvs-operations';
import { createKvsQuery, entityQueryShape, keyQueryShape, type Page } from './kvs-query';
import { createKvsRecords, type RecordsOptions, type StoredRow } from './kvs-records';
import { answerOf, KvsRefusal, refuse, type KvsAnswer } from './kvs-refusal';
import { createKvsMeter } from './kvs-units';

/** The platform deletes expired rows up to this much late, and reads them until then. */
const EXPIRY_LAG_MS = 48 * 3_600_000;

export interface KvsFault {
  /** Substring of the path; empty for all. */
  readonly pathIncludes: string;
  readonly status: number;
  readonly code: string;
  /** How many requests it hits; unlimited when absent. */
  readonly times?: number | undefined;
}

export type Kvs = ReturnType<typeof createKvs>;

export function createKvs(options: RecordsOptions) {
  const { db, entities, now } = options;
  const records = createKvsRecords(options);
  const meter = createKvsMeter(now);
  let expiryLagMs = EXPIRY_LAG_MS;
  let faults: { fault: KvsFault; left: number }[] = [];
  const goneBefore = () => now() - expiryLagMs;
  const query = createKvsQuery({ db, records, goneBefore });
  const operations = createKvsOperations({ db, entities, records, now, goneBefore });
  const { get, set, remove, batch, transaction, withEntity, entityOf } = operations;

  const reads: Readonly<Record<string, (body: unknown) => KvsAnswer>> = {
    get: (body) => get('kvs', getShape.parse(body)),
    'secret/get': (body) => get('secret', getShape.parse(body)),
    'entity/get': (body) => withEntity(getShape.parse(body), get),
    query: (body) => {
      const request = keyQueryShape.parse(body);
      return pageAnswer(query.byKey(request), request.options?.metadataFields);
    },
    'entity/query': (body) => {
      const request = entityQueryShape.parse(body);
      const page = query.byIndex(request, entityOf(request.entityName));
      return pageAnswer(page, request.options?.metadataFields);
    },
    'batch/get': (body) => batch(z.array(getShape).parse(body), get),
  };
  const writes: Readonly<Record<string, (body: unknown) => KvsAnswer>> = {
    set: (body) => set('kvs', setShape.parse(body)),
    'secret/set': (body) => set('secret', setShape.parse(body)),
    'entity/set': (body) => withEntity(setShape.parse(body), set),
    delete: (body) => remove('kvs', keyed.parse(body)),
    'secret/delete': (body) => remove('secret', keyed.parse(body)),
    'entity/delete': (body) => withEntity(keyed.parse(body), remove),
    'batch/set': (body) => batch(z.array(setShape).parse(body), set),
    'batch/delete': (body) => batch(z.array(keyed).parse(body), remove),
    transaction: (body) => transaction(transactionShape.parse(body)),
  };

  function raiseFault(path: string): void {
    const hit = faults.find(({ fault, left }) => left > 0 && path.includes(fault.pathIncludes));
    if (hit === undefined) return;
    hit.left -= 1;
    refuse(hit.fault.code, 'Injected fault', hit.fault.status);
  }

  function serve(path: string, body: string): KvsAnswer {
    const name = path.replace(/^\/?api\/v1\//, '');
    const read = reads[name];
    const route = read ?? writes[name];
    if (route === undefined) return answerOf(501, { code: 'NOT_MODELLED', message: path });
    raiseFault(path);
    meter.admit(read === undefined ? 'write' : 'read');
    if (read === undefined) meter.write(Buffer.byteLength(body));
    const answer = db.transaction(() => route(JSON.parse(body)));
    if (read !== undefined) meter.read(Buffer.byteLength(answer.text ?? ''));
    return answer;
  }

  return {
    handle(path: string, body: string): KvsAnswer {
      try {
        return serve(path, body);
      } catch (error) {
        if (error instanceof KvsRefusal) return error.answer();
        if (!(error instanceof z.ZodError)) throw error;
        return answerOf(400, { code: 'BAD_REQUEST', message: z.prettifyError(error) });
      }
    },
    usage: () => meter.usage(),
    /** Per-minute limits on or off. */
    setLimited: (limited: boolean) => {
      meter.setLimited(limited);
    },
    setQueryLag: (milliseconds: number) => {
      records.setQueryLag(milliseconds);
    },
    setExpiryLag(milliseconds: number): void {
      expiryLagMs = milliseconds;
    },
    addFault(fault: KvsFault): void {
      faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    },
    clearFaults(): void {
      faults = [];
    },
    /** Everything stored but secrets, by space. */
    dump: (): Readonly<Record<string, readonly { key: string; value: unknown }[]>> =>
      Object.fromEntries(
        records
          .spaces()
          .filter((space) => space !== 'secret')
          .map((space) => [space, records.all(space).map(rowOf)]),
      ),
  };
}

function pageAnswer({ rows, cursor }: Page, fields: MetadataFields): KvsAnswer {
  const data = rows.map((row) => rowText(row, fields)).join(',');
  const next = cursor === undefined ? '' : `,"cursor":${JSON.stringify(cursor)}`;
  return { status: 200, text: `{"data":[${data}]${next}}` };
}

function rowOf({ key, value }: StoredRow): { readonly key: string; readonly value: unknown } {
  return { key, value: JSON.parse(value) };
}
