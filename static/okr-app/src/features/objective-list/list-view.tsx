import type { OkrPageDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';
import { useShownTree } from '../filters/use-shown-tree';
import { useDropOnRows } from '../reorder/use-drop-on-rows';
import { ProjectSection } from './project-section';

/** Objectives with their key results, project by project. */
export function ListView({ page }: { readonly page: OkrPageDto }) {
  const { site } = usePage();
  const shown = useShownTree(page);
  useDropOnRows();
  return (
    <>
      {page.projects.map((project) => (
        <ProjectSection
          key={project.id}
          project={project}
          nodes={shown.filter(({ objective }) => objective.projectId === project.id)}
          objectives={page.objectives}
          isNamed={site.project === null}
        />
      ))}
    </>
  );
}
