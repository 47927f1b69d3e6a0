import type { ProjectId } from '../../domain/shared/ids';

/** What has one name all over the site. */
export type SiteEntity = 'priority' | 'status' | 'issuetype' | 'resolution';

/** What things are called now, by id; what was deleted is missing. */
export interface EntityNames {
  ofSite(kind: SiteEntity): Promise<ReadonlyMap<string, string>>;
  /** Empty for a project that the viewer may not browse. */
  componentsOf(projectId: ProjectId): Promise<ReadonlyMap<string, string>>;
}
