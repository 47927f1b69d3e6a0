/** The same site, told otherwise: later, in parts, or before its last changes. */
import type { CatalogueInput } from '../../src/domain/metrics/catalogue/catalogue-input';
import type { FrozenIssue } from '../../src/domain/metrics/sprint/sprint-snapshot';
import type { IssueTimeline } from '../../src/domain/metrics/timeline/issue-timeline';
import { addDays, calendarDateAt } from '../../src/domain/shared/calendar-date';
import { instantAt } from '../../src/domain/shared/zoned-time';
import type { IssueId } from '../../src/domain/shared/ids';

const DAY = 86_400_000;

type Move = (instant: number) => number;

function movedIssue(issue: IssueTimeline, move: Move): IssueTimeline {
  const changes = Object.entries(issue.changes).map(
    ([field, some]) => [field, some.map((one) => ({ ...one, at: move(one.at) }))] as const,
  );
  return {
    ...issue,
    createdAt: move(issue.createdAt),
    changes: Object.fromEntries(changes),
  };
}

function movedLists<Item>(
  all: ReadonlyMap<IssueId, readonly Item[]> | null,
  move: (item: Item) => Item,
): ReadonlyMap<IssueId, readonly Item[]> | null {
  if (all === null) return null;
  return new Map([...all].map(([id, items]) => [id, items.map(move)]));
}

const orNull = (instant: number | null, move: Move) => (instant === null ? null : move(instant));

/** Every instant and every day is so many days later. */
export const daysLater = (input: CatalogueInput, days: number): CatalogueInput =>
  moved(input, days, (instant) => instant + days * DAY);

/** The same by the clocks of the site: nine in the morning stays nine, whatever the clocks do. */
export const clockLater = (input: CatalogueInput, days: number): CatalogueInput =>
  moved(input, days, (instant) => {
    const { timeZone } = input;
    const day = calendarDateAt(instant, timeZone);
    const minutes = minutesInto(instant, timeZone);
    return instantAt(addDays(day, days), minutes, timeZone);
  });

/** Of the clocks, not of time passed. */
function minutesInto(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return 60 * part('hour') + part('minute');
}

function moved(input: CatalogueInput, days: number, move: Move): CatalogueInput {
  const { practice } = input;
  return {
    ...input,
    histories: input.histories.map((issue) => movedIssue(issue, move)),
    linkedHistories: input.linkedHistories.map((issue) => movedIssue(issue, move)),
    sprints: input.sprints.map((sprint) => ({
      ...sprint,
      startedAt: move(sprint.startedAt),
      plannedEndAt: move(sprint.plannedEndAt),
      completedAt: orNull(sprint.completedAt, move),
    })),
    versions: input.versions.map((version) => ({
      ...version,
      startOn: version.startOn === null ? null : addDays(version.startOn, days),
      plannedOn: version.plannedOn === null ? null : addDays(version.plannedOn, days),
      releasedAt: orNull(version.releasedAt, move),
    })),
    worklogs: movedLists(input.worklogs, (one) => ({
      ...one,
      startedAt: move(one.startedAt),
      createdAt: move(one.createdAt),
    })),
    comments: movedLists(input.comments, (one) => ({ ...one, at: move(one.at) })),
    links: movedLists(input.links, (one) => ({
      ...one,
      linkedAt: orNull(one.linkedAt, move),
      unlinkedAt: orNull(one.unlinkedAt, move),
    })),
    practice: {
      ...practice,
      deployments:
        practice.deployments?.map((one) => ({
          ...one,
          finishedAt: move(one.finishedAt),
          firstCommitAt: orNull(one.firstCommitAt, move),
        })) ?? null,
      incidents:
        practice.incidents?.map((one) => ({
          ...one,
          createdAt: move(one.createdAt),
          resolvedAt: orNull(one.resolvedAt, move),
        })) ?? null,
    },
    from: addDays(input.from, days),
    to: addDays(input.to, days),
    now: move(input.now),
  };
}

/**
 * Only the issues that `isIn` keeps, in frozen sprints too; the others are outside of the scope but
 * known by their links.
 */
export function onlyIssues(
  input: CatalogueInput,
  isIn: (issue: IssueTimeline) => boolean,
): CatalogueInput {
  const ids = new Set(input.histories.filter(isIn).map(({ id }) => id));
  const only = (all: readonly FrozenIssue[] | null) =>
    all?.filter(({ issueId }) => ids.has(issueId)) ?? null;
  return {
    ...input,
    sprintSnapshots: new Map(
      [...input.sprintSnapshots].map(([id, { atStart, atClose }]) => [
        id,
        { atStart: only(atStart), atClose: only(atClose) },
      ]),
    ),
    histories: input.histories.filter(isIn),
    linkedHistories: [...input.linkedHistories, ...input.histories.filter((issue) => !isIn(issue))],
  };
}

/** As the issue was known at an instant: what came later had not happened. */
export function issueBefore(issue: IssueTimeline, at: number): IssueTimeline {
  const changes: Record<string, IssueTimeline['changes'][string]> = {};
  const values = { ...issue.values };
  for (const [field, all] of Object.entries(issue.changes)) {
    changes[field] = all.filter((change) => change.at < at);
    const undone = all.find((change) => change.at >= at);
    if (undone !== undefined) values[field] = undone.from;
  }
  return { ...issue, values, changes };
}
