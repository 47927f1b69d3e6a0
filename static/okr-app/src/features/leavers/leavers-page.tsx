import Spinner from '@atlaskit/spinner';
import { useCall } from '../../app/use-call';
import { Failed } from '../../components/failed';
import { LeaverCard } from './leaver-card';

/** Owners who cannot answer any more, and the way to give their work to somebody. */
export default function LeaversPage() {
  const leavers = useCall('listLeavers', {});
  if (leavers.data === null) {
    if (leavers.error === null) return <Spinner label="Looking for owners who left" />;
    return (
      <Failed title="Owners could not be checked" error={leavers.error} onRetry={leavers.reload} />
    );
  }
  return (
    <div className="okr-own-body">
      <p className="okr-subtle">
        Owners whose Jira account was switched off or is not known any more. Give what they own to
        somebody who answers for it; the change shows in the history of each item.
      </p>
      {leavers.data.length === 0 ? (
        <p>Every owner of what you manage has an active account. Nothing to do.</p>
      ) : (
        leavers.data.map((leaver) => (
          <LeaverCard key={leaver.accountId} leaver={leaver} onReassigned={leavers.reload} />
        ))
      )}
    </div>
  );
}
