import type { KeyResultDto, ObjectiveDto, PeriodDto } from '../../../../../src/contract/dto';
import type { ProgressStatus } from '../../../../../src/domain/okr/status';
import { type Filters, isFiltering } from '../../app/filters';
import type { ObjectiveNode } from '../objective-list/objective-tree';
import { quarterAround } from '../period/quarter';

/** Stands for "nobody" among the owners. */
export const NO_OWNER = 'none';

export function periodKey(period: PeriodDto): string {
  return `${period.start}..${period.end}`;
}

/**
 * An objective that matches is shown with all its key results; one that does not is still shown
 * when something under it matches, with the matching key results only.
 */
export function filterTree(
  nodes: readonly ObjectiveNode[],
  filters: Filters,
  today: string,
): readonly ObjectiveNode[] {
  if (!isFiltering(filters)) return nodes;
  return nodes.flatMap((node) => filterNode(node, filters, today));
}

function filterNode(
  node: ObjectiveNode,
  filters: Filters,
  today: string,
): readonly ObjectiveNode[] {
  const children = node.children.flatMap((child) => filterNode(child, filters, today));
  const { objective } = node;
  if (matchesObjective(objective, filters, today)) return [{ objective, children }];
  const keyResults = objective.keyResults.filter((one) => matchesKeyResult(one, filters, today));
  return keyResults.length > 0 || children.length > 0
    ? [{ objective: { ...objective, keyResults }, children }]
    : [];
}

interface Filterable {
  readonly period: PeriodDto | null;
  readonly ownerId: string | null;
  readonly status: ProgressStatus;
}

const matchesObjective = (
  { period, ownerId, progress }: ObjectiveDto,
  filters: Filters,
  today: string,
): boolean => matches({ period, ownerId, status: progress.status }, filters, today);

const matchesKeyResult = (
  { effectivePeriod, ownerId, progress }: KeyResultDto,
  filters: Filters,
  today: string,
): boolean =>
  matches({ period: effectivePeriod, ownerId, status: progress.status }, filters, today);

function matches(item: Filterable, filters: Filters, today: string): boolean {
  const isOwner = filters.owners.length === 0 || filters.owners.includes(item.ownerId ?? NO_OWNER);
  const isStatus = filters.statuses.length === 0 || filters.statuses.includes(item.status);
  return isOwner && isStatus && isInPeriod(item.period, filters.period, today);
}

function isInPeriod(period: PeriodDto | null, filter: string, today: string): boolean {
  if (filter === 'all') return true;
  if (filter === 'none') return period === null;
  if (period === null) return false;
  if (filter === 'this-quarter') return overlaps(period, quarterAround(today));
  if (filter === 'next-quarter') return overlaps(period, quarterAround(today, 1));
  return periodKey(period) === filter;
}

/** A year-long objective runs in this quarter too. */
const overlaps = (a: PeriodDto, b: PeriodDto): boolean => a.start <= b.end && b.start <= a.end;
