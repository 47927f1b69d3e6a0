import type { FrozenIssue, SprintSnapshot } from '../../domain/metrics/sprint/sprint-snapshot';
import { isMember } from '../../domain/metrics/sprint/sprint-issues';
import { estimateAt } from '../../domain/metrics/timeline/estimate';
import {
  type CategoryOf,
  stayAt,
  statusTimeline,
} from '../../domain/metrics/timeline/status-timeline';
import type { KnownIssue, KnownSprint } from '../ports/metric-facts';
import type { Containers } from '../ports/scope-timelines';

interface Seen {
  readonly before: Containers;
  readonly after: Containers;
  readonly issues: readonly KnownIssue[];
  readonly snapshots: ReadonlyMap<string, SprintSnapshot>;
  readonly sprintFieldId: string;
  readonly estimateFieldId: string | null;
  readonly categoryOf: CategoryOf;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * What stands in the sprints that began or ended since somebody last looked. What was frozen once
 * stays as it is: dates of sprints can be edited afterwards. Source: metrics-spec P10.
 */
export function freezeSprints(seen: Seen): ReadonlyMap<string, SprintSnapshot> {
  const frozen = new Map<string, SprintSnapshot>();
  for (const sprint of seen.after.sprints) {
    const known = seen.snapshots.get(sprint.id) ?? NOTHING_FROZEN;
    const event = eventOf(sprint, seen.before);
    if (event === null || known[event] !== null) continue;
    frozen.set(sprint.id, { ...known, [event]: issuesIn(sprint, seen) });
  }
  return frozen;
}

const NOTHING_FROZEN: SprintSnapshot = { atStart: null, atClose: null };

/** What happened to a sprint since `before` was read. */
function eventOf({ id, state }: KnownSprint, { sprints }: Containers): keyof SprintSnapshot | null {
  const before = sprints.find((sprint) => sprint.id === id)?.state;
  if (before === undefined && state === 'active') return 'atStart';
  return before === 'active' && state === 'closed' ? 'atClose' : null;
}

function issuesIn(
  sprint: KnownSprint,
  { issues, sprintFieldId, estimateFieldId, categoryOf, now }: Seen,
): readonly FrozenIssue[] {
  const inSprint = issues.filter(({ timeline }) =>
    isMember(timeline, sprint, { at: now, fields: { sprintFieldId } }),
  );
  return inSprint.map(({ timeline }) => ({
    issueId: timeline.id,
    estimate: estimateAt(timeline, now, { estimateFieldId }),
    isDone: stayAt(statusTimeline(timeline, categoryOf), now)?.category === 'done',
  }));
}
