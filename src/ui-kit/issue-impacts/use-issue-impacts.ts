import { useEffect, useRef } from 'react';
import type { IssueImpactsDto } from '../../contract/dto';
import { call } from '../resolver-call';
import { onIssueChanged, onOkrChanges } from '../subscriptions';
import { useLoaded, type Loaded } from '../use-loaded';

const loadImpacts = () => call('getIssueImpacts', {});

/** The key results of the open issue, kept fresh while the issue and the values change. */
export function useIssueImpacts(): readonly [Loaded<IssueImpactsDto>, () => void] {
  const [impacts, reload] = useLoaded(loadImpacts);
  const shownProjects = useRef<ReadonlySet<string>>(new Set());
  shownProjects.current = new Set(
    impacts.kind === 'ready' ? impacts.data.impacts.map((impact) => impact.projectId) : [],
  );
  useEffect(() => onIssueChanged(reload), [reload]);
  useEffect(
    () =>
      onOkrChanges((projectIds) => {
        const shown = shownProjects.current;
        const isOurs = projectIds === null || projectIds.some((id) => shown.has(id));
        if (isOurs || shown.size === 0) reload();
      }),
    [reload],
  );
  return [impacts, reload];
}
