import { type CalendarDate, calendarDateAt, parseCalendarDate } from '../shared/calendar-date';
import { instantAt } from '../shared/zoned-time';
import type { CsvRow, CsvTable } from '../transfer/parse-csv';
import {
  type DeliveryEvent,
  happenedAt,
  isProductionName,
  type RecordedDeployment,
  type RecordedIncident,
} from './delivery';

/** A table holds deployments or incidents; its column names tell which. */
const COLUMNS = {
  id: ['id', 'incident id', 'key', 'build', 'number'],
  finishedAt: ['finished at', 'finished', 'deployed at', 'completed at', 'deployment date', 'end'],
  startedAt: [
    'started at',
    'started',
    'created at',
    'created',
    'opened at',
    'detected at',
    'begin',
  ],
  resolvedAt: ['resolved at', 'resolved', 'closed at', 'restored at', 'recovered at'],
  service: ['service', 'application', 'app', 'component', 'repository', 'project'],
  environment: ['environment', 'env', 'stage', 'target'],
  state: ['state', 'status', 'result', 'conclusion', 'outcome'],
  firstCommitAt: ['first commit at', 'first commit', 'committed at', 'commit date'],
  runId: ['run id', 'pipeline id', 'pipeline', 'run'],
  issueKeys: ['issues', 'issue keys', 'issue key', 'issue', 'jira'],
  completeOn: ['complete up to', 'complete until', 'complete through', 'complete to'],
  deploymentId: ['deployment id', 'caused by', 'deployment'],
} as const;
type Column = keyof typeof COLUMNS;

export type DeliveryRowReason =
  | 'id-missing'
  | 'id-twice'
  | 'instant-missing'
  | 'instant-unreadable'
  | 'instant-in-future'
  | 'day-unreadable'
  | 'time-of-day-missing'
  | 'state-unknown'
  | 'ends-before-it-starts';

export interface DeliveryRowProblem {
  readonly line: number;
  readonly column: string;
  readonly reason: DeliveryRowReason;
  readonly text: string;
}

export interface DeliveryPlan {
  readonly kind: DeliveryEvent['kind'];
  readonly events: readonly DeliveryEvent[];
  readonly problems: readonly DeliveryRowProblem[];
  /** The last day of which the table tells everything; `null` where it does not say. */
  readonly completeOn: CalendarDate | null;
}

