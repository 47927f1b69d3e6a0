import { useEffect, useState } from 'react';
import type { OkrPageDto, ProjectDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';

/**
 * Where the person may create objectives. The global page asks, because a project without any
 * objective is not on the page yet.
 */
export function useCreationProjects(page: OkrPageDto): readonly ProjectDto[] {
  const { call, site } = usePage();
  const isGlobal = site.project === null;
  const [managed, setManaged] = useState<readonly ProjectDto[] | null>(null);
  useEffect(() => {
    if (!isGlobal) return undefined;
    let isLeft = false;
    const load = async (): Promise<void> => {
      const answer = await call('listManagedProjects', {});
      if (!isLeft && answer.ok) setManaged(answer.data);
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, [call, isGlobal]);
  return managed ?? page.projects.filter(({ canManage }) => canManage);
}
