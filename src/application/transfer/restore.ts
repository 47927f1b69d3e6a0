import type { AccountId } from '../../domain/shared/ids';
import { err, ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { mustBeJiraAdmin } from '../okr/authorise';
import { accountIdsIn, withoutAccounts } from '../people/account-ids';
import type { Ports } from '../ports/ports';
import type { StoredRecord } from '../ports/stored-records';
import { invalid, type Outcome } from '../refusal';
import { projectIdsIn, withProjectIds } from './project-ids';

/** With any of these a site is in use. */
const SIGNS_OF_USE = ['objective', 'key-result', 'cycle', 'check-in', 'comment'];

export interface RestoreCheck {
  readonly records: number;
  /** Records this version cannot read, with the reason. */
  readonly unreadable: readonly string[];
  /** Account ids that Jira does not know here. */
  readonly unknownAccounts: readonly string[];
  /** Ids of projects that records belong to. */
  readonly projectIds: readonly string[];
}

/** The dry run for one part of a file: writes nothing. */
export async function checkRestore(
  ports: Ports,
  _caller: Caller,
  { restoreId, records }: { readonly restoreId: string; readonly records: readonly StoredRecord[] },
): Promise<Outcome<RestoreCheck>> {
  const allowed = await mayRestore(ports, restoreId);
  if (!allowed.ok) return allowed;
  const problems = records.map((record) => problemWith(ports, record));
  const accounts = [...new Set(records.flatMap(({ value }) => [...accountIdsIn(value)]))];
  const known =
    accounts.length === 0 ? new Map<AccountId, string>() : await ports.people.accounts(accounts);
  return ok({
    records: records.length,
    unreadable: problems.filter((problem) => problem !== null),
    unknownAccounts: accounts.filter((id) => !known.has(id)),
    projectIds: [...new Set(records.flatMap(({ value }) => [...projectIdsIn(value)]))],
  });
}

export interface RestoreInput {
  readonly restoreId: string;
  readonly records: readonly StoredRecord[];
  /** Project ids of the file with those of this site; records of others are left out. */
  readonly projectIds: readonly { readonly from: string; readonly to: string }[];
  readonly unknownAccounts: readonly string[];
  readonly isLast: boolean;
}

/** Writes one part. The same part may come again, so that a restore can go on after a break. */
export async function restorePart(
  ports: Ports,
  _caller: Caller,
  { restoreId, records, projectIds, unknownAccounts, isLast }: RestoreInput,
): Promise<Outcome<{ readonly written: number; readonly leftOut: number }>> {
  const allowed = await mayRestore(ports, restoreId);
  if (!allowed.ok) return allowed;
  const unreadable = records.some((record) => problemWith(ports, record) !== null);
  if (unreadable) return invalid('records', 'backup-unreadable');
  const switches = await ports.switches.load();
  const startedAt = new Date(ports.clock.now()).toISOString();
  if (switches.restore === null) {
    await ports.switches.save({ ...switches, restore: { id: restoreId, startedAt } });
  }
  const newIds = new Map(projectIds.map(({ from, to }) => [from, to]));
  const gone = new Set(unknownAccounts as readonly AccountId[]);
  const ours = records
    .filter(({ value }) => [...projectIdsIn(value)].every((id) => newIds.has(id)))
    .map((record) => adapted(record, newIds, gone));
  await ports.records.write(ours);
  if (isLast) await finish(ports);
  return ok({ written: ours.length, leftOut: records.length - ours.length });
}

async function finish(ports: Ports): Promise<void> {
  await ports.switches.save({ ...(await ports.switches.load()), restore: null });
  // Values come from this site's Jira; the restored ones stand until they are measured.
  await ports.jobs.push({ kind: 'sweep' });
}

/** Their keys begin with the id of their project. */
const KEYED_BY_PROJECT: ReadonlySet<string> = new Set(['latest-check-ins', 'practice', 'delivery']);

function adapted(
  { kind, key, value }: StoredRecord,
  newIds: ReadonlyMap<string, string>,
  gone: ReadonlySet<AccountId>,
): StoredRecord {
  const [home = '', ...rest] = key.split(':');
  const newHome = KEYED_BY_PROJECT.has(kind) ? newIds.get(home) : undefined;
  return {
    kind,
    key: newHome === undefined ? key : [newHome, ...rest].join(':'),
    value: withoutAccounts(withProjectIds(value, newIds), gone),
  };
}

function problemWith(ports: Pick<Ports, 'records'>, record: StoredRecord): string | null {
  const isKept = ports.records.kinds.some(({ name, is }) => name === record.kind && is === 'kept');
  return isKept ? ports.records.problemWith(record) : `unknown kind ${record.kind}`;
}

async function mayRestore(ports: Ports, restoreId: string): Promise<Outcome<true>> {
  const allowed = await mustBeJiraAdmin(ports);
  if (!allowed.ok) return allowed;
  const { restore } = await ports.switches.load();
  if (restore?.id === restoreId) return ok(true);
  for (const kind of SIGNS_OF_USE) {
    if (!ports.records.kinds.some(({ name }) => name === kind)) continue;
    const { records } = await ports.records.page(kind, null);
    if (records.length > 0) return err({ kind: 'conflict', reason: 'site-not-empty' });
  }
  return ok(true);
}
