import type { MetricSource } from '../../domain/metrics/metric';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Lifecycle } from '../../domain/okr/lifecycle';
import type { Objective } from '../../domain/okr/objective';
import type { AuditAction, AuditChange, Json } from '../ports/audit';

/** Bookkeeping, and what is told by the action itself. */
const UNTOLD: ReadonlySet<string> = new Set([
  'id',
  'version',
  'projectId',
  'parentHome',
  'metricId',
  'rank',
  'lifecycle',
  'createdAt',
  'updatedAt',
  'updatedBy',
]);

type Fields = Readonly<Record<string, Json>>;

/** An objective or key result as a list of what people can change about it. */
export function toldFields(definition: Objective | KeyResult): Fields {
  const entries = Object.entries(definition).filter(([field]) => !UNTOLD.has(field));
  return Object.fromEntries(entries.map(([field, value]) => [field, toldValue(field, value)]));
}

/**
 * A closing is told by what people decided. Its frozen numbers are read from the definition, where
 * they are withheld from people who may not see them.
 */
function toldValue(field: string, value: unknown): Json {
  if (field !== 'closing' || value === null) return toJson(value);
  const { score, outcome, lesson } = value as NonNullable<Objective['closing']>;
  return { score, outcome, lesson };
}

/** Where the number comes from; a query by its parts, so that a changed word shows as one change. */
export function toldSource(source: MetricSource): Fields {
  switch (source.kind) {
    case 'jira-measure': {
      const { jql, ...measure } = source;
      return { query: jql, measure: toJson(measure), unit: null, checklist: null };
    }
    case 'manual':
      return { query: null, measure: null, unit: source.unit, checklist: null };
    case 'checklist':
      return { query: null, measure: null, unit: null, checklist: toJson(source.items) };
  }
}

/** Only what differs. A field that is missing counts as `null`. */
export function changesBetween(before: Fields, after: Fields): readonly AuditChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) => {
    const change = { field, before: before[field] ?? null, after: after[field] ?? null };
    return isSame(change.before, change.after) ? [] : [change];
  });
}

const BY_LIFECYCLE: Readonly<Record<Exclude<Lifecycle, 'active'>, AuditAction>> = {
  postponed: 'postponed',
  closed: 'closed',
  archived: 'archived',
  deleted: 'deleted',
};

const BACK_FROM: Readonly<Record<Exclude<Lifecycle, 'active'>, AuditAction>> = {
  postponed: 'resumed',
  closed: 'reopened',
  archived: 'restored',
  deleted: 'restored',
};

interface Placed {
  readonly lifecycle: Lifecycle;
  readonly rank: string;
  readonly objectiveId?: string;
}

const isOut = (lifecycle: Lifecycle) => lifecycle === 'archived' || lifecycle === 'deleted';

/** `null` when nothing happened that people would ask about. */
export function actionOf(
  before: Placed | null,
  after: Placed,
  changes: readonly AuditChange[],
): AuditAction | null {
  if (before === null) return 'created';
  if (before.lifecycle !== after.lifecycle) {
    if (isOut(before.lifecycle) && !isOut(after.lifecycle)) return 'restored';
    if (after.lifecycle !== 'active') return BY_LIFECYCLE[after.lifecycle];
    return before.lifecycle === 'active' ? 'edited' : BACK_FROM[before.lifecycle];
  }
  const isElsewhere = before.rank !== after.rank || before.objectiveId !== after.objectiveId;
  if (changes.every(({ field }) => field === 'objectiveId')) return isElsewhere ? 'moved' : null;
  return 'edited';
}

/** The order of names does not matter; `undefined` does not exist in JSON. */
function isSame(a: Json, b: Json): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(sorted);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);

export function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
