import type { ProjectDto } from '../../../../../src/contract/dto';
import { LazyBlock } from '../../components/lazy-block';
import { useList } from './list-context';
import { ObjectiveBlock } from './objective-block';
import type { ObjectiveNode } from './objective-tree';

interface ProjectSectionProps {
  readonly project: ProjectDto;
  readonly nodes: readonly ObjectiveNode[];
  /** On the global page sections carry the project's name. */
  readonly isNamed: boolean;
}

const OBJECTIVE_HEIGHT = 64;
const KEY_RESULT_HEIGHT = 60;
const ADD_HEIGHT = 40;

export function ProjectSection({ project, nodes, isNamed }: ProjectSectionProps) {
  const { openItem, collapsed } = useList();
  if (nodes.length === 0) return null;
  const siblings = nodes.map(({ objective }) => objective);
  return (
    <section aria-label={`Objectives of ${project.name}`}>
      {isNamed && (
        <h2 className="okr-project-title">
          {project.name} <span className="okr-subtle">{project.key}</span>
        </h2>
      )}
      <ul className="okr-list okr-roots" aria-label="Objectives">
        {nodes.map((node) => (
          <LazyBlock
            key={node.objective.id}
            estimatedHeight={estimatedHeight(node, collapsed)}
            isNeeded={openItem !== null && contains(node, openItem.id)}
          >
            <ObjectiveBlock node={node} siblings={siblings} canManage={project.canManage} />
          </LazyBlock>
        ))}
      </ul>
    </section>
  );
}

function estimatedHeight(
  { objective, children }: ObjectiveNode,
  collapsed: ReadonlySet<string>,
): number {
  if (collapsed.has(objective.id)) return OBJECTIVE_HEIGHT;
  const below = children.reduce((sum, child) => sum + estimatedHeight(child, collapsed), 0);
  return OBJECTIVE_HEIGHT + objective.keyResults.length * KEY_RESULT_HEIGHT + ADD_HEIGHT + below;
}

function contains({ objective, children }: ObjectiveNode, id: string): boolean {
  return (
    objective.id === id ||
    objective.keyResults.some((keyResult) => keyResult.id === id) ||
    children.some((child) => contains(child, id))
  );
}
