import type { ObjectiveDto, ProjectDto } from '../../../../../src/contract/dto';
import { useObserved } from '../../app/observable';
import { usePage } from '../../app/page-context';
import { LazyBlock } from '../../components/lazy-block';
import { ObjectiveBlock } from './objective-block';
import type { ObjectiveNode } from './objective-tree';

interface ProjectSectionProps {
  readonly project: ProjectDto;
  readonly nodes: readonly ObjectiveNode[];
  /** All of the project's objectives, the filtered ones too. */
  readonly objectives: readonly ObjectiveDto[];
  /** On the global page sections carry the project's name. */
  readonly isNamed: boolean;
}

export function ProjectSection({ project, nodes, objectives, isNamed }: ProjectSectionProps) {
  if (nodes.length === 0) return null;
  return (
    <section aria-label={`Objectives of ${project.name}`}>
      {isNamed && (
        <h2 className="okr-project-title">
          {project.name} <span className="okr-subtle">{project.key}</span>
        </h2>
      )}
      <ul className="okr-list okr-roots" aria-label="Objectives">
        {nodes.map((node) => (
          <Root
            key={node.objective.id}
            node={node}
            objectives={objectives}
            canManage={project.canManage}
          />
        ))}
      </ul>
    </section>
  );
}

interface RootProps {
  readonly node: ObjectiveNode;
  readonly objectives: readonly ObjectiveDto[];
  readonly canManage: boolean;
}

/** Drawn when it comes near the window, or when the address names something in it. */
function Root({ node, objectives, canManage }: RootProps) {
  const { address, preferences } = usePage();
  const isNamed = useObserved(address, (item) => item !== null && contains(node, item.id));
  return (
    <LazyBlock
      estimatedHeight={estimatedHeight(node, preferences.get().collapsed)}
      isNeeded={isNamed}
    >
      <ObjectiveBlock node={node} objectives={objectives} canManage={canManage} />
    </LazyBlock>
  );
}

const OBJECTIVE_HEIGHT = 54;
const KEY_RESULT_HEIGHT = 53;
const ADD_HEIGHT = 44;

function estimatedHeight(
  { objective, children }: ObjectiveNode,
  folded: readonly string[],
): number {
  if (folded.includes(objective.id)) return OBJECTIVE_HEIGHT;
  const below = children.reduce((sum, child) => sum + estimatedHeight(child, folded), 0);
  return OBJECTIVE_HEIGHT + objective.keyResults.length * KEY_RESULT_HEIGHT + ADD_HEIGHT + below;
}

function contains({ objective, children }: ObjectiveNode, id: string): boolean {
  return (
    objective.id === id ||
    objective.keyResults.some((keyResult) => keyResult.id === id) ||
    children.some((child) => contains(child, id))
  );
}
