import type { OkrPageDto } from '../../../../../src/contract/dto';
import { ObjectiveItem } from './objective-block';
import type { ObjectiveNode } from './objective-tree';

interface ListSectionProps {
  readonly name: string;
  readonly nodes: readonly ObjectiveNode[];
  readonly page: OkrPageDto;
  /** Where several sections stand below each other. */
  readonly isNamed: boolean;
}

export function ListSection({ name, nodes, page, isNamed }: ListSectionProps) {
  if (nodes.length === 0) return null;
  return (
    <section aria-label={`Objectives of ${name}`}>
      {isNamed && <h2 className="okr-project-title">{name}</h2>}
      <ul className="okr-list okr-roots" aria-label="Objectives">
        {nodes.map((node) => (
          <ObjectiveItem key={node.objective.id} node={node} objectives={page.objectives} />
        ))}
      </ul>
    </section>
  );
}
