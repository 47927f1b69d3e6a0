import { join } from 'node:path';
import { err, ok, type Result } from '../../../src/domain/shared/result';
import { existsSync } from 'node:fs';
import type { Issue, SiteData, SitePermissions, User } from '../jira/model';
import { addMissingInstants, adoptEpicLinks, issueBuilder } from './build-issue';
import type { DataProblem } from './data-problem';
import { inferHistory } from './infer-history';
import { type Folder, readFolder } from './read-folder';
import { readSiteFile, type SiteFile } from './site-file';
import { emptyLists, LIST_FILES, LIST_NAMES, type ListName, type ListsById } from './site-lists';
import { NO_CATEGORY } from './status-category';
import { SYSTEM_FIELDS } from './system-fields';
import { refreshTimeFields } from './time-fields';

/**
 * Loads a site from one or more folders of REST-shaped files (see the README beside this file).
 * Entries of several folders must not contradict each other: the same id with another name, or
 * the same issue twice, is refused. A folder with a `site.json` stands for the folders it names.
 */
export function loadSiteData(dirs: readonly string[]): Result<SiteData, DataProblem[]> {
  const problems: DataProblem[] = [];
  const sites = dirs.map((dir) => readSiteFile(dir, problems));
  const folders = dirs
    .flatMap((dir, index) => foldersOf(dir, sites[index] ?? null))
    .map((dir) => readFolder(dir, problems));
  const lists = emptyLists();
  for (const field of SYSTEM_FIELDS) lists.fields.set(field.id, field);
  for (const folder of folders) joinLists(lists, folder, problems);
  const issues = joinIssues(folders, lists, problems);
  for (const site of sites) if (site !== null) restrict(issues, site, problems);
  if (problems.length > 0) return err(problems);
  adoptEpicLinks(issues, lists);
  for (const issue of issues) addMissingInstants(issue, lists);
  inferHistory(issues);
  refreshTimeFields(issues);
  const joined = joinPermissions([
    ...folders.map(({ permissions }) => permissions),
    ...sites.map((site) => ({ ...NOTHING_SAID, ...site?.permissions })),
  ]);
  return ok({
    ...listsOf(lists),
    permissions: withAdministrator(joined, [...lists.users.values()]),
    issues,
  });
}

/** Somebody must be able to manage OKRs and settings: the first person, if the data names nobody. */
function withAdministrator(permissions: SitePermissions, users: readonly User[]): SitePermissions {
  if (permissions.administrators.length > 0) return permissions;
  const first = users.find(({ accountType, active }) => accountType === 'atlassian' && active);
  return { ...permissions, administrators: first === undefined ? [] : [first.accountId] };
}

const NOTHING_SAID: SitePermissions = { administrators: [], projects: {}, securityLevels: {} };

function foldersOf(dir: string, site: SiteFile | null): readonly string[] {
  if (site === null) return [dir];
  const hasIssues = ['issues.ndjson', 'issues.ndjson.gz'].some((name) =>
    existsSync(join(dir, name)),
  );
  return hasIssues ? [dir, ...site.folders] : site.folders;
}

/** Puts issues under the security levels that `site.json` names. */
function restrict(issues: readonly Issue[], site: SiteFile, problems: DataProblem[]): void {
  const byKey = new Map(issues.map((issue) => [issue.key, issue]));
  for (const { level, issues: keys } of site.security ?? []) {
    const name = site.permissions?.securityLevels?.[level]?.name;
    for (const key of keys) {
      const issue = byKey.get(key);
      if (issue === undefined || name === undefined) {
        const missing = name === undefined ? `security level ${level}` : `issue ${key}`;
        const message = `${missing} does not exist`;
        problems.push({ file: 'site.json', line: null, field: 'security', message });
      } else issue.fields['security'] = { id: level, name };
    }
  }
}

function joinLists(lists: ListsById, folder: Folder, problems: DataProblem[]): void {
  for (const name of LIST_NAMES) {
    const joined = lists[name] as Map<string, unknown>;
    for (const [id, entry] of folder.lists[name]) {
      const known = lists[name].get(id);
      if (known === undefined || isForgotten(known)) joined.set(id, entry);
      else if (isClash(name, nameOf(known), nameOf(entry))) {
        problems.push({
          file: join(folder.dir, LIST_FILES[name]),
          line: null,
          field: 'id',
          message: `id ${id} is "${nameOf(entry)}" here and "${nameOf(known)}" in another folder; only folders of one site, or with ids of their own, can be joined`,
        });
      }
    }
  }
}

/** Known from old changelog entries alone, so that any list knows better. */
const isForgotten = (entry: object) =>
  'statusCategory' in entry && entry.statusCategory === NO_CATEGORY;

const nameOf = (entry: object) => ('name' in entry ? String(entry.name) : '');

/** Names of Jira's own fields are translated; people are known by their account. */
function isClash(list: ListName, known: string, name: string): boolean {
  if (list === 'users' || list === 'boards' || known === name) return false;
  return list !== 'fields' || !isSystemField(known);
}

const isSystemField = (name: string) => SYSTEM_FIELDS.some((field) => field.name === name);

function joinIssues(
  folders: readonly Folder[],
  lists: ListsById,
  problems: DataProblem[],
): Issue[] {
  const builder = issueBuilder(lists);
  const seen = new Set<string>();
  const issues: Issue[] = [];
  for (const folder of folders) {
    for (const raw of folder.issues) {
      for (const mark of [raw.id, raw.key]) {
        if (seen.has(mark)) problems.push(duplicate(folder.dir, mark));
        seen.add(mark);
      }
      issues.push(builder.build(raw));
    }
  }
  return issues.sort((a, b) => Number(a.id) - Number(b.id));
}

const duplicate = (dir: string, mark: string): DataProblem => ({
  file: join(dir, 'issues.ndjson'),
  line: null,
  field: /^\d/.test(mark) ? 'id' : 'key',
  message: `${mark} is there twice`,
});

function listsOf(lists: ListsById): Omit<SiteData, 'issues' | 'permissions'> {
  return {
    projects: [...lists.projects.values()],
    issueTypes: [...lists.issueTypes.values()],
    statuses: [...lists.statuses.values()],
    priorities: [...lists.priorities.values()],
    resolutions: [...lists.resolutions.values()],
    fields: [...lists.fields.values()],
    users: [...lists.users.values()],
    boards: [...lists.boards.values()],
    sprints: [...lists.sprints.values()],
    versions: [...lists.versions.values()],
    linkTypes: [...lists.linkTypes.values()],
    components: [...lists.components.values()],
    filters: [...lists.filters.values()],
  };
}

function joinPermissions(all: readonly SitePermissions[]): SitePermissions {
  return {
    administrators: [...new Set(all.flatMap(({ administrators }) => administrators))],
    projects: Object.assign(
      {},
      ...all.map(({ projects }) => projects),
    ) as SitePermissions['projects'],
    securityLevels: Object.assign(
      {},
      ...all.map(({ securityLevels }) => securityLevels),
    ) as SitePermissions['securityLevels'],
  };
}
