import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import Spinner from '@atlaskit/spinner';
import type { ArchivedItemDto } from '../../../../../src/contract/leavers/calls';
import { useFailureFlag, usePage } from '../../app/page-context';
import { useCall } from '../../app/use-call';
import { Failed } from '../../components/failed';
import { PersonName } from '../../components/person-name';
import { dayText } from '../../components/relative-time';
import { TimeAgo } from '../../components/time-ago';

/** What was put away, and the way to have it back. */
export default function ArchivePage() {
  const archive = useCall('listArchive', {});
  if (archive.data === null) {
    if (archive.error === null) return <Spinner label="Loading the archive" />;
    return (
      <Failed
        title="The archive could not be loaded"
        error={archive.error}
        onRetry={archive.reload}
      />
    );
  }
  return (
    <div className="okr-own-body">
      <p className="okr-subtle">
        Archived items keep their history and stay here until somebody restores them. A delete can
        be undone for 30 days; then it is gone for good.
      </p>
      {archive.data.length === 0 ? (
        <p>
          Nothing is archived or deleted. Archive an objective from its menu when it is over but
          worth keeping.
        </p>
      ) : (
        <ArchiveTable items={archive.data} onRestored={archive.reload} />
      )}
    </div>
  );
}

interface ArchiveTableProps {
  readonly items: readonly ArchivedItemDto[];
  readonly onRestored: () => void;
}

function ArchiveTable({ items, onRestored }: ArchiveTableProps) {
  return (
    <div className="okr-table-frame" role="region" aria-label="Archive" tabIndex={0}>
      <table className="okr-table">
        <thead>
          <tr>
            <th scope="col">Title</th>
            <th scope="col">State</th>
            <th scope="col">By</th>
            <th scope="col">When</th>
            <th scope="col">Can be restored</th>
            <th scope="col">Action</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.id} item={item} onRestored={onRestored} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  item,
  onRestored,
}: {
  readonly item: ArchivedItemDto;
  readonly onRestored: () => void;
}) {
  const isDeleted = item.lifecycle === 'deleted';
  return (
    <tr>
      <td>
        {item.title}
        <div className="okr-subtle">
          {item.kind === 'objective' ? 'Objective' : `Key result of “${item.objectiveTitle ?? ''}”`}
        </div>
      </td>
      <td>
        <Lozenge appearance={isDeleted ? 'removed' : 'default'}>
          {isDeleted ? 'Deleted' : 'Archived'}
        </Lozenge>
      </td>
      <td>
        <PersonName accountId={item.by} />
      </td>
      <td className="okr-nowrap">
        <TimeAgo at={item.at} isFocusable />
      </td>
      <td className="okr-nowrap">
        {item.undoUntil === null ? 'Any time' : `Until ${dayText(item.undoUntil)}`}
      </td>
      <td>
        {item.isBelowArchived ? (
          <span className="okr-subtle">Restore its objective first</span>
        ) : (
          <RestoreButton item={item} onRestored={onRestored} />
        )}
      </td>
    </tr>
  );
}

function RestoreButton({
  item,
  onRestored,
}: {
  readonly item: ArchivedItemDto;
  readonly onRestored: () => void;
}) {
  const { call, store, announcement } = usePage();
  const [isBusy, setIsBusy] = useState(false);
  const showFailure = useFailureFlag();
  const restore = async (): Promise<void> => {
    setIsBusy(true);
    const { id, version } = item;
    const change = { version, lifecycle: 'active' } as const;
    const answer =
      item.kind === 'objective'
        ? await call('setObjectiveLifecycle', { objectiveId: id, ...change })
        : await call('setKeyResultLifecycle', { keyResultId: id, ...change });
    setIsBusy(false);
    if (answer.ok) {
      announcement.set(`${item.title} restored`);
      store.reload();
    } else showFailure(`“${item.title}” could not be restored`, answer.error);
    onRestored();
  };
  return (
    <Button spacing="compact" isLoading={isBusy} onClick={() => void restore()}>
      Restore
    </Button>
  );
}
