import type { WorkItem } from '../../domain/metrics/work-item';
import type { IssueId } from '../../domain/shared/ids';
import type { Home } from '../../domain/shared/ids';
import type { Caller } from '../caller';
import { isWithheld, SAFE_NUMBER_HIDDEN, viewerSight } from '../okr/viewer-sight';
import type { KnownIssue } from '../ports/metric-facts';
import type { Ports } from '../ports/ports';
import { audienceOf } from '../sync/audience';

/** Which issues of a metric the viewer may not see. */
export interface MetricSight {
  /** So few are hidden that any number over all of them tells about one. Decision 0005. */
  readonly isWithheld: boolean;
  readonly hidden: ReadonlySet<IssueId>;
}

/** Everything is in sight of somebody who was asked for what they see. */
export const FULL_SIGHT: MetricSight = { isWithheld: false, hidden: new Set() };

export async function metricSight(
  ports: Pick<Ports, 'permissions' | 'settings'>,
  caller: Caller,
  { home, issues }: { readonly home: Home; readonly issues: readonly KnownIssue[] },
): Promise<MetricSight> {
  const items = issues.map(toItem);
  const audience = audienceOf(items);
  const sight = await viewerSight(ports, caller, { homes: [home], audiences: [audience] });
  const told = new Set(audience.restricted.map(({ issueId }) => issueId));
  const isHidden = ({ id, projectId, isRestricted }: Item) => {
    if (sight.access.get(projectId)?.canBrowse !== true) return true;
    // Of more restricted issues than can be asked about, the others count as hidden.
    return isRestricted && !(told.has(id) && sight.visibleRestricted.has(id));
  };
  return {
    isWithheld: isWithheld(audience, sight),
    hidden: new Set(items.filter(isHidden).map(({ id }) => id)),
  };
}

type Item = Pick<WorkItem, 'id' | 'projectId' | 'isRestricted'>;

const toItem = ({ timeline: { id, projectId }, isRestricted }: KnownIssue): Item => ({
  id,
  projectId,
  isRestricted,
});

/** A few hidden issues among others are told by subtraction. */
export const isIsolating = (hidden: number): boolean => hidden > 0 && hidden < SAFE_NUMBER_HIDDEN;
