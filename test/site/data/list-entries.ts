import type { z } from 'zod';
import type {
  Board,
  Field,
  Filter,
  IssueType,
  LinkType,
  Named,
  Project,
  Sprint,
  Status,
  User,
  Version,
} from '../jira/model';
import {
  boardShape,
  componentShape,
  fieldShape,
  filterShape,
  issueTypeShape,
  linkTypeShape,
  namedShape,
  projectShape,
  sprintShape,
  statusShape,
  userShape,
  versionShape,
} from './shapes';
import type { ListEntry, ListName } from './site-lists';
import { statusCategory } from './status-category';

/** Keeps only what is set: a REST list writes `null` where our model has no field. */
function given<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: NonNullable<Value[Key]> } {
  const kept: { [Key in keyof Value]?: NonNullable<Value[Key]> } = {};
  for (const key of Object.keys(value) as (keyof Value)[]) {
    const entry = value[key];
    if (entry !== null && entry !== undefined) kept[key] = entry;
  }
  return kept;
}

const named = namedShape.transform(({ id, name }): Named => ({ id, name }));

const user = userShape.transform((raw): User => ({
  accountId: raw.accountId,
  accountType:
    raw.accountType === 'app' || raw.accountType === 'customer' ? raw.accountType : 'atlassian',
  displayName: raw.displayName ?? raw.accountId,
  active: raw.active ?? true,
  timeZone: raw.timeZone ?? 'UTC',
}));

const project = projectShape.transform((raw): Project => {
  const style = raw.style ?? (raw.simplified === true ? 'next-gen' : 'classic');
  return {
    id: raw.id,
    key: raw.key,
    name: raw.name,
    projectTypeKey: raw.projectTypeKey ?? 'software',
    style,
    simplified: raw.simplified ?? style === 'next-gen',
    ...(raw.lead ? { lead: { accountId: raw.lead.accountId } } : {}),
  };
});

const issueType = issueTypeShape.transform((raw): IssueType => {
  const subtask = raw.subtask ?? raw.hierarchyLevel === -1;
  return {
    id: raw.id,
    name: raw.name,
    subtask,
    hierarchyLevel: raw.hierarchyLevel ?? (subtask ? -1 : raw.name === 'Epic' ? 1 : 0),
  };
});

const status = statusShape.transform((raw): Status => ({
  id: raw.id,
  name: raw.name,
  statusCategory: statusCategory(raw.statusCategory),
}));

const field = fieldShape.transform((raw): Field => {
  const custom = raw.custom ?? raw.id.startsWith('customfield_');
  const number = raw.id.replace('customfield_', '');
  return {
    id: raw.id,
    name: raw.name,
    custom,
    clauseNames: raw.clauseNames ?? (custom ? [`cf[${number}]`, raw.name] : [raw.id]),
    ...given({ untranslatedName: raw.untranslatedName, schema: raw.schema }),
  };
});

const board = boardShape.transform((raw): Board => ({
  id: raw.id,
  name: raw.name,
  type: raw.type ?? 'scrum',
  ...given({ estimationFieldId: raw.estimationFieldId, columns: raw.columns }),
  ...(raw.location
    ? {
        location: given({
          projectId: raw.location.projectId,
          projectKey: raw.location.projectKey,
        }),
      }
    : {}),
}));

const sprint = sprintShape.transform((raw): Sprint => ({
  id: raw.id,
  state: raw.state,
  name: raw.name,
  boardId: raw.boardId ?? raw.originBoardId ?? null,
  ...given({
    startDate: raw.startDate,
    endDate: raw.endDate,
    completeDate: raw.completeDate,
    goal: raw.goal,
  }),
}));

const version = versionShape.transform((raw): Version => ({
  id: raw.id,
  name: raw.name,
  archived: raw.archived ?? false,
  released: raw.released ?? false,
  projectId: raw.projectId ?? 0,
  ...given({ releaseDate: raw.releaseDate, startDate: raw.startDate }),
}));

const linkType = linkTypeShape.transform(({ id, name, inward, outward }): LinkType => ({
  id,
  name,
  inward,
  outward,
}));

const component = componentShape.transform((raw): ListEntry<'components'> => ({
  id: raw.id,
  name: raw.name,
  ...given({ projectId: raw.projectId }),
}));

const filter = filterShape.transform((raw): Filter => ({
  id: raw.id,
  name: raw.name,
  jql: raw.jql,
  ownerId: raw.owner.accountId,
  isShared: (raw.sharePermissions ?? []).some(({ type }) => SHARED.has(type)),
  favouredBy: raw.favouredBy ?? [],
}));

/** Filters shared with a group or project only are as private as the rest: nobody gains sight. */
const SHARED: ReadonlySet<string> = new Set(['loggedin', 'global', 'authenticated']);

/** Reads one entry of a REST list into the model. */
export const ENTRY_SHAPES: {
  readonly [Name in ListName]: z.ZodType<ListEntry<Name>>;
} = {
  projects: project,
  issueTypes: issueType,
  statuses: status,
  priorities: named,
  resolutions: named,
  fields: field,
  users: user,
  boards: board,
  sprints: sprint,
  versions: version,
  linkTypes: linkType,
  components: component,
  filters: filter,
};

export function entryId<Name extends ListName>(entry: ListEntry<Name>): string {
  return 'accountId' in entry ? entry.accountId : String(entry.id);
}
