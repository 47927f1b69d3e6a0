import type { ProjectId } from '../../domain/shared/ids';
import type { SiteEntity } from '../ports/entity-names';
import type { Ports } from '../ports/ports';
import { UpstreamError } from '../ports/upstream-error';
import type { KnownScope } from './known-scope';
import { teamNames } from './team-names';

/** What ids can stand for, besides people and issues. */
export type NamedKind = SiteEntity | 'component' | 'version' | 'team' | 'severity';

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
    case 'severity': {
      const levels = await severityLevels(ports, projectIds);
      return levels.size > 0 ? levels : ports.names.ofSite('priority');
    }
    case 'priority':
    case 'status':
    case 'issuetype':
    case 'resolution':
      return ports.names.ofSite(kind);
  }
}

/** Of the field that tells it; empty where the priority does. */
async function severityLevels(
  ports: Pick<Ports, 'practice'>,
  projectIds: readonly ProjectId[],
): Promise<ReadonlyMap<string, string>> {
  const said = await Promise.all(projectIds.map((id) => ports.practice.load(id)));
  const levels = said.flatMap(({ quality: { severity } }) =>
    severity?.kind === 'field' ? severity.levels : [],
  );
  return new Map(levels.map(({ id, name }) => [id, name]));
}

const projectsOf = ({ issues }: Pick<KnownScope, 'issues'>): readonly ProjectId[] =>
  [...new Set(issues.map(({ timeline }) => timeline.projectId))].slice(0, MOST_PROJECTS);
