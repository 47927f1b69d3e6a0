import type { History, HistoryItem, Issue } from '../jira/model';
import { categoryChangedAt, changesCategory, lastActivity, PAGES } from './build-issue';
import { entriesBefore, type FieldKind, fieldKind, valueBefore } from './field-value';
import { parseInstant } from './instant';
import { sprintAt, versionAt } from './plan-at';
import { asRecords, isRecord } from './raw-value';
import type { ListsById } from './site-lists';
import { timeFields } from './time-fields';
import type { TimedChange } from './timed-change';

type Values = Record<string, unknown>;

export interface Unwound {
  /** `null`: it was not there yet. */
  readonly past: Issue | null;
  /** In the order of time. */
  readonly changes: readonly TimedChange[];
}

const PARENT_NAMES = new Set(['IssueParentAssociation', 'Epic Link', 'Parent Link', 'Parent']);
const PARENT: FieldKind = { kind: 'parent' };
const TIME = new Set(['timespent', 'timeestimate', 'timeoriginalestimate']);

/** Takes an issue's later changes back, newest first, and keeps what each of them had done. */
export function unwindIssue(issue: Issue, at: number, lists: ListsById): Unwound {
  const created = parseInstant(issue.fields['created']) ?? 0;
  const state: Values = { ...issue.fields, key: issue.key };
  const later = issue.histories.findIndex((history) => (parseInstant(history.created) ?? 0) > at);
  const from = created > at ? 0 : later < 0 ? issue.histories.length : later;
  const changes: TimedChange[] = [];
  for (let index = issue.histories.length - 1; index >= from; index -= 1) {
    const history = issue.histories[index];
    if (history === undefined) continue;
    const time = Math.max(parseInstant(history.created) ?? 0, created);
    const fields = undo(state, { issue, history, index }, lists);
    dressAt(fields, time, lists);
    Object.assign(fields, pagesUntil(issue, at, time), { updated: history.created });
    changes.push({ at: time, kind: 'history', issueId: issue.id, history, fields });
  }
  changes.reverse();
  return arrive(pastIssue(issue, state, { at: Math.max(at, created), kept: from, lists }), {
    at,
    created,
    changes,
    lists,
  });
}

interface Step {
  readonly issue: Issue;
  readonly history: History;
  readonly index: number;
}

/** Takes one history entry back; answers the values that the entry had brought. */
function undo(state: Values, { issue, history, index }: Step, lists: ListsById): Values {
  const after: Values = {};
  const items = history.items
    .map((item) => ({ item, target: targetOf(item, lists) }))
    .filter((one): one is { item: HistoryItem; target: Target } => one.target !== null);
  for (const { target } of items) after[target.id] = state[target.id] ?? null;
  if (items.some(({ target }) => TIME.has(target.id))) {
    const { progress, timetracking } = timeFields(state, []);
    Object.assign(after, { progress, timetracking });
  }
  for (const { item, target } of items.toReversed()) {
    state[target.id] = before(state[target.id], { item, target }, lists);
  }
  const earlier = issue.histories.slice(0, index);
  if (history.items.some((item) => changesCategory(item, lists))) {
    after['statuscategorychangedate'] = state['statuscategorychangedate'];
    state['statuscategorychangedate'] =
      categoryChangedAt(earlier, lists) ?? issue.fields['created'];
  }
  if (history.items.some(({ field }) => field === 'resolution')) {
    after['resolutiondate'] = state['resolutiondate'] ?? null;
    state['resolutiondate'] = state['resolution'] === null ? null : resolvedAt(earlier);
  }
  return after;
}

const resolvedAt = (histories: readonly History[]) =>
  histories.findLast(({ items }) => items.some(({ field }) => field === 'resolution'))?.created ??
  null;

interface Target {
  readonly id: string;
  readonly kind: FieldKind;
}

