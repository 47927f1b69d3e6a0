import type { Sprint, Version } from '../jira/model';
import { parseInstant } from './instant';
import type { TimedChange } from './timed-change';

/** When a sprint was started and closed; Jira closes a sprint at `completeDate`, not `endDate`. */
function sprintTimes(sprint: Sprint): { start: number; end: number } {
  const start = parseInstant(sprint.startDate) ?? -Infinity;
  if (sprint.state === 'future') return { start: Infinity, end: Infinity };
  if (sprint.state === 'active') return { start, end: Infinity };
  const end = parseInstant(sprint.completeDate) ?? parseInstant(sprint.endDate) ?? start;
  return { start, end: Math.max(start, end) };
}

/** The sprint as it stood at an instant; planned dates are kept, the closing date is not. */
export function sprintAt(sprint: Sprint, at: number): Sprint {
  const { start, end } = sprintTimes(sprint);
  if (at >= end) return sprint;
  const state = at >= start ? 'active' : 'future';
  if (state === sprint.state) return sprint;
  const open: Sprint = { ...sprint, state };
  Reflect.deleteProperty(open, 'completeDate');
  return open;
}

export function sprintChanges(sprint: Sprint, after: number): TimedChange[] {
  const { start, end } = sprintTimes(sprint);
  return [...new Set([start, end])]
    .filter((at) => at > after && Number.isFinite(at))
    .map((at) => ({ at, kind: 'sprint', sprint: sprintAt(sprint, at) }));
}

/** Noon on the release day: the day alone is recorded. */
function releasedAt(version: Version): number {
  const at = version.released ? parseInstant(`${version.releaseDate ?? ''}T12:00:00Z`) : null;
  return at ?? -Infinity;
}

/** A version is archived after its release, so one that was not out yet was not archived either. */
export function versionAt(version: Version, at: number): Version {
  return at >= releasedAt(version) ? version : { ...version, released: false, archived: false };
}

export function versionChanges(version: Version, after: number): TimedChange[] {
  const at = releasedAt(version);
  return at > after ? [{ at, kind: 'version', version }] : [];
}
