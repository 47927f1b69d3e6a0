import type { ProjectId } from '../../domain/shared/ids';
import type { SiteEntity } from '../ports/entity-names';
import type { Ports } from '../ports/ports';
import { UpstreamError } from '../ports/upstream-error';
import type { KnownScope } from './known-scope';
import { teamNames } from './team-names';

/** What ids can stand for, besides people and issues. */
export type NamedKind = SiteEntity | 'component' | 'version' | 'team' | 'severity' | 'found-in';

type NamePorts = Pick<Ports, 'names' | 'projects' | 'practice' | 'projectFacts'>;

interface Asked {
  readonly kind: NamedKind;
  readonly ids: readonly string[];
}

/** More projects than these are not asked for their components. */
const MOST_PROJECTS = 10;

/**
 * What ids are called now; one that Jira does not know any more is called deleted. Empty while Jira
 * does not answer: names are no reason to show no numbers.
 */
export async function knownNames(
  ports: NamePorts,
  { kind, ids }: Asked,
  scope: {
    readonly known: Pick<KnownScope, 'issues' | 'containers'>;
    readonly teamFieldId: string | null;
  },
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  try {
    const names = await namesOf(ports, { kind, ids }, scope);
    return new Map(ids.map((id) => [id, names.get(id) ?? `Deleted (${id})`]));
  } catch (thrown) {
    if (thrown instanceof UpstreamError) return new Map();
    throw thrown;
  }
}

async function namesOf(
  ports: NamePorts,
  { kind, ids }: Asked,
  { known, teamFieldId }: Parameters<typeof knownNames>[2],
): Promise<ReadonlyMap<string, string>> {
  const projectIds = projectsOf(known);
  switch (kind) {
    case 'version':
      return new Map(known.containers.versions.map(({ id, name }) => [id, name]));
    case 'team':
      return teamNames(ports, { keys: ids, fieldId: teamFieldId, projectIds });
    case 'component': {
      const lists = await Promise.all(projectIds.map((id) => ports.names.componentsOf(id)));
      return new Map(lists.flatMap((list) => [...list]));
    }
    case 'severity':
      return severityNames(ports, projectIds);
    case 'found-in':
      return foundInValues(ports, projectIds);
    case 'priority':
    case 'status':
    case 'issuetype':
    case 'resolution':
      return ports.names.ofSite(kind);
  }
}

/** Of the levels of the field that tells it, else of the priorities. */
async function severityNames(
  ports: Pick<Ports, 'practice' | 'names'>,
  projectIds: readonly ProjectId[],
): Promise<ReadonlyMap<string, string>> {
  const said = await Promise.all(projectIds.map((id) => ports.practice.load(id)));
  const levels = said.flatMap(({ quality: { severity } }) =>
    severity?.kind === 'field' ? severity.levels : [],
  );
  if (levels.length === 0) return ports.names.ofSite('priority');
  return new Map(levels.map(({ id, name }) => [id, name]));
}

/** Those that were named as production, and all others of the same field. */
async function foundInValues(
  ports: Pick<Ports, 'practice' | 'projectFacts'>,
  projectIds: readonly ProjectId[],
): Promise<ReadonlyMap<string, string>> {
  const lists = projectIds.map(async (id) => {
    const { foundIn } = (await ports.practice.load(id)).quality;
    if (foundIn?.kind !== 'field') return [];
    const all = await ports.projectFacts.fieldValues(id, foundIn.fieldId);
    return [...(all ?? []), ...foundIn.values];
  });
  return new Map((await Promise.all(lists)).flat().map(({ id, name }) => [id, name]));
}

const projectsOf = ({ issues }: Pick<KnownScope, 'issues'>): readonly ProjectId[] =>
  [...new Set(issues.map(({ timeline }) => timeline.projectId))].slice(0, MOST_PROJECTS);