/** Which value an item is about; `null` for what an issue's fields do not show. */
function targetOf(item: HistoryItem, lists: ListsById): Target | null {
  if (item.field === 'Key') return { id: 'key', kind: { kind: 'text' } };
  if (PARENT_NAMES.has(item.field)) return { id: 'parent', kind: PARENT };
  const field = lists.fields.get(item.fieldId ?? item.field);
  const kind = field === undefined ? null : fieldKind(field);
  return field === undefined || kind === null ? null : { id: field.id, kind };
}

function before(
  current: unknown,
  { item, target }: { item: HistoryItem; target: Target },
  lists: ListsById,
): unknown {
  const { kind } = target;
  if (kind.kind === 'deltas') return entriesBefore(current, item, lists[kind.list]);
  const value = valueBefore(kind, item, lists);
  // A project is shown by its id; the key of the issue changed with it.
  return target.id === 'key' && value === null ? current : value;
}

/** Comments and worklogs came one by one; none is there before it was written. */
function pagesUntil(issue: Issue, start: number, until: number): Values {
  const pages: Values = {};
  for (const [field, key] of PAGES) {
    const page = issue.fields[field];
    if (!isRecord(page)) continue;
    const all = asRecords(page[key]);
    const isLater = (entry: Values, time: number) => (parseInstant(entry['created']) ?? 0) > time;
    if (!all.some((entry) => isLater(entry, start))) continue;
    const entries = all.filter((entry) => !isLater(entry, until));
    pages[field] = { ...page, [key]: entries, total: entries.length };
  }
  return pages;
}

/** Sprints and versions inside the values, as they stood at an instant. */
function dressAt(values: Values, at: number, lists: ListsById): void {
  for (const [id, value] of Object.entries(values)) {
    const field = lists.fields.get(id);
    const kind = field === undefined ? null : fieldKind(field);
    if (kind?.kind === 'sprints') {
      values[id] =
        value === null
          ? null
          : asRecords(value).map((one) => {
              const sprint = lists.sprints.get(String(one['id']));
              return sprint === undefined ? one : sprintAt(sprint, at);
            });
    } else if (kind?.kind === 'deltas' && kind.list === 'versions') {
      values[id] = asRecords(value).map((one) => {
        const version = lists.versions.get(String(one['id']));
        return version === undefined ? one : versionAt(version, at);
      });
    }
  }
}

function pastIssue(
  issue: Issue,
  state: Values,
  { at, kept, lists }: { at: number; kept: number; lists: ListsById },
): Issue {
  const { key, ...fields } = state;
  const past: Issue = {
    id: issue.id,
    key: typeof key === 'string' ? key : issue.key,
    fields: { ...fields, ...pagesUntil(issue, at, at) },
    histories: issue.histories.slice(0, kept),
  };
  past.fields['updated'] = lastActivity(past, at);
  dressAt(past.fields, at, lists);
  return past;
}

interface Arrival {
  readonly at: number;
  readonly created: number;
  readonly changes: readonly TimedChange[];
  readonly lists: ListsById;
}

/**
 * An issue is born when it was created, or, if it lived in a project that the site does not
 * hold, when it moved in.
 */
function arrive(past: Issue, { at, created, changes, lists }: Arrival): Unwound {
  let bornAt = created;
  let rest = changes;
  const isHere = () => {
    const { project } = past.fields;
    return isRecord(project) && lists.projects.has(String(project['id']));
  };
  while (!isHere()) {
    const [next, ...later] = rest;
    if (next?.kind !== 'history') break;
    const { key, ...fields } = next.fields;
    if (typeof key === 'string') past.key = key;
    Object.assign(past.fields, fields);
    past.histories = [...past.histories, next.history];
    bornAt = next.at;
    rest = later;
  }
  if (bornAt <= at) return { past, changes: rest };
  Object.assign(past.fields, timeFields(past.fields, []));
  return { past: null, changes: [{ at: bornAt, kind: 'created', issue: past }, ...rest] };
}
