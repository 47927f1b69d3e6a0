import type { Target } from '../okr/key-result';
import type { Level } from '../okr/objective';
import type { Period } from '../okr/period';
import type { CalendarDate } from '../shared/calendar-date';
import type { ColumnMapping, ImportField } from './import-columns';
import type { ImportedKeyResult, ImportedObjective, RowProblem, RowReason } from './imported-okrs';
import { importedStatus, type ImportedStatus, type StatusVocabulary } from './imported-status';
import { importedDate, importedNumber, type DateOrder } from './imported-values';
import type { CsvRow } from './parse-csv';

export interface ImportRules {
  readonly columns: ColumnMapping;
  readonly vocabulary: StatusVocabulary;
  readonly dateOrder: DateOrder;
  /** Of the site. */
  readonly cycles: readonly { readonly id: string; readonly name: string }[];
}

/** One row, with what could not be read in it. */
export interface RowReader {
  readonly line: number;
  readonly problems: RowProblem[];
  readonly rules: ImportRules;
  /** The cell's text; empty where there is no such column. */
  readonly text: (field: ImportField) => string;
  readonly refuse: (field: ImportField | null, reason: RowReason) => void;
}

const MAX_TITLE = 255;
const MAX_WEIGHT = 100;

export function readerOf({ line, cells }: CsvRow, rules: ImportRules): RowReader {
  const problems: RowProblem[] = [];
  const text = (field: ImportField) => {
    const at = rules.columns[field];
    return at === null ? '' : (cells[at] ?? '').trim();
  };
  const refuse = (field: ImportField | null, reason: RowReason) => {
    problems.push({ line, field, reason, text: field === null ? '' : text(field) });
  };
  return { line, problems, rules, text, refuse };
}

export function readTitle(reader: RowReader, fields: readonly ImportField[]): string {
  const field = fields.find((one) => reader.text(one) !== '');
  const title = field === undefined ? '' : reader.text(field);
  if (field === undefined) reader.refuse(fields[0] ?? null, 'title-missing');
  else if (title.length > MAX_TITLE) reader.refuse(field, 'title-too-long');
  return title;
}

/** What objectives and key results have in common. */
export function readDescription(reader: RowReader) {
  return {
    line: reader.line,
    description: reader.text('description').slice(0, 5_000),
    owner: reader.text('owner'),
    period: readPeriod(reader),
    weight: readWeight(reader),
    labels: readLabels(reader.text('labels')),
    status: readStatus(reader),
  };
}

/** Where an objective stands in the site. */
export function readPlace(
  reader: RowReader,
): Pick<ImportedObjective, 'projectKey' | 'level' | 'cycleId'> {
  return {
    projectKey: reader.text('project').toUpperCase(),
    level: readLevel(reader),
    cycleId: readCycle(reader),
  };
}

/** Tools have more levels than we do; what is below a team is a team's. */
const LEVEL_NAMES: readonly (readonly [Level, RegExp])[] = [
  ['company', /company|organi[sz]ation|enterprise|corporate|^org$/],
  ['team', /team|department|group|division|unit|individual|person|user|function/],
  ['project', /project|space/],
];

function readLevel(reader: RowReader): Level | null {
  const text = reader.text('level').toLowerCase();
  if (text === '') return null;
  const level = LEVEL_NAMES.find(([, names]) => names.test(text))?.[0] ?? null;
  if (level === null) reader.refuse('level', 'level-unknown');
  return level;
}

/** A cycle that the site does not have is no loss where the row has dates of its own. */
function readCycle(reader: RowReader): string | null {
  const name = plain(reader.text('cycle'));
  if (name === '') return null;
  const cycle = reader.rules.cycles.find((one) => plain(one.name) === name);
  if (cycle !== undefined) return cycle.id;
  const hasDates = reader.text('start') !== '' && reader.text('end') !== '';
  if (!hasDates) reader.refuse('cycle', 'cycle-unknown');
  return null;
}

const plain = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

function readPeriod(reader: RowReader): Period | null {
  const start = readDate(reader, 'start');
  const end = readDate(reader, 'end');
  if (start === null && end === null) return null;
  if (start === null || end === null) {
    const isUnreadable = reader.problems.some(({ reason }) => reason === 'not-a-date');
    if (!isUnreadable) reader.refuse(start === null ? 'start' : 'end', 'end-without-start');
    return null;
  }
  if (end < start) {
    reader.refuse('end', 'ends-before-it-starts');
    return null;
  }
  return { start, end };
}

function readDate(reader: RowReader, field: ImportField): CalendarDate | null {
  const text = reader.text(field);
  if (text === '') return null;
  const date = importedDate(text, reader.rules.dateOrder);
  if (date === null) reader.refuse(field, 'not-a-date');
  return date;
}

/** 1 where the file says nothing. */
function readWeight(reader: RowReader): number {
  const weight = readNumber(reader, 'weight') ?? 1;
  if (weight < 0 || weight > MAX_WEIGHT) reader.refuse('weight', 'weight-out-of-range');
  return weight;
}

function readNumber(reader: RowReader, field: ImportField): number | null {
  const text = reader.text(field);
  if (text === '') return null;
  const value = importedNumber(text);
  if (value === null) reader.refuse(field, 'not-a-number');
  return value;
}

function readLabels(text: string): readonly string[] {
  const labels = text.split(/[,;|\n]/).map((label) => label.trim());
  return [...new Set(labels.filter((label) => label !== ''))].slice(0, 20);
}

function readStatus(reader: RowReader): ImportedStatus {
  const status = importedStatus(reader.text('status'), reader.rules.vocabulary);
  if (status !== null) return status;
  reader.refuse('status', 'status-unknown');
  return { kind: 'running', status: null };
}

/** Its number and its way: a percentage where the file names no target but how far it got. */
export function readMeasure(
  reader: RowReader,
): Pick<ImportedKeyResult, 'target' | 'current' | 'source'> {
  const jql = reader.text('jql');
  const targetValue = readNumber(reader, 'targetValue');
  const isPercent = targetValue === null;
  const current = isPercent ? readNumber(reader, 'progress') : readNumber(reader, 'currentValue');
  const unit = isPercent ? '%' : reader.text('unit').slice(0, 30);
  return {
    target: readTarget(reader, targetValue),
    current: jql === '' ? current : null,
    source: jql === '' ? { kind: 'manual', unit } : { kind: 'query', jql },
  };
}

function readTarget(reader: RowReader, target: number | null): Target {
  if (target === null) return { kind: 'reach', start: 0, target: 100 };
  const start = readNumber(reader, 'startValue') ?? 0;
  if (start === target) reader.refuse('targetValue', 'target-equals-start');
  return { kind: 'reach', start, target };
}
