import { useEffect, useRef } from 'react';
import type { IssueImpactsDto } from '../../contract/dto';
import { call } from '../resolver-call';
import { onIssueChanged, onOkrChanges } from '../subscriptions';
import { useLoaded, type Loaded } from '../use-loaded';
import { useOwnProject } from '../use-own-project';

const loadImpacts = () => call('getIssueImpacts', {});

/** The key results of the open issue, kept fresh while the issue and the values change. */
export function useIssueImpacts(): readonly [Loaded<IssueImpactsDto>, () => void] {
  const [impacts, reload] = useLoaded(loadImpacts);
  const ownProjectId = useOwnProject()?.id;
  const shown = impacts.kind === 'ready' ? impacts.data.impacts : [];
  // Values of other projects change all the time, and every open issue would ask for them.
  const relevant = useRef<ReadonlySet<string | null | undefined>>(new Set());
  relevant.current = new Set([ownProjectId, ...shown.map(({ projectId }) => projectId)]);
  useEffect(() => onIssueChanged(reload), [reload]);
  useEffect(
    () =>
      onOkrChanges((projectIds) => {
        if (projectIds?.some((id) => relevant.current.has(id)) ?? true) reload();
      }),
    [reload],
  );
  return [impacts, reload];
}
