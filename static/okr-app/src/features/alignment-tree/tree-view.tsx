import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import Button from '@atlaskit/button/new';
import { LEVELS } from '../../../../../src/domain/okr/objective';
import { useObserved } from '../../app/observable';
import { usePage } from '../../app/page-context';
import { useQuery } from '../../app/use-address';
import { ButtonRow } from '../../components/button-row';
import { useShownTree } from '../filters/use-shown-tree';
import type { ObjectiveNode } from '../objective-list/objective-tree';
import type { PageProps } from '../page/page-entry';
import { shownNodes, treeStep } from './tree-keys';
import { type TreeContextValue, TreeContext } from './tree-context';
import { TreeNode } from './tree-node';
import { useAlignByDrop } from './use-align-by-drop';
import { usePan } from './use-pan';

const ZOOM_STEPS = [50, 75, 100, 125, 150] as const;
const USUAL_ZOOM = 100;
/** Folded here and folded in the list are two things. */
const KEPT_AS = 'tree:';

/** The company's objectives first, then those of teams, then those of projects. */
function fromTheTop(nodes: readonly ObjectiveNode[]): readonly ObjectiveNode[] {
  const height = ({ objective }: ObjectiveNode) => LEVELS.indexOf(objective.level);
  return [...nodes].sort((a, b) => height(a) - height(b));
}

/** Which objective contributes to which, across projects and levels. */
export default function TreeView({ page }: PageProps) {
  const [query, setQuery] = useQuery();
  const { setFolded } = useFoldedNodes();
  const shown = useShownTree(page);
  const tree = useMemo(() => fromTheTop(shown), [shown]);
  const zoom = Number(query.get('scale') ?? USUAL_ZOOM);
  const step = Math.max(0, ZOOM_STEPS.indexOf(zoom as (typeof ZOOM_STEPS)[number]));
  const zoomTo = (to: number | undefined): void => {
    if (to !== undefined) setQuery({ scale: to === USUAL_ZOOM ? null : String(to) }, 'replace');
  };
  return (
    <>
      <div className="okr-toolbar">
        <ButtonRow label="Fold">
          <Button
            spacing="compact"
            onClick={() => {
              setFolded(new Set());
            }}
          >
            Expand all
          </Button>
          <Button
            spacing="compact"
            onClick={() => {
              setFolded(new Set(withChildren(tree)));
            }}
          >
            Collapse all
          </Button>
        </ButtonRow>
        <ButtonRow label="Zoom">
          <Button
            spacing="compact"
            isDisabled={step === 0}
            onClick={() => {
              zoomTo(ZOOM_STEPS[step - 1]);
            }}
          >
            Zoom out
          </Button>
          <Button
            spacing="compact"
            isDisabled={step === ZOOM_STEPS.length - 1}
            onClick={() => {
              zoomTo(ZOOM_STEPS[step + 1]);
            }}
          >
            Zoom in
          </Button>
        </ButtonRow>
      </div>
      <p className="okr-help okr-map-help">
        Drag an objective onto the one it contributes to, or change its parent in its details.
      </p>
      <Map page={page} tree={tree} zoom={ZOOM_STEPS[step] ?? USUAL_ZOOM} />
    </>
  );
}

interface MapProps {
  readonly page: PageProps['page'];
  readonly tree: readonly ObjectiveNode[];
  readonly zoom: number;
}

function Map({ page, tree, zoom }: MapProps) {
  const { address } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  const { folded, setFolded } = useFoldedNodes();
  const nodes = useMemo(() => shownNodes(tree, folded), [tree, folded]);
  const [chosenId, setActiveId] = useState('');
  const activeId = nodes.some(({ id }) => id === chosenId) ? chosenId : (nodes[0]?.id ?? '');
  const pan = usePan();
  useAlignByDrop(frame);
  const context = useMemo<TreeContextValue>(
    () => ({
      page,
      setActiveId,
      toggle: (id) => {
        setFolded(toggled(folded, id));
      },
    }),
    [page, folded, setFolded],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') address.open({ kind: 'objective', id: activeId });
    const next = treeStep(nodes, activeId, event.key);
    if (next === null) return;
    event.preventDefault();
    if (next.kind !== 'focus') setFolded(toggled(folded, next.id));
    else frame.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <div ref={frame} className="okr-map" {...pan}>
      <TreeContext.Provider value={context}>
        <ul
          role="tree"
          className="okr-list okr-map-roots"
          aria-label="Alignment of objectives"
          style={{ zoom: zoom / 100 }}
          onKeyDown={onKeyDown}
        >
          {tree.map((node) => (
            <TreeNode
              key={node.objective.id}
              node={node}
              level={1}
              activeId={activeId}
              folded={folded}
            />
          ))}
        </ul>
      </TreeContext.Provider>
    </div>
  );
}

function useFoldedNodes() {
  const { preferences } = usePage();
  const collapsed = useObserved(preferences, (one) => one.collapsed);
  return useMemo(
    () => ({
      folded: new Set(
        collapsed.filter((id) => id.startsWith(KEPT_AS)).map((id) => id.slice(KEPT_AS.length)),
      ),
      setFolded: (next: ReadonlySet<string>): void => {
        const others = collapsed.filter((id) => !id.startsWith(KEPT_AS));
        const kept = [...next].map((id) => KEPT_AS + id);
        preferences.set({ ...preferences.get(), collapsed: [...others, ...kept] });
      },
    }),
    [collapsed, preferences],
  );
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

function withChildren(nodes: readonly ObjectiveNode[]): readonly string[] {
  return nodes.flatMap(({ objective, children }) =>
    children.length === 0 ? [] : [objective.id, ...withChildren(children)],
  );
}
