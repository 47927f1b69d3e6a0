import { mentionsIn, withoutMentionsOf } from '../../domain/okr/mentions';
import type { AccountId } from '../../domain/shared/ids';
import type { Json } from '../ports/audit';

/** Stands where an account id stood that Atlassian told us to erase. */
const NOBODY = 'closed-account' as AccountId;

/** Fields that hold the account id of one person. */
const ONE_PERSON: ReadonlySet<string> = new Set([
  'ownerId',
  'by',
  'updatedBy',
  'createdBy',
  'doneBy',
  'startedBy',
  'accountId',
  'of',
]);

/** Fields that hold a list of them. */
const MANY_PEOPLE: ReadonlySet<string> = new Set([
  'contributorIds',
  'watcherIds',
  'okrManagerIds',
  'memberIds',
  'accountIds',
  'mentionIds',
  'mentions',
]);

const isPersonField = (field: string) => ONE_PERSON.has(field) || MANY_PEOPLE.has(field);

/**
 * Every account id in a record, whatever kind it is: found by the names of fields, in the changes
 * of the audit log by what they say they change, and in texts by the way people are named there.
 */
export function accountIdsIn(value: Json): ReadonlySet<AccountId> {
  const found = new Set<AccountId>();
  collect(value, '', found);
  found.delete(NOBODY);
  return found;
}

function collect(value: Json, field: string, found: Set<AccountId>): void {
  if (typeof value === 'string') {
    if (isPersonField(field) && value !== '') found.add(value as AccountId);
    for (const id of mentionsIn(value)) found.add(id);
  } else if (isList(value)) {
    for (const item of value) collect(item, field, found);
  } else {
    for (const [name, part] of Object.entries(value ?? {}) as [string, Json][]) {
      collect(part, meantField(value, name), found);
    }
  }
}

/** In `{ field: 'ownerId', before: …, after: … }` both sides are owners. */
function meantField(record: Json, name: string): string {
  if (name !== 'before' && name !== 'after') return name;
  const field = isRecord(record) ? record['field'] : undefined;
  return typeof field === 'string' ? field : name;
}

/**
 * The record without these people. An owner becomes nobody, lists lose them, and whoever did
 * something becomes an account that was closed.
 */
export function withoutAccounts(value: Json, gone: ReadonlySet<AccountId>): Json {
  return replaced(value, '', gone);
}

function replaced(value: Json, field: string, gone: ReadonlySet<AccountId>): Json {
  if (typeof value === 'string') {
    if (isPersonField(field) && gone.has(value as AccountId)) {
      return field === 'ownerId' || field === 'doneBy' ? null : NOBODY;
    }
    return withoutMentionsOf(value, gone, NOBODY);
  }
  if (isList(value)) {
    const kept = MANY_PEOPLE.has(field)
      ? value.filter((item) => !gone.has(item as AccountId))
      : value;
    return kept.map((item) => replaced(item, field, gone));
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, part]): [string, Json] => [
    name,
    replaced(part, meantField(value, name), gone),
  ]);
  return Object.fromEntries(entries);
}

/** When the record was last written, by its own words. */
export function writtenAt(value: Json): string | null {
  const dates = ['updatedAt', 'at', 'createdAt'].flatMap((name) => textsNamed(value, name));
  return dates.sort().at(-1) ?? null;
}

function textsNamed(value: Json, name: string): readonly string[] {
  if (isList(value)) return value.flatMap((item) => textsNamed(item, name));
  if (!isRecord(value)) return [];
  const own = value[name];
  const below = Object.values(value).flatMap((part) => textsNamed(part, name));
  return typeof own === 'string' ? [own, ...below] : below;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isRecord = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !isList(value);
