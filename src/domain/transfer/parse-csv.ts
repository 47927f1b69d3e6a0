import { err, ok, type Result } from '../shared/result';

export interface CsvRow {
  /** The line of the file the row begins on, counted from 1 as editors do. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly separator: Separator;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

export type CsvProblem =
  | { readonly kind: 'empty' }
  /** A quote opened on this line never closes. */
  | { readonly kind: 'open-quote'; readonly line: number };

const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/**
 * A table of text per RFC 4180, as spreadsheets really write it: with or without a byte order
 * mark, commas, semicolons or tabs, quoted cells that hold quotes and line breaks, any line ends,
 * and Excel's `sep=;` on the first line. Rows without any text are left out.
 */
export function parseCsv(text: string): Result<CsvTable, CsvProblem> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const declared = /^sep=([,;\t])\r?\n/i.exec(body);
  const rest = declared === null ? body : body.slice(declared[0].length);
  const separator = toSeparator(declared?.[1]) ?? likeliestSeparator(rest);
  const read = readRows(rest, separator, declared === null ? 1 : 2);
  if (!read.ok) return read;
  const [header, ...rows] = read.value.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (header === undefined) return err({ kind: 'empty' });
  return ok({ separator, header: header.cells, rows });
}

function toSeparator(text: string | undefined): Separator | undefined {
  return SEPARATORS.find((one) => one === text);
}

/** The one that cuts the first line into most cells, outside quotes. */
function likeliestSeparator(text: string): Separator {
  const counts = SEPARATORS.map((separator) => {
    const first = readRows(firstRecord(text), separator, 1);
    return { separator, cells: first.ok ? (first.value[0]?.cells.length ?? 0) : 0 };
  });
  return counts.reduce((best, one) => (one.cells > best.cells ? one : best)).separator;
}

function firstRecord(text: string): string {
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (char === '\n' || char === '\r') && text.slice(0, at).trim() !== '') {
      return text.slice(0, at);
    }
  }
  return text;
}

interface Reading {
  readonly rows: CsvRow[];
  cells: string[];
  cell: string;
  /** 0 outside quotes; the line they opened on inside. */
  quotedSince: number;
  line: number;
  rowLine: number;
}

function readRows(
  text: string,
  separator: Separator,
  firstLine: number,
): Result<readonly CsvRow[], CsvProblem> {
  const reading: Reading = {
    rows: [],
    cells: [],
    cell: '',
    quotedSince: 0,
    line: firstLine,
    rowLine: firstLine,
  };
  for (let at = 0; at < text.length; at += 1) {
    at +=
      reading.quotedSince > 0
        ? insideQuotes(reading, text, at)
        : outside(reading, text, { at, separator });
  }
  if (reading.quotedSince > 0) return err({ kind: 'open-quote', line: reading.quotedSince });
  endRow(reading);
  return ok(reading.rows);
}

/** Answers how many further characters were used. */
function insideQuotes(reading: Reading, text: string, at: number): number {
  const char = text[at] ?? '';
  if (char === '"' && text[at + 1] === '"') {
    reading.cell += '"';
    return 1;
  }
  if (char === '"') reading.quotedSince = 0;
  else reading.cell += char;
  if (char === '\n') reading.line += 1;
  return 0;
}

function outside(
  reading: Reading,
  text: string,
  { at, separator }: { readonly at: number; readonly separator: Separator },
): number {
  const char = text[at] ?? '';
  if (char === '"' && reading.cell.trim() === '') {
    reading.cell = '';
    reading.quotedSince = reading.line;
  } else if (char === separator) {
    endCell(reading);
  } else if (char === '\n' || char === '\r') {
    const isPair = char === '\r' && text[at + 1] === '\n';
    reading.line += 1;
    endRow(reading);
    return isPair ? 1 : 0;
  } else {
    reading.cell += char;
  }
  return 0;
}

function endCell(reading: Reading): void {
  reading.cells.push(reading.cell.trim());
  reading.cell = '';
}

function endRow(reading: Reading): void {
  endCell(reading);
  reading.rows.push({ line: reading.rowLine, cells: reading.cells });
  reading.cells = [];
  reading.rowLine = reading.line;
}
