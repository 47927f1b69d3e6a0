import type { OkrPageDto } from '../../../../../src/contract/dto';
import { formatGap, formatPercent, UNKNOWN } from '../../../../../src/contract/wording';
import { shownStatusLabel } from '../../../../../src/contract/check-ins/wording';
import { formatSourceValue, sourceTargetText } from '../../../../../src/contract/value-wording';
import { levelName } from '../../../../../src/contract/level-wording';
import { PROGRESS_STATUSES } from '../../../../../src/domain/okr/status';
import { wordOf, type WordKey, type Words } from '../../../../../src/domain/okr/words';
import {
  type FlatItem,
  isSilentRow,
  periodOfRow,
  progressOfRow,
  titleOfRow,
} from '../objective-list/flat-items';
import type { Cell } from './csv';

/** What a column needs besides the row. */
export interface ColumnContext {
  readonly page: OkrPageDto;
  readonly nameOf: (accountId: string | null) => string;
}

export interface Column {
  readonly id: string;
  readonly title: string;
  /** The site's own name for it, where it has one. */
  readonly word?: WordKey;
  readonly isNumber?: boolean;
  /** As people read it. */
  readonly text: (row: FlatItem, context: ColumnContext) => string;
  /** Unrounded; also what sorting goes by where it is present. `null` is unknown, never 0. */
  readonly exact?: (row: FlatItem) => Cell;
  /** Where the text does not sort as people expect. */
  readonly sortKey?: (row: FlatItem, context: ColumnContext) => Cell;
}

const isWithheld = (row: FlatItem): boolean => progressOfRow(row).visibility === 'withheld';

const number = (row: FlatItem, value: number | null, text: (value: number) => string): string =>
  isWithheld(row) ? 'Withheld' : value === null ? UNKNOWN : text(value);

export const shownStatusOf = (row: FlatItem) => ({
  status: progressOfRow(row).status,
  isSilent: isSilentRow(row),
});

const KIND: readonly Column[] = [
  { id: 'title', title: 'Title', text: titleOfRow },
  {
    id: 'kind',
    title: 'Kind',
    text: ({ keyResult }, { page }) =>
      wordOf(page.siteRules.words, keyResult === null ? 'objective' : 'key-result'),
  },
  {
    id: 'objective',
    title: 'Objective',
    word: 'objective',
    text: ({ keyResult, objective }) =>
      keyResult !== null
        ? objective.title
        : objective.parent?.visibility === 'shown'
          ? objective.parent.title
          : '',
  },
];

const STANDING: readonly Column[] = [
  {
    id: 'status',
    title: 'Status',
    text: (row, { page }) => shownStatusLabel(shownStatusOf(row), page.siteRules.words),
    sortKey: (row) => PROGRESS_STATUSES.indexOf(progressOfRow(row).status),
  },
  {
    id: 'progress',
    title: 'Progress',
    isNumber: true,
    text: (row) => number(row, progressOfRow(row).progress, formatPercent),
    exact: (row) => progressOfRow(row).progress,
  },
  {
    id: 'expected',
    title: 'Expected',
    isNumber: true,
    text: (row) => number(row, progressOfRow(row).expected, formatPercent),
    exact: (row) => progressOfRow(row).expected,
  },
  {
    id: 'gap',
    title: 'Gap',
    isNumber: true,
    text: (row) => number(row, progressOfRow(row).gap, formatGap),
    exact: (row) => progressOfRow(row).gap,
  },
  {
    id: 'value',
    title: 'Value',
    isNumber: true,
    text: (row) => {
      const { keyResult } = row;
      if (keyResult === null) return '';
      const { progress, source } = keyResult;
      return number(row, progress.value, (value) => formatSourceValue(value, source));
    },
    exact: ({ keyResult }) => keyResult?.progress.value ?? null,
  },
  {
    id: 'target',
    title: 'Target',
    text: ({ keyResult }) =>
      keyResult === null ? '' : sourceTargetText(keyResult.target, keyResult.source),
  },
];

const PEOPLE: readonly Column[] = [
  {
    id: 'owner',
    title: 'Owner',
    text: ({ keyResult, objective }, { nameOf }) => nameOf((keyResult ?? objective).ownerId),
  },
  {
    id: 'contributors',
    title: 'Contributors',
    text: ({ keyResult, objective }, { nameOf }) =>
      (keyResult ?? objective).contributorIds.map(nameOf).join(', '),
  },
  {
    id: 'labels',
    title: 'Labels',
    text: ({ keyResult, objective }) => (keyResult ?? objective).labels.join(', '),
  },
];

const PLACE: readonly Column[] = [
  { id: 'start', title: 'Start', text: (row) => periodOfRow(row)?.start ?? '' },
  { id: 'end', title: 'End', text: (row) => periodOfRow(row)?.end ?? '' },
  { id: 'level', title: 'Level', text: ({ objective }) => levelName(objective.level) },
  {
    id: 'project',
    title: 'Project',
    text: ({ objective }, { page }) =>
      page.projects.find(({ id }) => id === objective.projectId)?.name ?? '',
  },
  {
    id: 'weight',
    title: 'Weight',
    isNumber: true,
    text: ({ keyResult, objective }) => String((keyResult ?? objective).weight),
    exact: ({ keyResult, objective }) => (keyResult ?? objective).weight,
  },
  {
    id: 'query',
    title: 'Query',
    text: ({ keyResult }) =>
      keyResult?.source.kind === 'jira-measure' ? keyResult.source.jql : '',
  },
];

export const COLUMNS: readonly Column[] = [...KIND, ...STANDING, ...PEOPLE, ...PLACE];

export const columnTitle = ({ title, word }: Column, words: Words): string =>
  word === undefined ? title : wordOf(words, word);

/** Always there: a row without its title says nothing. */
export const TITLE_COLUMN = 'title';

export const USUAL_COLUMNS: readonly string[] = [
  'title',
  'status',
  'progress',
  'expected',
  'value',
  'target',
  'owner',
  'end',
];

/** In the table's own order, whatever the order they were chosen in. */
export function chosenColumns(ids: readonly string[]): readonly Column[] {
  const wanted = ids.length === 0 ? USUAL_COLUMNS : ids;
  return COLUMNS.filter(({ id }) => id === TITLE_COLUMN || wanted.includes(id));
}
