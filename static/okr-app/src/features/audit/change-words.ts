import type {
  AuditActionDto,
  AuditEntryDto,
  AuditKindDto,
  AuditOriginDto,
  JsonDto,
} from '../../../../../src/contract/audit/calls';
import { UNKNOWN } from '../../../../../src/contract/wording';
import { dayText } from '../../components/relative-time';

const ACTIONS: Readonly<Record<AuditActionDto, string>> = {
  created: 'Created',
  edited: 'Edited',
  moved: 'Moved',
  postponed: 'Postponed',
  resumed: 'Resumed',
  closed: 'Closed',
  reopened: 'Reopened',
  archived: 'Archived',
  deleted: 'Deleted',
  restored: 'Restored',
};

const ORIGINS: Readonly<Record<AuditOriginDto, string>> = {
  page: '',
  import: 'by an import',
  reassignment: 'by a bulk reassignment',
  'carry-over': 'when a cycle was carried over',
  demo: 'with the demo data',
  push: 'by a pipeline, with this person’s token',
};

const KINDS: Readonly<Record<AuditKindDto, string>> = {
  objective: 'Objective',
  'key-result': 'Key result',
  cycle: 'Cycle',
  settings: 'Settings',
  practice: 'How we work',
  metric: 'Metric',
  'metric-note': 'Note on a metric',
};

const FIELDS: Readonly<Record<string, string>> = {
  title: 'Title',
  description: 'Description',
  ownerId: 'Owner',
  contributorIds: 'Contributors',
  watcherIds: 'Watchers',
  labels: 'Labels',
  level: 'Level',
  isPrivate: 'Private',
  isInRollUp: 'Counts in the roll-up',
  period: 'Period',
  cycleId: 'Cycle',
  weight: 'Weight',
  parentId: 'Parent objective',
  objectiveId: 'Objective',
  target: 'Target',
  zones: 'Zones',
  curve: 'Expected progress',
  manualStatus: 'Status set by hand',
  closing: 'Result',
  query: 'Query (JQL)',
  measure: 'Measure',
  unit: 'Unit',
  checklist: 'Checklist',
  bugTypeIds: 'Bug types',
  foundIn: 'Found in production',
  debt: 'Technical debt',
  flaggedFieldId: 'Flag field',
  plannedOn: 'Planned for',
  deploymentsCompleteOn: 'Deployments complete up to',
  deploymentPushesComplete: 'Pushes tell all deployments',
  incidentsCompleteOn: 'Incidents complete up to',
  incidentPushesComplete: 'Pushes tell all incidents',
  memberIds: 'People',
  componentIds: 'Components',
  valueIds: 'Values of the team field',
  accountId: 'Person',
  arePersonMetricsOn: 'Metrics about people',
  initiative: 'Initiative',
  scope: 'Issues',
  on: 'Day',
  words: 'Words',
  bucket: 'One point per',
  metric: 'Metric',
  parameters: 'Parameters',
  band: 'Band',
};

export const actionText = (action: AuditActionDto): string => ACTIONS[action];
export const originText = (origin: AuditOriginDto): string => ORIGINS[origin];
export const kindText = (kind: AuditKindDto): string => KINDS[kind];

/** A field that has no words of its own reads as its name: `okrManagerIds` → "Okr manager ids". */
export function fieldText(field: string): string {
  const words = field.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return FIELDS[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

const PEOPLE: ReadonlySet<string> = new Set([
  'ownerId',
  'contributorIds',
  'watcherIds',
  'memberIds',
  'accountIds',
  'accountId',
]);

/** The account ids an entry shows, so that their names can be asked for. */
export function peopleIn(entries: readonly AuditEntryDto[]): readonly string[] {
  const ids = entries.flatMap(({ by, changes }) => [
    by,
    ...changes.flatMap(({ field, before, after }) => [
      ...accountsIn(field, before),
      ...accountsIn(field, after),
    ]),
  ]);
  return [...new Set(ids)];
}

function accountsIn(field: string, value: JsonDto): readonly string[] {
  if (PEOPLE.has(field)) return textsIn(value);
  if (typeof value !== 'object' || value === null) return [];
  if (isList(value)) return value.flatMap((item) => accountsIn(field, item));
  return Object.entries(value).flatMap(([name, part]) => accountsIn(name, part));
}

const textsIn = (value: JsonDto): readonly string[] =>
  typeof value === 'string' ? [value] : isList(value) ? value.flatMap(textsIn) : [];

export interface Names {
  readonly person: (accountId: string) => string;
  /** Objectives and cycles by id; `undefined` for what is gone or hidden. */
  readonly item: (id: string) => string | undefined;
}

/** A value as people read it. */
export function valueText(field: string, value: JsonDto, names: Names): string {
  if (value === null || value === '') return UNKNOWN;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return value.toLocaleString('en', { maximumFractionDigits: 6 });
  if (typeof value === 'string') return textOf(field, value, names);
  if (isList(value)) return listText(field, value, names);
  return recordText(field, value, names);
}

function textOf(field: string, value: string, names: Names): string {
  if (PEOPLE.has(field)) return names.person(value);
  if (['parentId', 'objectiveId', 'cycleId'].includes(field)) {
    return names.item(value) ?? 'One that you may not see or that is gone';
  }
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : value;
}

function listText(field: string, values: readonly JsonDto[], names: Names): string {
  if (values.length === 0) return UNKNOWN;
  return values.map((value) => valueText(field, value, names)).join(', ');
}

const NAMES: Readonly<Record<string, string>> = {
  reach: 'from start to target',
  stayAbove: 'stay above',
  stayBelow: 'stay below',
  within: 'stay within',
  workingDays: 'working days only',
  atEnd: 'at the end',
};

/** The fields of a record one after the other; bookkeeping is left out. */
function recordText(
  field: string,
  record: Readonly<Record<string, JsonDto>>,
  names: Names,
): string {
  const { start, end } = record;
  if (field === 'period' && typeof start === 'string' && typeof end === 'string') {
    return `${dayText(start)} – ${dayText(end)}`;
  }
  return Object.entries(record)
    .filter(([name, value]) => !['id', 'by', 'at'].includes(name) && value !== null)
    .map(([name, value]) => partText(name, value, names))
    .join(', ');
}

function partText(name: string, value: JsonDto, names: Names): string {
  const text = valueText(name, value, names);
  if (name === 'kind') return NAMES[text] ?? text;
  return `${fieldText(name).toLowerCase()} ${text}`;
}

const isList = (value: JsonDto): value is readonly JsonDto[] => Array.isArray(value);
