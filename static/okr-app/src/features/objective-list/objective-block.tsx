import { lazy, memo, Suspense } from 'react';
import Button from '@atlaskit/button/new';
import { DropdownItem } from '@atlaskit/dropdown-menu';
import AddIcon from '@atlaskit/icon/core/add';
import Spinner from '@atlaskit/spinner';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';
import { PersonName } from '../../components/person-name';
import { useOkrActions } from '../actions/use-okr-actions';
import { EditableObjectiveTitle } from '../inline-edit/objective-fields';
import { periodText } from '../period/quarter';
import { beforeIdOfStep } from '../reorder/placement';
import { StatusBadge } from '../status/status-badge';
import { KeyResultRow } from './key-result-row';
import { useList } from './list-context';
import type { ObjectiveNode } from './objective-tree';
import { ProgressCell } from './progress-cell';
import { rollUpText } from './roll-up-text';
import { RowMenu } from './row-menu';
import { RowShell } from './row-shell';

const ObjectiveDetail = lazy(() => import('../detail/objective-detail'));

interface ObjectiveBlockProps {
  readonly node: ObjectiveNode;
  readonly siblings: readonly ObjectiveDto[];
  readonly canManage: boolean;
}

/** An objective with its key results and the objectives below it. */
export const ObjectiveBlock = memo(function ObjectiveBlock(props: ObjectiveBlockProps) {
  const { node, siblings, canManage } = props;
  const { objective, children } = node;
  const { openItem, collapsed } = useList();
  const isExpanded = !collapsed.has(objective.id);
  const isOpen = openItem?.kind === 'objective' && openItem.id === objective.id;
  return (
    <li className="okr-item">
      <ObjectiveRow
        objective={objective}
        siblings={siblings}
        canManage={canManage}
        isExpanded={isExpanded}
        isOpen={isOpen}
      />
      {isOpen && (
        <Suspense fallback={<Spinner label="Loading details" />}>
          <ObjectiveDetail objective={objective} canManage={canManage} />
        </Suspense>
      )}
      {isExpanded && (
        <div className="okr-children">
          {objective.keyResults.length > 0 && (
            <ul className="okr-list" aria-label={`Key results of ${objective.title}`}>
              {objective.keyResults.map((keyResult) => (
                <KeyResultRow
                  key={keyResult.id}
                  keyResult={keyResult}
                  siblings={objective.keyResults}
                  projectId={objective.projectId}
                  canManage={canManage}
                />
              ))}
            </ul>
          )}
          {canManage && objective.lifecycle === 'active' && <AddKeyResult objective={objective} />}
          {children.length > 0 && (
            <ul className="okr-list" aria-label={`Objectives below ${objective.title}`}>
              {children.map((child) => (
                <ObjectiveBlock
                  key={child.objective.id}
                  node={child}
                  siblings={children.map((one) => one.objective)}
                  canManage={canManage}
                />
              ))}
            </ul>
          )}
        </div>
      )}
    </li>
  );
});

interface ObjectiveRowProps {
  readonly objective: ObjectiveDto;
  readonly siblings: readonly ObjectiveDto[];
  readonly canManage: boolean;
  readonly isExpanded: boolean;
  readonly isOpen: boolean;
}

function ObjectiveRow(props: ObjectiveRowProps) {
  const { objective, siblings, canManage, isExpanded, isOpen } = props;
  const { open } = usePage();
  const { toggle, createKeyResult } = useList();
  const actions = useOkrActions();
  const { id, title, progress, lifecycle } = objective;
  const toggleDetails = (): void => {
    open(isOpen ? null : { kind: 'objective', id });
  };
  const step = (direction: 'up' | 'down') => {
    const beforeId = beforeIdOfStep(siblings, id, direction);
    if (beforeId === undefined) return undefined;
    return () => {
      actions.moveObjective(objective, beforeId);
    };
  };
  return (
    <RowShell
      row={{ kind: 'objective', id, group: `${objective.projectId}/${objective.parentId ?? ''}` }}
      canDrag={canManage}
      isExpanded={isExpanded}
      isOpen={isOpen}
      isArchived={lifecycle === 'archived'}
      expandLabel={`Key results of ${title}`}
      onToggle={() => {
        toggle(id);
      }}
      title={
        <>
          <EditableObjectiveTitle objective={objective} canEdit={canManage} />
          <div className="okr-meta">
            <span>{rollUpText(objective)}</span>
            {lifecycle === 'archived' && <span className="okr-tag">Archived</span>}
            <button
              type="button"
              className="okr-plain okr-link"
              aria-expanded={isOpen}
              aria-label={`Details of ${title}`}
              onClick={toggleDetails}
            >
              Details
            </button>
          </div>
        </>
      }
      owner={<PersonName accountId={objective.ownerId} isCompact />}
      period={periodText(objective.period)}
      progress={<ProgressCell of={title} progress={progress} />}
      status={<StatusBadge of={title} facts={{ ...progress, period: objective.period }} />}
      menu={
        <RowMenu
          title={title}
          canManage={canManage}
          lifecycle={lifecycle}
          onMoveUp={step('up')}
          onMoveDown={step('down')}
          onCopyLink={() => void actions.copyLink({ kind: 'objective', id })}
          onLifecycle={(next) => {
            actions.setObjectiveLifecycle(objective, next);
          }}
        >
          <DropdownItem onClick={toggleDetails}>
            {isOpen ? 'Close details' : 'Open details'}
          </DropdownItem>
          {canManage && lifecycle === 'active' && (
            <DropdownItem
              onClick={() => {
                createKeyResult(objective);
              }}
            >
              Add key result
            </DropdownItem>
          )}
        </RowMenu>
      }
    />
  );
}

function AddKeyResult({ objective }: { readonly objective: ObjectiveDto }) {
  const { createKeyResult } = useList();
  const isFirst = objective.keyResults.length === 0;
  return (
    <div className="okr-add">
      {isFirst && (
        <span className="okr-subtle">
          No key results yet: nothing measures this objective. Connect one to a Jira query.
        </span>
      )}
      <Button
        appearance="subtle"
        spacing="compact"
        iconBefore={AddIcon}
        onClick={() => {
          createKeyResult(objective);
        }}
      >
        Add key result
      </Button>
    </div>
  );
}
