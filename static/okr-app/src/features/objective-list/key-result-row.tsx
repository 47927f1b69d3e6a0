import { lazy, memo, Suspense } from 'react';
import ChecklistIcon from '@atlaskit/icon/core/checkbox-checked';
import EditIcon from '@atlaskit/icon/core/edit';
import JiraLinkIcon from '@atlaskit/icon/core/link';
import Spinner from '@atlaskit/spinner';
import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import { keyResultValueText } from '../../../../../src/contract/value-wording';
import { PersonName } from '../../components/person-name';
import { StaleMark } from '../../components/stale-mark';
import { TimeAgo } from '../../components/time-ago';
import { useOkrActions } from '../actions/use-okr-actions';
import { KeyResultClosingItems } from '../closing/closing-items';
import { ClosingTag } from '../closing/closing-tag';
import { EditableKeyResultTitle } from '../inline-edit/key-result-fields';
import { LabelTags } from '../people/label-tags';
import { isSamePeriod, periodText } from '../period/quarter';
import { beforeIdOfStep } from '../reorder/placement';
import { StatusBadge } from '../status/status-badge';
import { keyResultFacts } from '../status/status-facts';
import { useDetails } from './list-context';
import { ProgressCell } from './progress-cell';
import { RowMenu } from './row-menu';
import { RowShell } from './row-shell';

const KeyResultDetail = lazy(() => import('../detail/key-result-detail'));

interface KeyResultRowProps {
  readonly keyResult: KeyResultDto;
  /** All of its objective's, the filtered ones too: it moves among them. */
  readonly objective: ObjectiveDto;
  readonly canManage: boolean;
}

export const KeyResultRow = memo(function KeyResultRow(props: KeyResultRowProps) {
  const { keyResult, objective, canManage } = props;
  const actions = useOkrActions();
  const { id, title, progress, lifecycle } = keyResult;
  const [isOpen, toggleDetails] = useDetails('key-result', id);
  const step = (direction: 'up' | 'down') => {
    const beforeId = beforeIdOfStep(objective.keyResults, id, direction);
    if (beforeId === undefined) return undefined;
    return () => {
      actions.moveKeyResult(keyResult, { objectiveId: keyResult.objectiveId, beforeId });
    };
  };
  return (
    <li className="okr-item">
      <RowShell
        row={{ kind: 'key-result', id, group: objective.projectId ?? '' }}
        canDrag={canManage && lifecycle !== 'closed'}
        isExpanded={isOpen}
        isOpen={isOpen}
        isArchived={lifecycle === 'archived'}
        expandLabel={`Details of ${title}`}
        onToggle={toggleDetails}
        onOpen={toggleDetails}
        name={title}
        title={<KeyResultTitle keyResult={keyResult} canManage={canManage} />}
        owner={<PersonName accountId={keyResult.ownerId} isCompact />}
        period={<OwnPeriod keyResult={keyResult} />}
        progress={
          <ProgressCell of={title} progress={progress} isSilent={keyResult.checkIn.isSilent} />
        }
        status={<StatusBadge of={title} facts={keyResultFacts(keyResult)} />}
        menu={
          <RowMenu
            title={title}
            canManage={canManage}
            lifecycle={lifecycle}
            onMoveUp={step('up')}
            onMoveDown={step('down')}
            onCopyLink={() => {
              actions.copyLink({ kind: 'key-result', id });
            }}
            onLifecycle={(next) => {
              actions.setKeyResultLifecycle(keyResult, next);
            }}
          >
            {canManage && <KeyResultClosingItems keyResult={keyResult} />}
          </RowMenu>
        }
      />
      {isOpen && (
        <Suspense fallback={<Spinner label="Loading details" />}>
          <KeyResultDetail keyResult={keyResult} canManage={canManage} />
        </Suspense>
      )}
    </li>
  );
});

function KeyResultTitle({
  keyResult,
  canManage,
}: {
  readonly keyResult: KeyResultDto;
  readonly canManage: boolean;
}) {
  const { progress, lifecycle, source, isInRollUp, labels } = keyResult;
  return (
    <>
      <EditableKeyResultTitle keyResult={keyResult} canEdit={canManage && lifecycle !== 'closed'} />
      <div className="okr-meta">
        <SourceMark kind={source.kind} />
        <span>{keyResultValueText(keyResult)}</span>
        {progress.asOf !== null && (
          <span>
            as of <TimeAgo at={progress.asOf} />
          </span>
        )}
        {progress.stale !== null && <StaleMark stale={progress.stale} />}
        {lifecycle === 'archived' && <span className="okr-tag">Archived</span>}
        <ClosingTag item={keyResult} />
        {!isInRollUp && <span className="okr-tag">Left out of the roll-up</span>}
        <LabelTags labels={labels} />
      </div>
    </>
  );
}

/** Where the number comes from, at a glance. */
function SourceMark({ kind }: { readonly kind: KeyResultDto['source']['kind'] }) {
  switch (kind) {
    case 'jira-measure':
      return (
        <span className="okr-connected">
          <JiraLinkIcon label="Connected to Jira" size="small" color="currentColor" />
        </span>
      );
    case 'checklist':
      return <ChecklistIcon label="Checklist" size="small" color="currentColor" />;
    case 'manual':
      return <EditIcon label="Typed in" size="small" color="currentColor" />;
  }
}

/** Said only where it differs from what the objective says. */
function OwnPeriod({ keyResult }: { readonly keyResult: KeyResultDto }) {
  const { period, effectivePeriod } = keyResult;
  if (period === null || !isSamePeriod(period, effectivePeriod)) return null;
  return <>{periodText(period)}</>;
}
