import { memo, useContext } from 'react';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import Lozenge from '@atlaskit/lozenge';
import { formatPercent, statusAppearance, statusLabel } from '../../../../../src/contract/wording';
import { useObserved } from '../../app/observable';
import { usePage } from '../../app/page-context';
import { rollUpText } from '../objective-list/roll-up-text';
import type { ObjectiveNode } from '../objective-list/objective-tree';
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
  const label = useLabel(node);
  return (
    <li
      role="treeitem"
      className="okr-map-item"
      data-node={id}
      aria-level={level}
      aria-selected={isOpen}
      aria-expanded={children.length === 0 ? undefined : !isFolded}
      aria-label={label}
      tabIndex={id === activeId ? 0 : -1}
      onFocus={(event) => {
        if (event.target === event.currentTarget) setActiveId(id);
      }}
    >
      <Card node={node} isFolded={isFolded} isOpen={isOpen} />
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

/** For the eye; the tree item says the same in words. */
function Card(props: {
  readonly node: ObjectiveNode;
  readonly isFolded: boolean;
  readonly isOpen: boolean;
}) {
  const { node, isFolded, isOpen } = props;
  const { address } = usePage();
  const { page, toggle } = useContext(TreeContext);
  const { objective, children } = node;
  const { progress, title } = objective;
  const { ref, isDragged, isTarget } = useDragNode(objective);
  const words = page?.siteRules.words;
  return (
    <div
      ref={ref}
      className="okr-map-card"
      aria-hidden="true"
      data-open={isOpen}
      data-dragged={isDragged}
      data-target={isTarget}
      title={title}
      onClick={() => {
        address.open(isOpen ? null : { kind: 'objective', id: objective.id });
      }}
    >
      <span className="okr-map-place">{usePlaceName(node)}</span>
      <span className="okr-map-title">{title}</span>
      <span className="okr-bar" data-status={progress.status}>
        {progress.progress !== null && (
          <span className="okr-bar-fill" style={{ width: percentWidth(progress.progress) }} />
        )}
        {progress.expected !== null && (
          <span className="okr-bar-tick" style={{ left: percentWidth(progress.expected) }} />
        )}
      </span>
      <span className="okr-map-standing">
        <span className="okr-percent">
          {progress.visibility === 'withheld' ? 'Withheld' : formatPercent(progress.progress)}
        </span>
        <Lozenge appearance={statusAppearance(progress.status)}>
          {statusLabel(progress.status, words)}
        </Lozenge>
      </span>
      <span className="okr-map-place">{rollUpText(objective)}</span>
      {children.length > 0 && (
        <span
          className="okr-map-fold"
          onClick={(event) => {
            event.stopPropagation();
            toggle(objective.id);
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

const percentWidth = (ratio: number): string =>
  `${String(Math.min(100, Math.max(0, ratio * 100)))}%`;

const LEVEL_NAMES = { company: 'Company', team: 'Team', project: 'Project' } as const;

function usePlaceName({ objective }: ObjectiveNode): string {
  const { page } = useContext(TreeContext);
  const project = page?.projects.find(({ id }) => id === objective.projectId);
  return [LEVEL_NAMES[objective.level], ...(project === undefined ? [] : [project.name])].join(
    ' · ',
  );
}

function useLabel(node: ObjectiveNode): string {
  const { page } = useContext(TreeContext);
  const { title, progress } = node.objective;
  const isWithheld = progress.visibility === 'withheld';
  return [
    title,
    usePlaceName(node),
    ...(isWithheld ? ['numbers withheld'] : [formatPercent(progress.progress)]),
    ...(isWithheld || progress.expected === null
      ? []
      : [`expected ${formatPercent(progress.expected)}`]),
    statusLabel(progress.status, page?.siteRules.words),
    rollUpText(node.objective),
  ].join(', ');
}
