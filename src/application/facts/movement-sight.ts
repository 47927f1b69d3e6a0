import type { Movement, Stretch } from '../../domain/history/explain-movement';
import type { WorkItem } from '../../domain/metrics/work-item';
import type { IssueId } from '../../domain/shared/ids';
import type { Objective } from '../../domain/okr/objective';
import type { Caller } from '../caller';
import type { Audience, MetricState } from '../ports/metric-states';
import type { Ports } from '../ports/ports';
import {
  isWithheld as isAudienceWithheld,
  SAFE_NUMBER_HIDDEN,
  viewerSight,
  type ViewerSight,
} from '../okr/viewer-sight';
import { audienceOf } from '../sync/audience';

export interface MovementSight {
  readonly isWithheld: boolean;
  readonly isHidden: (issueId: IssueId) => boolean;
}

interface Asked {
  readonly objective: Objective;
  readonly state: MetricState;
  readonly stretches: readonly Stretch[];
  readonly movement: Movement;
}

/**
 * Which of the issues that moved the viewer may not see. The change is shown beside the parts of
 * the issues in sight, so one or two hidden ones among those that moved would be told by
 * subtraction; so would they by the values at either end. Then nothing is told at all. Decision 0005.
 */
export async function movementSight(
  ports: Pick<Ports, 'permissions' | 'settings'>,
  caller: Caller,
  { objective, state, stretches, movement }: Asked,
): Promise<MovementSight> {
  const populations = stretches.flatMap(({ before, after }) => [before, after]);
  const audiences: readonly Audience[] = [state.audience, ...populations.map(audienceOf)];
  const sight = await viewerSight(ports, caller, { homes: [objective.projectId], audiences });
  const hidden = new Set(
    populations
      .flat()
      .filter((item) => !canSee(item, sight))
      .map(({ id }) => id),
  );
  const all = new Set(populations.flat().map(({ id }) => id));
  const moved = new Set(movement.lines.flatMap(({ issueId }) => issueId ?? []));
  const hiddenMoved = [...moved].filter((id) => hidden.has(id)).length;
  const isIsolating = (count: number) => count > 0 && count < SAFE_NUMBER_HIDDEN;
  const isWithheld =
    audiences.some((audience) => isAudienceWithheld(audience, sight)) ||
    isIsolating(hiddenMoved) ||
    // With so few in sight, theirs subtracted from the whole leaves little to guess.
    (hidden.size > 0 && isIsolating(all.size - hidden.size));
  return { isWithheld, isHidden: (issueId) => hidden.has(issueId) };
}

function canSee({ id, projectId, isRestricted }: WorkItem, sight: ViewerSight): boolean {
  if (sight.access.get(projectId)?.canBrowse !== true) return false;
  return !isRestricted || sight.visibleRestricted.has(id);
}
