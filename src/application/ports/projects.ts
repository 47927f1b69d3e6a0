import type { ProjectId } from '../../domain/shared/ids';

export interface Project {
  readonly id: ProjectId;
  readonly key: string;
  readonly name: string;
}

export interface Projects {
  /** In the viewer's permissions; those they may not see are missing. */
  find(ids: readonly ProjectId[]): Promise<readonly Project[]>;
  findByKeys(keys: readonly string[]): Promise<readonly Project[]>;
}
