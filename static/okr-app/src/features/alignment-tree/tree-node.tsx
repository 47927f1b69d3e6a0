import { memo, useContext } from 'react';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import Lozenge from '@atlaskit/lozenge';
import {
  shownStatusAppearance,
  shownStatusLabel,
} from '../../../../../src/contract/check-ins/wording';
import { levelName } from '../../../../../src/contract/level-wording';
import { formatPercent } from '../../../../../src/contract/wording';
import { useObserved } from '../../app/observable';
import { usePage } from '../../app/page-context';
import { useWords } from '../../app/use-words';
import { rollUpText } from '../objective-list/roll-up-text';
import type { ObjectiveNode } from '../objective-list/objective-tree';
import { isSilentObjective } from '../status/status-facts';
import { TreeContext } from './tree-context';
import { useDragNode } from './use-align-by-drop';

interface TreeNodeProps {
  readonly node: ObjectiveNode;
  readonly level: number;
  /** The one that the Tab key reaches. */
  readonly activeId: string;
  readonly folded: ReadonlySet<string>;
}

export const TreeNode = memo(function TreeNode({ node, level, activeId, folded }: TreeNodeProps) {
  const { address } = usePage();
  const { setActiveId } = useContext(TreeContext);
  const { objective, children } = node;
  const { id } = objective;
  const isFolded = folded.has(id);
  const isOpen = useObserved(address, (open) => open?.kind === 'objective' && open.id === id);
  return (
    <li role="none" className="okr-map-item">
      <Card
        node={node}
        level={level}
        isFolded={isFolded}
        isOpen={isOpen}
        isActive={id === activeId}
        onFocus={() => {
          setActiveId(id);
        }}
      />
      {children.length > 0 && !isFolded && (
        <ul role="group" className="okr-list okr-map-group">
          {children.map((child) => (
            <TreeNode
              key={child.objective.id}
              node={child}
              level={level + 1}
              activeId={activeId}
              folded={folded}
            />
          ))}
        </ul>
      )}
    </li>
  );
});

interface CardProps {
  readonly node: ObjectiveNode;
  readonly level: number;
  readonly isFolded: boolean;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly onFocus: () => void;
}

/** The tree item itself: it is called by all that it shows. */
function Card({ node, level, isFolded, isOpen, isActive, onFocus }: CardProps) {
  const { address } = usePage();
  const { toggle } = useContext(TreeContext);
  const { objective, children } = node;
  const { id, title } = objective;
  const { ref, isDragged, isTarget } = useDragNode(objective);
  return (
    <div
      ref={ref}
      role="treeitem"
      className="okr-map-card"
      data-node={id}
      aria-level={level}
      aria-selected={isOpen}
      aria-expanded={children.length === 0 ? undefined : !isFolded}
      tabIndex={isActive ? 0 : -1}
      data-open={isOpen}
      data-dragged={isDragged}
      data-target={isTarget}
      title={title}
      onFocus={onFocus}
      onClick={() => {
        address.open(isOpen ? null : { kind: 'objective', id });
      }}
    >
      <span className="okr-map-title">{title}</span>
      <span className="okr-map-place">{usePlaceName(node)}</span>
      <Standing node={node} />
      <span className="okr-map-place">{rollUpText(objective, useWords(), children.length)}</span>
      {children.length > 0 && (
        <span
          className="okr-map-fold"
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            toggle(id);
          }}
        >
          {isFolded ? (
            <ChevronRightIcon label="" size="small" color="currentColor" />
          ) : (
            <ChevronDownIcon label="" size="small" color="currentColor" />
          )}
          {String(children.length)}
        </span>
      )}
    </div>
  );
}

function Standing({ node }: { readonly node: ObjectiveNode }) {
  const { page } = useContext(TreeContext);
  const { visibility, status, progress, expected } = node.objective.progress;
  const shown = { status, isSilent: isSilentObjective(node.objective) };
  return (
    <>
      <span className="okr-bar" data-status={shown.isSilent ? 'no-data' : status}>
        {progress !== null && (
          <span className="okr-bar-fill" style={{ width: percentWidth(progress) }} />
        )}
        {expected !== null && (
          <span className="okr-bar-tick" style={{ left: percentWidth(expected) }} />
        )}
      </span>
      <span className="okr-map-standing">
        <span className="okr-percent">
          {visibility === 'withheld' ? 'Withheld' : formatPercent(progress)}
        </span>
        {expected !== null && (
          <span className="okr-map-place">{`expected ${formatPercent(expected)}`}</span>
        )}
        <Lozenge appearance={shownStatusAppearance(shown)}>
          {shownStatusLabel(shown, page?.siteRules.words)}
        </Lozenge>
      </span>
    </>
  );
}

const percentWidth = (ratio: number): string =>
  `${String(Math.min(100, Math.max(0, ratio * 100)))}%`;

function usePlaceName({ objective }: ObjectiveNode): string {
  const { page } = useContext(TreeContext);
  const project = page?.projects.find(({ id }) => id === objective.projectId);
  return [levelName(objective.level), ...(project === undefined ? [] : [project.name])].join(' · ');
}
