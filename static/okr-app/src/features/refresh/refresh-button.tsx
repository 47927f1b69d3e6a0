import Button from '@atlaskit/button/new';
import RefreshIcon from '@atlaskit/icon/core/refresh';
import Spinner from '@atlaskit/spinner';
import type { RefreshDto, SyncSummaryDto } from '../../../../../src/contract/dto';
import { TimeAgo } from '../../components/time-ago';
import { useRefresh } from './use-refresh';

/** Fresh values on demand, with how far it has got. */
export function RefreshButton({ lastSync }: { readonly lastSync: SyncSummaryDto | null }) {
  const { job, start } = useRefresh();
  return (
    <div className="okr-refresh">
      <span className="okr-subtle" role="status">
        {job === null ? <LastSync lastSync={lastSync} /> : <JobProgress job={job} />}
      </span>
      <Button iconBefore={RefreshIcon} isDisabled={job !== null} onClick={start}>
        Refresh
      </Button>
    </div>
  );
}

function LastSync({ lastSync }: { readonly lastSync: SyncSummaryDto | null }) {
  const at = lastSync?.finishedAt ?? null;
  if (at === null) return <>Not synced yet</>;
  return (
    <>
      Synced <TimeAgo at={at} isFocusable />
    </>
  );
}

function JobProgress({ job }: { readonly job: RefreshDto }) {
  return (
    <span className="okr-inline">
      <Spinner size="small" label="" />
      {job.total > 0 ? `Refreshing ${String(job.done)} of ${String(job.total)}` : 'Refreshing…'}
    </span>
  );
}
