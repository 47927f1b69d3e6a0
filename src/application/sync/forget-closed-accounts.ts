import type { AccountId } from '../../domain/shared/ids';
import { accountIdsIn, withoutAccounts, writtenAt } from '../people/account-ids';
import type { StoredPerson } from '../ports/personal-data';
import type { Ports } from '../ports/ports';
import type { StoredRecord } from '../ports/stored-records';
import { UpstreamError } from '../ports/upstream-error';

/** Atlassian asks for a report every seven days. */
const SECONDS_BETWEEN = 7 * 24 * 3600;

/**
 * Account ids are all we store about people; those of closed accounts are erased, wherever they
 * stand. Nothing is known here about kinds of records, so a new kind cannot be forgotten.
 */
export async function forgetClosedAccounts(ports: Ports): Promise<void> {
  if ((await ports.limiter.take('privacy-report', SECONDS_BETWEEN)) > 0) return;
  try {
    const closed = await ports.personalData.closedAmong(await storedPeople(ports));
    if (closed.size > 0) await erase(ports, closed);
  } catch (thrown) {
    // Values must not wait for the register; the next report is due in a week.
    if (!(thrown instanceof UpstreamError)) throw thrown;
    ports.log.failure(thrown);
  }
}

/** Everybody with the last time we wrote about them. */
async function storedPeople(ports: Ports): Promise<readonly StoredPerson[]> {
  const latest = new Map<AccountId, string>();
  const now = new Date(ports.clock.now()).toISOString();
  for await (const { value } of recordsWithPeople(ports)) {
    const updatedAt = writtenAt(value) ?? now;
    for (const id of accountIdsIn(value)) {
      const known = latest.get(id) ?? '';
      latest.set(id, known < updatedAt ? updatedAt : known);
    }
  }
  return [...latest].map(([accountId, updatedAt]) => ({ accountId, updatedAt }));
}

async function erase(ports: Ports, closed: ReadonlySet<AccountId>): Promise<void> {
  const passing = new Set(
    ports.records.kinds.filter(({ is }) => is === 'derived').map(({ name }) => name),
  );
  for await (const record of recordsWithPeople(ports)) {
    const isTold = [...accountIdsIn(record.value)].some((id) => closed.has(id));
    // A key made of an account id is about that person alone.
    const isAbout = [...closed].some((id) => record.key.includes(id));
    if (isAbout || (isTold && passing.has(record.kind))) {
      await ports.records.remove([record]);
    } else if (isTold) {
      await ports.records.replace(record, {
        ...record,
        value: withoutAccounts(record.value, closed),
      });
    }
  }
}

async function* recordsWithPeople(ports: Pick<Ports, 'records'>): AsyncGenerator<StoredRecord> {
  for (const { name, holdsPeople } of ports.records.kinds) {
    if (!holdsPeople) continue;
    let cursor: string | null = null;
    do {
      const page = await ports.records.page(name, cursor);
      yield* page.records;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
}
