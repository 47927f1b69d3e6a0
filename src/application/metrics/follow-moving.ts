import type { IssueId } from '../../domain/shared/ids';
import type { Run } from '../ports/jobs';
import type { Ports } from '../ports/ports';
import { movedByTime, type MovingScope } from '../sync/moving-scopes';
import type { TrackedScope } from './tracked-scopes';

export interface MovedMetrics {
  /** Known issues that entered or left without an edit. */
  readonly issueIds: readonly IssueId[];
  /** What scopes that could be followed have now, by their hash; the others are read whole. */
  readonly matches: ReadonlyMap<string, ReadonlySet<IssueId>>;
}

const NOTHING: MovedMetrics = { issueIds: [], matches: new Map() };

/** What the hour moved in and out of scopes of metrics that depend on the time. Decision 0020. */
export async function followMoving(
  ports: Pick<Ports, 'scopeTimelines' | 'workItems'>,
  tracked: readonly TrackedScope[],
  run: Run,
): Promise<MovedMetrics> {
  const { minutes, changedIds } = run;
  if (minutes === undefined || run.isNightly) return NOTHING;
  const scopes: MovingScope[] = [];
  for (const { basis, isTimeDependent } of tracked) {
    if (!isTimeDependent || !(await isUpToDate(ports, basis.hash, run))) continue;
    const issues = await ports.scopeTimelines.issues(basis.hash);
    const memberIds = issues.map(({ timeline }) => timeline.id);
    scopes.push({ hash: basis.hash, jql: basis.scope.jql, memberIds });
  }
  return scopes.length === 0 ? NOTHING : movedByTime(ports, { scopes, changedIds, minutes });
}

/** One that an earlier run could not look at has missed more than this hour. */
async function isUpToDate(
  ports: Pick<Ports, 'scopeTimelines'>,
  hash: string,
  { startedAt }: Run,
): Promise<boolean> {
  const state = await ports.scopeTimelines.state(hash);
  if (state?.state !== 'done' || state.asOf === null || state.stale !== null) return false;
  return state.asOf < startedAt;
}
