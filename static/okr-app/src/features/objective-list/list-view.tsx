import type { PageProps } from '../page/page-entry';
import { usePage } from '../../app/page-context';
import { useShownTree } from '../filters/use-shown-tree';
import { useDropOnRows } from '../reorder/use-drop-on-rows';
import { ListSection } from './list-section';
import { useOpenRow } from './use-open-row';

/** Objectives with their key results: those of the whole site first, then project by project. */
export function ListView({ page }: PageProps) {
  const { site } = usePage();
  const shown = useShownTree(page);
  useDropOnRows();
  const ofHome = (projectId: string | null) =>
    shown.filter(({ objective }) => objective.projectId === projectId);
  const { frame, onKeyDown } = useOpenRow();
  return (
    <div ref={frame} onKeyDown={onKeyDown}>
      <ListSection name="Whole site" nodes={ofHome(null)} page={page} isNamed />
      {page.projects.map((project) => (
        <ListSection
          key={project.id}
          name={project.name}
          nodes={ofHome(project.id)}
          page={page}
          isNamed={site.project === null}
        />
      ))}
    </div>
  );
}
