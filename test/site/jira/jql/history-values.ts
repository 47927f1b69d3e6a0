import type { HistoryItem, Issue } from '../model';
import { bagAt, bagsIn, textAt, textOf } from './issue-values';
import { parseInstant } from './zoned-time';

/** The fields Jira keeps a searchable history of, with what changelog items call them. */
export interface HistoryField {
  readonly fieldId: string;
  readonly itemNames: readonly string[];
  readonly isMultiple: boolean;
}

const HISTORY_FIELDS: Readonly<Record<string, HistoryField>> = {
  assignee: { fieldId: 'assignee', itemNames: ['assignee'], isMultiple: false },
  fixversion: { fieldId: 'fixVersions', itemNames: ['Fix Version'], isMultiple: true },
  priority: { fieldId: 'priority', itemNames: ['priority'], isMultiple: false },
  reporter: { fieldId: 'reporter', itemNames: ['reporter'], isMultiple: false },
  resolution: { fieldId: 'resolution', itemNames: ['resolution'], isMultiple: false },
  status: { fieldId: 'status', itemNames: ['status'], isMultiple: false },
};

export function historyField(name: string): HistoryField | null {
  const lower = name.toLowerCase();
  return Object.hasOwn(HISTORY_FIELDS, lower) ? (HISTORY_FIELDS[lower] ?? null) : null;
}

/** A past value: the id Jira stored and the name it had then. */
export interface Held {
  readonly id: string | null;
  readonly name: string | null;
}

export interface Change {
  readonly at: number;
  readonly by: string | null;
  readonly from: Held;
  readonly to: Held;
}

export function changesOf(issue: Issue, field: HistoryField): readonly Change[] {
  const changes: Change[] = [];
  for (const history of issue.histories) {
    for (const item of history.items) {
      if (!isAbout(item, field)) continue;
      changes.push({
        at: parseInstant(history.created) ?? Number.NaN,
        by: history.author?.accountId ?? null,
        from: { id: item.from, name: item.fromString },
        to: { id: item.to, name: textOf(item.toString) },
      });
    }
  }
  return changes;
}

function isAbout(item: HistoryItem, field: HistoryField): boolean {
  return item.fieldId === field.fieldId || field.itemNames.includes(item.field);
}

/** A value with the time it was held and who set it. */
interface Tenure extends Held {
  readonly from: number;
  readonly until: number;
  readonly by: string | null;
}

const NOTHING: Held = { id: null, name: null };

function currentValues(issue: Issue, field: HistoryField): readonly Held[] {
  return bagsIn(issue.fields[field.fieldId]).map((each) => ({
    id: textAt(each, 'accountId') ?? textAt(each, 'id'),
    name: textAt(each, 'name') ?? textAt(each, 'displayName'),
  }));
}

function creation(issue: Issue): { at: number; by: string | null } {
  return {
    at: parseInstant(textOf(issue.fields['created']) ?? '') ?? -Infinity,
    by:
      textAt(bagAt(issue, 'creator'), 'accountId') ?? textAt(bagAt(issue, 'reporter'), 'accountId'),
  };
}

function singleTenures(issue: Issue, field: HistoryField): readonly Tenure[] {
  const changes = changesOf(issue, field);
  const born = creation(issue);
  const first = changes[0]?.from ?? currentValues(issue, field)[0] ?? NOTHING;
  const starts = [
    { ...first, from: born.at, by: born.by },
    ...changes.map((change) => ({ ...change.to, from: change.at, by: change.by })),
  ];
  return starts.map((start, at) => ({ ...start, until: starts[at + 1]?.from ?? Infinity }));
}

/** What a field of several values held before its first recorded change: today's, undone. */
function valuesAtBirth(
  issue: Issue,
  field: HistoryField,
  changes: readonly Change[],
): readonly Held[] {
  const held = [...currentValues(issue, field)];
  for (const change of changes.toReversed()) {
    const added = held.findIndex((each) => change.to.id !== null && each.id === change.to.id);
    if (added >= 0) held.splice(added, 1);
    if (change.from.id !== null) held.push(change.from);
  }
  return held;
}

/** Of several values at once (fix versions) each comes and goes on its own. */
function multipleTenures(issue: Issue, field: HistoryField): readonly Tenure[] {
  const changes = changesOf(issue, field);
  const born = creation(issue);
  const birth = { from: born.at, by: born.by };
  const open = valuesAtBirth(issue, field, changes).map((each) => ({ ...each, ...birth }));
  let emptyFrom: { from: number; by: string | null } | null = open.length === 0 ? birth : null;
  const closed: Tenure[] = [];
  for (const change of changes) {
    const since = { from: change.at, by: change.by };
    const gone = open.findIndex((each) => change.from.id !== null && each.id === change.from.id);
    const [ended] = gone >= 0 ? open.splice(gone, 1) : [];
    if (ended !== undefined) closed.push({ ...ended, until: change.at });
    if (change.to.id !== null) open.push({ ...change.to, ...since });
    if (open.length === 0) emptyFrom ??= since;
    else if (emptyFrom !== null) {
      closed.push({ ...NOTHING, ...emptyFrom, until: change.at });
      emptyFrom = null;
    }
  }
  const empty = emptyFrom === null ? [] : [{ ...NOTHING, ...emptyFrom }];
  return [...closed, ...[...open, ...empty].map((each) => ({ ...each, until: Infinity }))];
}

/** Every value the issue held, each for its time; having none counts as a value. */
export function tenuresOf(issue: Issue, field: HistoryField): readonly Tenure[] {
  return field.isMultiple ? multipleTenures(issue, field) : singleTenures(issue, field);
}
