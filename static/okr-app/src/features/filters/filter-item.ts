import type { KeyResultDto, ObjectiveDto, PeriodDto } from '../../../../../src/contract/dto';
import type { Level } from '../../../../../src/domain/okr/objective';
import type { ProgressStatus } from '../../../../../src/domain/okr/status';
import type { Filters } from '../../app/filters';
import { quarterAround } from '../period/quarter';

/** Stands for "nobody" among the owners. */
export const NO_OWNER = 'none';

/** What filters look at, of an objective or a key result. */
export interface FilterItem {
  readonly period: PeriodDto | null;
  readonly cycleId: string | null;
  readonly ownerId: string | null;
  readonly contributorIds: readonly string[];
  /** Who watches the objective. */
  readonly watcherIds: readonly string[];
  readonly labels: readonly string[];
  readonly level: Level;
  readonly status: ProgressStatus;
  readonly words: readonly string[];
}

/** Who looks, and when. */
export interface FilterViewer {
  readonly today: string;
  readonly accountId: string | null;
}

export function objectiveItem(objective: ObjectiveDto): FilterItem {
  const { effectivePeriod: period, cycleId, ownerId, contributorIds, watcherIds } = objective;
  const { labels, level, title } = objective;
  const { status } = objective.progress;
  const people = { ownerId, contributorIds, watcherIds };
  return { ...people, period, cycleId, labels, level, status, words: [title, ...labels] };
}

/** A key result stands on its objective's level and in its cycle, and is watched with it. */
export function keyResultItem(keyResult: KeyResultDto, objective: ObjectiveDto): FilterItem {
  const { effectivePeriod: period, ownerId, contributorIds, labels, title, source } = keyResult;
  const { cycleId, level, watcherIds } = objective;
  const { status } = keyResult.progress;
  const words = [title, ...labels, ...(source.kind === 'jira-measure' ? [source.jql] : [])];
  const people = { ownerId, contributorIds, watcherIds };
  return { ...people, period, cycleId, labels, level, status, words };
}

export const watches = (
  { watcherIds }: Pick<FilterItem, 'watcherIds'>,
  { accountId }: FilterViewer,
): boolean => accountId !== null && watcherIds.includes(accountId);

type Rules = Readonly<
  Record<keyof Filters, (item: FilterItem, filters: Filters, viewer: FilterViewer) => boolean>
>;

const anyOf = (chosen: readonly string[], values: readonly string[]): boolean =>
  chosen.length === 0 || values.some((value) => chosen.includes(value));

const RULES: Rules = {
  period: (item, { period }, { today }) => isInPeriod(item, period, today),
  statuses: ({ status }, { statuses }) => anyOf(statuses, [status]),
  owners: ({ ownerId }, { owners }) => anyOf(owners, [ownerId ?? NO_OWNER]),
  contributors: ({ contributorIds }, { contributors }) => anyOf(contributors, contributorIds),
  labels: (item, { labels }) => anyOf(labels, item.labels),
  levels: ({ level }, { levels }) => anyOf(levels, [level]),
  text: ({ words }, { text }) => containsWords(words, text),
  isMine: ({ ownerId, contributorIds }, { isMine }, { accountId }) =>
    !isMine ||
    (accountId !== null && (ownerId === accountId || contributorIds.includes(accountId))),
  isWatched: (item, { isWatched }, viewer) => !isWatched || watches(item, viewer),
  includeArchived: () => true,
};

const NAMES = Object.keys(RULES) as readonly (keyof Filters)[];

/** Without `except`, whether all filters let it through; with it, whether all others do. */
export function passes(
  item: FilterItem,
  { filters, viewer }: { readonly filters: Filters; readonly viewer: FilterViewer },
  except?: keyof Filters,
): boolean {
  return NAMES.every((name) => name === except || RULES[name](item, filters, viewer));
}

/** Every word is found somewhere, in any order and case. */
export function containsWords(texts: readonly string[], sought: string): boolean {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = texts.join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

export function periodKey(period: PeriodDto): string {
  return `${period.start}..${period.end}`;
}

export const cycleKey = (cycleId: string): string => `cycle:${cycleId}`;

export function isInPeriod(
  { period, cycleId }: Pick<FilterItem, 'period' | 'cycleId'>,
  filter: string,
  today: string,
): boolean {
  if (filter === 'all') return true;
  if (filter === 'none') return period === null;
  if (cycleId !== null && filter === cycleKey(cycleId)) return true;
  if (period === null) return false;
  if (filter === 'this-quarter') return overlaps(period, quarterAround(today));
  if (filter === 'next-quarter') return overlaps(period, quarterAround(today, 1));
  return periodKey(period) === filter;
}

/** A year-long objective runs in this quarter too. */
const overlaps = (a: PeriodDto, b: PeriodDto): boolean => a.start <= b.end && b.start <= a.end;
