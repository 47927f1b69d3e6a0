/** Excel reads a file as UTF-8 only with the mark in front. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** Spreadsheets run a cell that begins like this; an apostrophe keeps it text. */
const FORMULA = /^[=+\-@\t\r\n]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

export type Cell = string | number | null;

/**
 * A table as comma-separated values. Numbers are written with all their digits, nothing is an
 * empty cell. Source: RFC 4180; OWASP on CSV injection.
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(cellText).join(',') + LINE_END).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return quoted(FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell);
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
