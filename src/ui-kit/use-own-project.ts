import { useProductContext } from '@forge/react';

interface OwnProject {
  readonly id: string;
  readonly key: string;
}

/** The project of the open issue; `null` until the product has said which. */
export function useOwnProject(): OwnProject | null {
  const extension: Record<string, unknown> | undefined = useProductContext()?.extension;
  const project = extension?.['project'];
  if (typeof project !== 'object' || project === null) return null;
  if (!('id' in project) || !('key' in project)) return null;
  return { id: String(project.id), key: String(project.key) };
}
