import { datedChanges } from '../../domain/history/dated-changes';
import type { RecordedChange } from '../../domain/history/items-at';
import type { WorkItem } from '../../domain/metrics/work-item';
import { calendarDateAt } from '../../domain/shared/calendar-date';
import type { IssueId } from '../../domain/shared/ids';
import type { Ports } from '../ports/ports';
import { UpstreamError } from '../ports/upstream-error';
import type { FieldNeeds } from '../ports/work-items';
import { OVERLAP_MINUTES } from './plan-run';

/** Whole changelogs cost a point for each change in them. */
const MOST_ISSUES = 200;

/** When a difference really came about; `null` when nobody can tell. */
export type Dating = (
  before: WorkItem,
  after: WorkItem,
  needs: FieldNeeds,
) => readonly RecordedChange[] | null;

const UNKNOWN: Dating = () => null;

/**
 * Until a run that began after midnight has asked Jira for all that changed, what is seen may have
 * happened the day before, whether an event tells of it or the hour, and whatever hour is the night's.
 */
export async function mayBeOfYesterday(
  { sync, clock }: Pick<Ports, 'sync' | 'clock'>,
  timeZone: string,
): Promise<boolean> {
  const { confirmedAt } = await sync.state();
  if (confirmedAt === null) return false;
  const seenUntil = Date.parse(confirmedAt) - OVERLAP_MINUTES * 60_000;
  return calendarDateAt(seenUntil, timeZone) !== calendarDateAt(clock.now(), timeZone);
}

/**
 * Reads the changelogs of changed issues, whole, so that what happened before midnight is not
 * dated to the day that saw it. Without them the time it was seen stands, which is never far off.
 */
export async function readDating(
  ports: Pick<Ports, 'histories' | 'log'>,
  issueIds: readonly IssueId[],
): Promise<Dating> {
  if (issueIds.length === 0) return UNKNOWN;
  try {
    const histories = await ports.histories.read(issueIds.slice(0, MOST_ISSUES));
    const categories = await ports.histories.statusCategories();
    const byIssue = new Map(histories.map((history) => [history.issueId, history]));
    return (before, after, fields) => {
      const history = byIssue.get(after.id);
      if (history === undefined) return null;
      return datedChanges(before, after, { history, fields, categories });
    };
  } catch (thrown) {
    if (!(thrown instanceof UpstreamError)) throw thrown;
    ports.log.failure(thrown);
    return UNKNOWN;
  }
}
