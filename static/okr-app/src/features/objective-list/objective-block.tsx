import { lazy, memo, Suspense } from 'react';
import Button from '@atlaskit/button/new';
import { DropdownItem } from '@atlaskit/dropdown-menu';
import AddIcon from '@atlaskit/icon/core/add';
import Spinner from '@atlaskit/spinner';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { wordInSentence } from '../../../../../src/domain/okr/words';
import { useObserved } from '../../app/observable';
import { usePage } from '../../app/page-context';
import { useFold } from '../../app/use-preferences';
import { useWord, useWords } from '../../app/use-words';
import { LazyBlock } from '../../components/lazy-block';
import { PersonName } from '../../components/person-name';
import { useOkrActions } from '../actions/use-okr-actions';
import { AlignedTo } from '../alignment/parent-name';
import { ObjectiveClosingItems } from '../closing/closing-items';
import { ClosingTag } from '../closing/closing-tag';
import { EditableObjectiveTitle } from '../inline-edit/objective-fields';
import { periodText } from '../period/quarter';
import { beforeIdOfStep } from '../reorder/placement';
import { StatusBadge } from '../status/status-badge';
import { isSilentObjective, objectiveFacts } from '../status/status-facts';
import { KeyResultRow } from './key-result-row';
import { useCreateKeyResult, useDetails } from './list-context';
import { containsItem, objectiveHeight } from './objective-height';
import { ObjectiveTags } from './objective-tags';
import { isBelowItsParent, type ObjectiveNode, siblingsOf } from './objective-tree';
import { ProgressCell } from './progress-cell';
import { rollUpText } from './roll-up-text';
import { RowMenu } from './row-menu';
import { RowShell } from './row-shell';

const ObjectiveDetail = lazy(() => import('../detail/objective-detail'));

interface ObjectiveProps {
  readonly node: ObjectiveNode;
  /** All of the page, the filtered ones too. */
  readonly objectives: readonly ObjectiveDto[];
}

/** Drawn when it comes near the window, or when the address names something in it. */
export const ObjectiveItem = memo(function ObjectiveItem({ node, objectives }: ObjectiveProps) {
  const { address, preferences } = usePage();
  const isNamed = useObserved(address, (item) => item !== null && containsItem(node, item.id));
  return (
    <LazyBlock
      estimatedHeight={objectiveHeight(node, preferences.get().collapsed)}
      isNeeded={isNamed}
    >
      <ObjectiveBlock node={node} objectives={objectives} />
    </LazyBlock>
  );
});

/** An objective with its key results and the objectives below it. */
function ObjectiveBlock({ node, objectives }: ObjectiveProps) {
  const { objective, children } = node;
  const { canManage } = objective;
  const { address } = usePage();
  const [isKeptFolded] = useFold(objective.id);
  const [isOpen] = useDetails('objective', objective.id);
  // What the address names is never folded away.
  const isNamed = useObserved(
    address,
    (item) => item !== null && item.id !== objective.id && containsItem(node, item.id),
  );
  const isFolded = isKeptFolded && !isNamed;
  const whole = objectives.find(({ id }) => id === objective.id) ?? objective;
  return (
    <>
      <ObjectiveRow objective={whole} objectives={objectives} canManage={canManage} />
      {isOpen && (
        <Suspense fallback={<Spinner label="Loading details" />}>
          <ObjectiveDetail objective={whole} canManage={canManage} />
        </Suspense>
      )}
      {!isFolded && (
        <div className="okr-children">
          {objective.keyResults.length > 0 && (
            <ul className="okr-list" aria-label={`Key results of ${objective.title}`}>
              {objective.keyResults.map((keyResult) => (
                <KeyResultRow
                  key={keyResult.id}
                  keyResult={keyResult}
                  objective={whole}
                  canManage={canManage}
                />
              ))}
            </ul>
          )}
          {canManage && objective.lifecycle === 'active' && <AddKeyResult objective={whole} />}
          {children.length > 0 && (
            <ul className="okr-list" aria-label={`Objectives below ${objective.title}`}>
              {children.map((child) => (
                <ObjectiveItem key={child.objective.id} node={child} objectives={objectives} />
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  );
}

const countBelow = ({ id }: ObjectiveDto, objectives: readonly ObjectiveDto[]): number =>
  objectives.filter(({ parentId }) => parentId === id).length;

interface ObjectiveRowProps {
  readonly objective: ObjectiveDto;
  readonly objectives: readonly ObjectiveDto[];
  readonly canManage: boolean;
}

function ObjectiveRow(props: ObjectiveRowProps) {
  const { objective, objectives, canManage } = props;
  const words = useWords();
  const createKeyResult = useCreateKeyResult();
  const actions = useOkrActions();
  const { id, title, progress, lifecycle } = objective;
  const [isFolded, toggleFold] = useFold(id);
  const [isOpen, toggleDetails] = useDetails('objective', id);
  const step = (direction: 'up' | 'down') => {
    const beforeId = beforeIdOfStep(siblingsOf(objective, objectives), id, direction);
    if (beforeId === undefined) return undefined;
    return () => {
      actions.moveObjective(objective, beforeId);
    };
  };
  return (
    <RowShell
      row={{ kind: 'objective', id, group: `${objective.projectId}/${objective.parentId ?? ''}` }}
      canDrag={canManage}
      isExpanded={!isFolded}
      isOpen={isOpen}
      isArchived={lifecycle === 'archived'}
      expandLabel={`Key results of ${title}`}
      onToggle={toggleFold}
      onOpen={toggleDetails}
      name={title}
      title={
        <>
          <EditableObjectiveTitle
            objective={objective}
            canEdit={canManage && lifecycle !== 'closed'}
          />
          <div className="okr-meta">
            <span>{rollUpText(objective, words, countBelow(objective, objectives))}</span>
            {lifecycle === 'archived' && <span className="okr-tag">Archived</span>}
            <ClosingTag item={objective} />
            <ObjectiveTags objective={objective} />
            {!isBelowItsParent(objective, objectives) && <AlignedTo parent={objective.parent} />}
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
      period={periodText(objective.effectivePeriod)}
      progress={
        <ProgressCell of={title} progress={progress} isSilent={isSilentObjective(objective)} />
      }
      status={<StatusBadge of={title} facts={objectiveFacts(objective)} />}
      menu={
        <RowMenu
          title={title}
          canManage={canManage}
          lifecycle={lifecycle}
          onMoveUp={step('up')}
          onMoveDown={step('down')}
          onCopyLink={() => {
            actions.copyLink({ kind: 'objective', id });
          }}
          onLifecycle={(next) => {
            actions.setObjectiveLifecycle(objective, next);
          }}
        >
          <DropdownItem onClick={toggleDetails}>
            {isOpen ? 'Close details' : 'Open details'}
          </DropdownItem>
          {canManage && <ObjectiveClosingItems objective={objective} />}
          {canManage && lifecycle === 'active' && (
            <DropdownItem
              onClick={() => {
                createKeyResult(objective);
              }}
            >
              Add {wordInSentence(words, 'key-result')}
            </DropdownItem>
          )}
        </RowMenu>
      }
    />
  );
}

function AddKeyResult({ objective }: { readonly objective: ObjectiveDto }) {
  const name = useWord('key-result');
  const createKeyResult = useCreateKeyResult();
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
        Add {name}
      </Button>
    </div>
  );
}
