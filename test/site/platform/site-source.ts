/** The data a site starts from, and the people worth trying it as. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadSiteData } from '../data/load';
import { describeProblem, MOST_PROBLEMS, type DataProblem } from '../data/data-problem';
import { readSiteFile, type SiteFile } from '../data/site-file';
import type { SiteData, User } from '../jira/model';
import type { Persona } from '../shell/site-api';
import { StartError } from './http-server';

const MOST_PERSONAS = 6;

export interface SiteSource {
  readonly name: string;
  /** Instants as epoch milliseconds; `null` where the data names none. */
  readonly now: number | null;
  readonly as: string;
  readonly personas: readonly Persona[];
  readonly objectives: string | null;
  /** What people did after that. */
  readonly calls: string | null;
  readonly data: SiteData;
}

export function readSiteSource(dirs: readonly string[]): SiteSource {
  const loaded = loadSiteData(dirs);
  const problems: DataProblem[] = [];
  const [file] = dirs.flatMap((dir) => readSiteFile(dir, problems) ?? []);
  if (!loaded.ok) throw badData(loaded.error);
  if (problems.length > 0) throw badData(problems);
  const data = loaded.value;
  const personas =
    file?.personas.map(({ accountId, name, role }) => ({
      accountId,
      displayName: name,
      description: role,
    })) ?? personasOf(data);
  return {
    name: file?.name ?? path.basename(dirs[0] ?? 'Site'),
    now: file === undefined ? lastChange(data) : Date.parse(file.now),
    as: file?.as ?? personas[0]?.accountId ?? '',
    personas,
    ...seedsOf(file, dirs),
    data,
  };
}

/** Files with what people wrote before the site starts. */
function seedsOf(
  file: SiteFile | undefined,
  dirs: readonly string[],
): Pick<SiteSource, 'objectives' | 'calls'> {
  if (file === undefined) return { objectives: objectivesIn(dirs), calls: null };
  return { objectives: file.objectives ?? null, calls: file.calls ?? null };
}

/** Generated folders hold theirs beside the lists. */
function objectivesIn(dirs: readonly string[]): string | null {
  const files = dirs.map((dir) => path.join(dir, 'objectives.json'));
  return files.find((file) => existsSync(file)) ?? null;
}

function badData(problems: readonly DataProblem[]): StartError {
  const lines = problems.slice(0, MOST_PROBLEMS).map((problem) => `  ${describeProblem(problem)}`);
  const rest = problems.length - lines.length;
  return new StartError(
    ['The site data has problems:', ...lines, ...(rest > 0 ? [`  … and ${rest} more`] : [])].join(
      '\n',
    ),
  );
}

/** A site without a date of its own starts after everything that happened in it. */
function lastChange({ issues }: SiteData): number | null {
  let last: number | null = null;
  for (const { fields, histories } of issues) {
    const texts = [fields['updated'], fields['created'], histories.at(-1)?.created];
    for (const text of texts) {
      const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
      if (at > (last ?? Number.NEGATIVE_INFINITY)) last = at;
    }
  }
  return last === null ? null : last + 1000;
}

/** Those with most rights first. */
function personasOf({ users, permissions, projects }: SiteData): readonly Persona[] {
  const { administrators } = permissions;
  const named = Object.values(permissions.projects);
  const rightsOf = ({ accountId }: User) => ({
    isAdministrator: administrators.includes(accountId),
    manages: named.filter(
      ({ administer, manageOkrs }) =>
        administer.includes(accountId) || manageOkrs.includes(accountId),
    ).length,
  });
  const people = users
    .filter(({ accountType, active }) => accountType === 'atlassian' && active)
    .map((user) => ({ user, ...rightsOf(user) }))
    .sort(
      (left, right) =>
        right.manages - left.manages ||
        Number(right.isAdministrator) - Number(left.isAdministrator),
    )
    .slice(0, MOST_PERSONAS);
  return people.map(({ user, isAdministrator, manages }) => ({
    accountId: user.accountId,
    displayName: user.displayName,
    description: [
      ...(isAdministrator ? ['Jira administrator'] : []),
      manages > 0 ? `Manages OKRs in ${manages} of ${projects.length} projects` : 'Member',
    ].join('; '),
  }));
}
