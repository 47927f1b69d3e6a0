import type { ImportField } from '../../domain/transfer/import-columns';
import type { RowReason } from '../../domain/transfer/imported-okrs';
import type { CsvProblem } from '../../domain/transfer/parse-csv';

/** What each column means, as the mapping form names it. */
export const FIELD_LABELS: Readonly<Record<ImportField, string>> = {
  type: 'Type (objective or key result)',
  id: 'Id',
  title: 'Title',
  objective: 'Objective',
  keyResult: 'Key result',
  parent: 'Parent (id or title)',
  description: 'Description',
  owner: 'Owner (e-mail or name)',
  project: 'Jira project key',
  level: 'Level',
  cycle: 'Cycle',
  start: 'Start date',
  end: 'End date',
  startValue: 'Start value',
  targetValue: 'Target value',
  currentValue: 'Current value',
  unit: 'Unit',
  progress: 'Progress in percent',
  weight: 'Weight',
  status: 'Status',
  labels: 'Labels',
  jql: 'JQL query',
};

/** What is wrong with a row and what to do; `{text}` is what the cell says. */
const ROW_SENTENCES: Readonly<Record<RowReason, string>> = {
  'title-missing': 'There is no title. Fill it in, or map another column to it.',
  'title-too-long': 'The title has more than 255 characters. Shorten it.',
  'type-unknown': 'Nobody knows the type “{text}”. Write objective or key result.',
  'objective-missing': 'The key result names no objective. Name its id or title as the parent.',
  'objective-not-in-file':
    'The objective “{text}” is not in this file. Add it, or correct the name.',
  'parent-not-in-file': 'The parent “{text}” is not in this file. Add it, or clear the cell.',
  'name-not-unique': 'Two objectives are called “{text}”. Rename one, or use ids.',
  'above-refused': 'What it belongs to, “{text}”, cannot be imported. Correct that row first.',
  'parent-cycle': 'It would contribute to itself through its parents. Clear one of them.',
  'not-a-date': '“{text}” is no date. Write it as 2026-01-31.',
  'ends-before-it-starts': 'The end is before the start. Correct one of the dates.',
  'end-without-start': 'Only one of the two dates is there. Fill in both or none.',
  'not-a-number': '“{text}” is no number. Write it with digits, such as 1250.5.',
  'target-missing': 'There is no target value. Fill it in.',
  'target-equals-start': 'The target is the same as the start value. Change one of them.',
  'weight-out-of-range': 'The weight must be from 0 to 100.',
  'level-unknown': 'The level “{text}” has no meaning here. Write company, team or project.',
  'cycle-unknown':
    'This site has no cycle “{text}”. Create it under Cycles, or fill in start and end dates.',
  'status-unknown': 'The status “{text}” has no meaning here. Use On track, Behind or At risk.',
};

export const rowProblemText = (reason: RowReason, text: string): string =>
  ROW_SENTENCES[reason].replace('{text}', text);

export function csvProblemText(problem: CsvProblem): string {
  return problem.kind === 'empty'
    ? 'There is nothing in this file. Choose a table with one row of column names and rows below.'
    : `A quotation mark on line ${String(problem.line)} is never closed. Close it and choose the file again.`;
}
