import { Spinner, Stack } from '@forge/react';
import type { ReactNode } from 'react';
import type { IssueImpactsDto } from '../../contract/dto';
import { Failure } from '../failure';
import { NoImpacts } from './no-impacts';
import { useIssueImpacts } from './use-issue-impacts';

interface ImpactsViewProps {
  readonly children: (impacts: IssueImpactsDto) => ReactNode;
}

/** Loading, failed, empty, or what the children make of the impacts. */
export function ImpactsView({ children }: ImpactsViewProps) {
  const [impacts, reload] = useIssueImpacts();
  if (impacts.kind === 'loading') return <Spinner label="Loading key results" />;
  if (impacts.kind === 'failed') {
    return <Failure title="Key results cannot be shown" error={impacts.error} onRetry={reload} />;
  }
  const { data, error } = impacts;
  return (
    <Stack space="space.150">
      {error !== null && (
        <Failure title="What you see may be out of date" error={error} onRetry={reload} />
      )}
      {data.impacts.length === 0 ? <NoImpacts /> : children(data)}
    </Stack>
  );
}
