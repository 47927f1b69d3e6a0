import type { ProjectId } from '../../domain/shared/ids';
import type { Ports } from '../ports/ports';

const OF_PROJECT = 'project ';

/** Whose issues are asked for the names of their teams. */
const MOST_PROJECTS = 10;

/**
 * What teams are called: a project by its name, a team by what people called it, else as the field
 * says it.
 */
export async function teamNames(
  ports: Pick<Ports, 'projects' | 'practice' | 'projectFacts'>,
  asked: {
    readonly keys: readonly string[];
    readonly fieldId: string | null;
    readonly projectIds: readonly ProjectId[];
  },
): Promise<ReadonlyMap<string, string>> {
  const { keys, fieldId, projectIds } = asked;
  const own = keys.filter((key) => key.startsWith(OF_PROJECT));
  const projects = await ports.projects.find(
    own.map((key) => key.slice(OF_PROJECT.length) as ProjectId),
  );
  const names = new Map<string, string>(
    projects.map(({ id, name }) => [`${OF_PROJECT}${id}`, name]),
  );
  if (own.length < keys.length) {
    for (const id of projectIds.slice(0, MOST_PROJECTS)) {
      const values = fieldId === null ? [] : await ports.projectFacts.fieldValues(id, fieldId);
      for (const value of values ?? []) names.set(value.id, value.name);
      const { teams } = await ports.practice.load(id);
      for (const team of teams.teams) names.set(team.id, team.name);
    }
  }
  return new Map(keys.map((key) => [key, names.get(key) ?? `Team ${key}`]));
}