interface Surroundings {
  /** Of instants that name no zone of their own. */
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The dry run of an import: every row becomes an event or a problem, and nothing is guessed. `null`
 * when the columns tell neither when a deployment was finished nor when an incident started.
 */
export function readDeliveries(table: CsvTable, around: Surroundings): DeliveryPlan | null {
  const names = withOwnId(table.header.map(plainName));
  const has = (column: Column) => columnAt(names, column) >= 0;
  if (!has('finishedAt') && !has('startedAt')) return null;
  const kind = has('finishedAt') && !has('resolvedAt') ? 'deployment' : 'incident';
  const problems: DeliveryRowProblem[] = [];
  const events: DeliveryEvent[] = [];
  const seen = new Set<string>();
  const complete: CalendarDate[] = [];
  for (const row of table.rows) {
    const reader = readerOf(row, names, { header: table.header, around, problems });
    const event = kind === 'deployment' ? deployment(reader) : incident(reader);
    complete.push(...completeDays(reader, around));
    if (event === null) continue;
    if (seen.has(event.id)) reader.refuse('id', 'id-twice');
    else events.push(event);
    seen.add(event.id);
  }
  events.sort((a, b) => happenedAt(a) - happenedAt(b));
  return { kind, events, problems, completeOn: complete.sort().at(-1) ?? null };
}

/** Up to which day, itself included, the table is whole; any row may say so, the latest holds. */
function completeDays(
  { text, refuse }: RowReader,
  { now, timeZone }: Surroundings,
): readonly CalendarDate[] {
  if (text('completeOn') === '') return [];
  const day = parseCalendarDate(text('completeOn'));
  const isLate = day !== undefined && day > calendarDateAt(now, timeZone);
  if (day !== undefined && !isLate) return [day];
  refuse('completeOn', isLate ? 'instant-in-future' : 'day-unreadable');
  return [];
}

const plainName = (name: string) =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** In a table of deployments "deployment id" is its own; in one of incidents, what caused them. */
function withOwnId(names: readonly string[]): readonly string[] {
  const isOwn = columnAt(names, 'id') < 0 && columnAt(names, 'resolvedAt') < 0;
  return isOwn ? names.map((name) => (name === 'deployment id' ? 'id' : name)) : names;
}

/** The first name that fits wins; −1 when none does. */
function columnAt(names: readonly string[], column: Column): number {
  return COLUMNS[column].map((name) => names.indexOf(name)).find((place) => place >= 0) ?? -1;
}

interface RowReader {
  readonly text: (column: Column) => string;
  readonly refuse: (column: Column, reason: DeliveryRowReason) => void;
  readonly instant: (column: Column) => number | null;
  readonly isSound: () => boolean;
}

interface Table {
  readonly header: readonly string[];
  readonly around: Surroundings;
  readonly problems: DeliveryRowProblem[];
}

function readerOf({ line, cells }: CsvRow, names: readonly string[], table: Table): RowReader {
  const before = table.problems.length;
  const text = (column: Column) => (cells[columnAt(names, column)] ?? '').trim();
  const refuse = (column: Column, reason: DeliveryRowReason) => {
    const name = table.header[columnAt(names, column)] ?? COLUMNS[column][0];
    table.problems.push({ line, column: name, reason, text: text(column) });
  };
  const instant = (column: Column) => {
    if (text(column) === '') return null;
    const read = instantIn(text(column), table.around);
    if (typeof read === 'number') return read;
    refuse(column, read);
    return null;
  };
  return { text, refuse, instant, isSound: () => table.problems.length === before };
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** ISO 8601; without a zone it is local time of the site. */
function instantIn(text: string, { timeZone, now }: Surroundings): number | DeliveryRowReason {
  const [, day = '', hours, minutes, seconds = '00', zone] = INSTANT.exec(text) ?? [];
  const date = parseCalendarDate(day);
  if (date === undefined) return 'instant-unreadable';
  if (hours === undefined || minutes === undefined) return 'time-of-day-missing';
  const at =
    zone === undefined
      ? instantAt(date, Number(hours) * 60 + Number(minutes), timeZone) + Number(seconds) * 1_000
      : Date.parse(`${day}T${hours}:${minutes}:${seconds}${isoZone(zone)}`);
  if (Number.isNaN(at)) return 'instant-unreadable';
  return at > now ? 'instant-in-future' : at;
}

const isoZone = (zone: string) =>
  zone.toUpperCase() === 'UTC' ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');

const SUCCEEDED = /^(?:success(?:ful)?|succeeded|passed|ok|done|completed|deployed|true|yes)$/i;
const FAILED = /^(?:fail(?:ed|ure)?|error|errored|broken|rolled back|rollback|false|no)$/i;

function deployment(reader: RowReader): RecordedDeployment | null {
  const { text, refuse } = reader;
  const finishedAt = neededInstant(reader, 'finishedAt');
  const firstCommitAt = reader.instant('firstCommitAt');
  if (text('id') === '') refuse('id', 'id-missing');
  const isSuccessful = readState(reader);
  if ((firstCommitAt ?? 0) > (finishedAt ?? Infinity)) {
    refuse('firstCommitAt', 'ends-before-it-starts');
  }
  if (!reader.isSound() || finishedAt === null) return null;
  const environment = text('environment');
  return {
    ...{ kind: 'deployment', id: text('id'), service: text('service'), environment },
    // A table without environments is one of production; pipelines say so when it is not.
    isProduction: environment === '' || isProductionName(environment),
    ...{ isSuccessful, finishedAt, firstCommitAt, runId: textOrNull(reader, 'runId') },
    issueKeys: text('issueKeys')
      .split(/[\s,;|]+/)
      .filter((key) => key !== ''),
  };
}

/** A table that says nothing of it lists what went through. */
function readState({ text, refuse }: RowReader): boolean {
  const state = text('state');
  if (state !== '' && !SUCCEEDED.test(state) && !FAILED.test(state)) {
    refuse('state', 'state-unknown');
  }
  return !FAILED.test(state);
}

const textOrNull = ({ text }: RowReader, column: Column) =>
  text(column) === '' ? null : text(column);

function incident(reader: RowReader): RecordedIncident | null {
  const { text, refuse } = reader;
  const createdAt = neededInstant(reader, 'startedAt');
  const resolvedAt = reader.instant('resolvedAt');
  if (text('id') === '') refuse('id', 'id-missing');
  if (createdAt !== null && resolvedAt !== null && resolvedAt < createdAt) {
    refuse('resolvedAt', 'ends-before-it-starts');
  }
  if (!reader.isSound() || createdAt === null) return null;
  return {
    ...{ kind: 'incident', id: text('id'), service: text('service'), createdAt, resolvedAt },
    ...{
      deploymentId: textOrNull(reader, 'deploymentId'),
      issueId: null,
      issueKey: textOrNull(reader, 'issueKeys'),
    },
  };
}

function neededInstant(reader: RowReader, column: 'finishedAt' | 'startedAt'): number | null {
  if (reader.text(column) === '') reader.refuse(column, 'instant-missing');
  return reader.instant(column);
}
