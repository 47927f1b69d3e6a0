import type { SiteData } from '../jira/model';

/** Everything of a site but its issues. */
type SiteLists = Omit<SiteData, 'issues' | 'permissions'>;
export type ListName = keyof SiteLists;
export type ListEntry<Name extends ListName> = SiteLists[Name][number];

/** The file of each list and how an entry is told from another. */
export const LIST_FILES: Readonly<Record<ListName, string>> = {
  projects: 'projects.json',
  issueTypes: 'issuetypes.json',
  statuses: 'statuses.json',
  priorities: 'priorities.json',
  resolutions: 'resolutions.json',
  fields: 'fields.json',
  users: 'users.json',
  boards: 'boards.json',
  sprints: 'sprints.json',
  versions: 'versions.json',
  linkTypes: 'linktypes.json',
  components: 'components.json',
  filters: 'filters.json',
};

export const LIST_NAMES = Object.keys(LIST_FILES) as readonly ListName[];

/** Entries by id, in the order of arrival. */
export type ListsById = { readonly [Name in ListName]: Map<string, ListEntry<Name>> };

export function emptyLists(): ListsById {
  return {
    projects: new Map(),
    issueTypes: new Map(),
    statuses: new Map(),
    priorities: new Map(),
    resolutions: new Map(),
    fields: new Map(),
    users: new Map(),
    boards: new Map(),
    sprints: new Map(),
    versions: new Map(),
    linkTypes: new Map(),
    components: new Map(),
    filters: new Map(),
  };
}
