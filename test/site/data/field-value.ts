import type { Field, HistoryItem, User } from '../jira/model';
import { asRecords, isRecord, textOf } from './raw-value';
import type { ListEntry, ListName, ListsById } from './site-lists';
import { forgottenStatus } from './status-category';

/** How a field's value looks in REST and how its changelog items are to be read. */
export type FieldKind =
  | {
      readonly kind: 'entry';
      readonly list: 'statuses' | 'priorities' | 'resolutions' | 'issueTypes' | 'projects';
    }
  /** One changelog item for each entry added or removed. */
  | { readonly kind: 'deltas'; readonly list: 'versions' | 'components' }
  | { readonly kind: 'user' | 'number' | 'words' | 'sprints' | 'parent' | 'option' | 'options' }
  | { readonly kind: 'text' | 'document' };

const SYSTEM_KINDS: Readonly<Record<string, FieldKind>> = {
  status: { kind: 'entry', list: 'statuses' },
  priority: { kind: 'entry', list: 'priorities' },
  resolution: { kind: 'entry', list: 'resolutions' },
  issuetype: { kind: 'entry', list: 'issueTypes' },
  project: { kind: 'entry', list: 'projects' },
  assignee: { kind: 'user' },
  reporter: { kind: 'user' },
  creator: { kind: 'user' },
  fixVersions: { kind: 'deltas', list: 'versions' },
  versions: { kind: 'deltas', list: 'versions' },
  components: { kind: 'deltas', list: 'components' },
  labels: { kind: 'words' },
  timespent: { kind: 'number' },
  timeestimate: { kind: 'number' },
  timeoriginalestimate: { kind: 'number' },
  parent: { kind: 'parent' },
  security: { kind: 'option' },
  summary: { kind: 'text' },
  description: { kind: 'document' },
  environment: { kind: 'document' },
  duedate: { kind: 'text' },
};

const CUSTOM_KINDS: Readonly<Record<string, FieldKind>> = {
  number: { kind: 'number' },
  user: { kind: 'user' },
  option: { kind: 'option' },
  'array of option': { kind: 'options' },
  'array of string': { kind: 'words' },
  string: { kind: 'text' },
  date: { kind: 'text' },
  datetime: { kind: 'text' },
};

/** `null`: a field whose changes are not followed. */
export function fieldKind(field: Field): FieldKind | null {
  if (!field.custom) return SYSTEM_KINDS[field.id] ?? null;
  const { type, items, custom } = field.schema ?? { type: 'any' };
  if (custom?.endsWith(':gh-sprint')) return { kind: 'sprints' };
  if (custom?.endsWith(':gh-epic-link')) return { kind: 'text' };
  return CUSTOM_KINDS[items === undefined ? type : `${type} of ${items}`] ?? null;
}

/** One side of a changelog item; empty text where it is `null`. */
interface Side {
  readonly id: string;
  readonly text: string;
}

type Reader = (side: Side, lists: ListsById) => unknown;

const READERS: Readonly<Record<Exclude<FieldKind['kind'], 'entry' | 'deltas'>, Reader>> = {
  user: (side, lists) => (side.id === '' ? null : (lists.users.get(side.id) ?? unknownUser(side))),
  number: numberValue,
  words: ({ text }) => text.split(' ').filter((word) => word !== ''),
  sprints: sprintsValue,
  parent: ({ id, text }) => (id === '' ? null : { id, key: text }),
  option: ({ id, text }) => (text === '' ? null : { id, value: text, name: text }),
  options: ({ id, text }) => (text === '' ? null : [{ id, value: text }]),
  text: ({ text }) => (text === '' ? null : text),
  document: ({ text }) => (text === '' ? null : documentOf(text)),
};

/** The value that the `from` side of an item says the field had before. */
export function valueBefore(kind: FieldKind, item: HistoryItem, lists: ListsById): unknown {
  const side = { id: item.from ?? '', text: item.fromString ?? '' };
  if (kind.kind === 'deltas') return null;
  if (kind.kind === 'entry') return side.id === '' ? null : entryValue(kind.list, side, lists);
  return READERS[kind.kind](side, lists);
}

function entryValue(list: ListName, side: Side, lists: ListsById): unknown {
  const known: ListEntry<ListName> | undefined = lists[list].get(side.id);
  if (known !== undefined) return known;
  return list === 'statuses'
    ? forgottenStatus(side.id, side.text)
    : { id: side.id, name: side.text };
}

function unknownUser({ id, text }: Side): User {
  return {
    accountId: id,
    accountType: 'atlassian',
    displayName: text,
    active: false,
    timeZone: 'UTC',
  };
}

function numberValue({ id, text }: Side): number | null {
  const written = text === '' ? id : text;
  const value = Number(written);
  return written === '' || Number.isNaN(value) ? null : value;
}

/** Sprint items hold the whole list of ids, and of names. */
function sprintsValue({ id, text }: Side, lists: ListsById): unknown {
  const ids = id.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  if (ids.length === 0) return null;
  return ids.map(
    (one) => lists.sprints.get(one) ?? { id: Number(one), name: text, state: 'closed' },
  );
}

/** Takes back one added or removed entry of a list field. */
export function entriesBefore(
  current: unknown,
  item: HistoryItem,
  list: ReadonlyMap<string, unknown>,
): unknown[] {
  const kept = asRecords(current).filter((entry) => textOf(entry, 'id') !== item.to);
  const { from } = item;
  if (from === null || kept.some((entry) => textOf(entry, 'id') === from)) return [...kept];
  return [...kept, list.get(from) ?? { id: from, name: item.fromString ?? from }];
}

/**
 * The value with everything the site knows in place of what the file repeats: one status, one
 * version, one person is one object, the same in every issue.
 */
export function sharedValue(kind: FieldKind, value: unknown, lists: ListsById): unknown {
  switch (kind.kind) {
    case 'entry':
      return shared(value, lists[kind.list], 'id');
    case 'user':
      return shared(value, lists.users, 'accountId');
    case 'deltas':
      return asRecords(value).map((entry) => shared(entry, lists[kind.list], 'id'));
    case 'document':
      return typeof value === 'string' ? documentOf(value) : value;
    case 'sprints':
      return Array.isArray(value) && value.length > 0
        ? asRecords(value).map((entry) => shared(entry, lists.sprints, 'id'))
        : null;
    default:
      return value;
  }
}

/** Version 3 of the REST API shows rich text as a document; older exports and changelogs as text. */
function documentOf(text: string): unknown {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] };
  return { type: 'doc', version: 1, content: [paragraph] };
}

function shared(value: unknown, list: ReadonlyMap<string, unknown>, key: string): unknown {
  if (!isRecord(value)) return null;
  return list.get(textOf(value, key) ?? '') ?? value;
}
