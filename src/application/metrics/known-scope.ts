import type { KnownIssue, KnownSprint, KnownVersion } from '../ports/metric-facts';
import type { Ports } from '../ports/ports';
import type { Containers } from '../ports/scope-timelines';
import type { MetricBasis } from './metric-basis';

/** Issues with their pasts, and the sprints and versions they are in. */
export interface KnownScope {
  readonly issues: readonly KnownIssue[];
  readonly containers: Containers;
  /** Issues elsewhere that those of the scope are linked to; empty unless a metric asks for them. */
  readonly linked: readonly KnownIssue[];
}

/** Where linked issues are kept, beside those of the scope. */
export const linkedHash = (hash: string): string => `${hash}-linked`;

/** `null` until the scope was read for the first time. */
export async function loadKnownScope(
  ports: Pick<Ports, 'scopeTimelines'>,
  hash: string,
): Promise<KnownScope | null> {
  const [issues, containers, linked] = await Promise.all([
    ports.scopeTimelines.issues(hash),
    ports.scopeTimelines.containers(hash),
    ports.scopeTimelines.issues(linkedHash(hash)),
  ]);
  return containers === null ? null : { issues, containers, linked };
}

/** With more projects in a scope, sprints and versions are looked up in the largest ones. */
const MAX_PROJECTS = 10;
/** Sprints of boards elsewhere; two years of a team are some fifty. */
const MAX_OTHER_SPRINTS = 60;

/** What stands in Jira now; versions keep the instant at which they were seen to be released. */
export async function readContainers(
  ports: Pick<Ports, 'metricFacts' | 'clock'>,
  { scope, fields }: Pick<MetricBasis, 'scope' | 'fields'>,
  {
    issues,
    before,
  }: { readonly issues: readonly KnownIssue[]; readonly before: Containers | null },
): Promise<Containers> {
  const projectIds = largestProjects(issues);
  const versions = (
    await Promise.all(projectIds.map((id) => ports.metricFacts.versionsOf(id)))
  ).flat();
  const boards =
    scope.boardId === null
      ? (await Promise.all(projectIds.map((id) => ports.metricFacts.boardsOf(id)))).flat()
      : [{ id: scope.boardId }];
  const sprints = await Promise.all(
    [...new Set(boards.map(({ id }) => id))].map((id) => ports.metricFacts.sprintsOf(id)),
  );
  const [onlyBoard] = boards;
  const hasOne = scope.boardId === null && boards.length === 1 && onlyBoard !== undefined;
  const board = hasOne ? await ports.metricFacts.board(onlyBoard.id) : scope;
  return {
    sprints: await sprintsIn(ports, mentionedSprints(issues, fields.work.sprint), {
      found: sprints.flat(),
      before,
    }),
    versions: versions.map((version) => withRelease(version, before, ports.clock.now())),
    estimateFieldId: board?.estimateFieldId ?? null,
    columns: board?.columns ?? [],
  };
}

function largestProjects(issues: readonly KnownIssue[]) {
  const counts = new Map<KnownIssue['timeline']['projectId'], number>();
  for (const { timeline } of issues) {
    counts.set(timeline.projectId, (counts.get(timeline.projectId) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, MAX_PROJECTS).map(([id]) => id);
}

/**
 * Those that an issue of the scope is or was in, each once. Boards of other projects have some of
 * them; the latest of these are asked for one by one, and a closed one only once.
 */
async function sprintsIn(
  ports: Pick<Ports, 'metricFacts'>,
  mentioned: ReadonlySet<string>,
  { found, before }: { readonly found: readonly KnownSprint[]; readonly before: Containers | null },
): Promise<readonly KnownSprint[]> {
  const closed = (before?.sprints ?? []).filter(({ state }) => state === 'closed');
  const known = new Map([...closed, ...found].map((sprint) => [sprint.id, sprint]));
  const others = [...mentioned]
    .filter((id) => !known.has(id))
    .sort((a, b) => Number(b) - Number(a));
  for (const id of others.slice(0, MAX_OTHER_SPRINTS)) {
    const sprint = await ports.metricFacts.sprint(id);
    if (sprint !== null) known.set(id, sprint);
  }
  return [...known.values()]
    .filter(({ id }) => mentioned.has(id))
    .sort((a, b) => a.startedAt - b.startedAt || Number(a.id) - Number(b.id));
}

function mentionedSprints(
  issues: readonly KnownIssue[],
  fieldId: string | null,
): ReadonlySet<string> {
  const mentioned = new Set<string>();
  if (fieldId === null) return mentioned;
  for (const { timeline } of issues) {
    const changes = timeline.changes[fieldId] ?? [];
    const texts = [timeline.values[fieldId], ...changes.flatMap(({ from, to }) => [from, to])];
    for (const text of texts) {
      for (const id of (text ?? '').split(',')) mentioned.add(id.trim());
    }
  }
  mentioned.delete('');
  return mentioned;
}

/** Jira keeps a day that people can move, so that what was seen happening is written down. */
function withRelease(
  version: KnownVersion,
  before: Containers | null,
  now: number,
): Containers['versions'][number] {
  const known = before?.versions.find(({ id }) => id === version.id);
  if (!version.isReleased) return { ...version, seenReleasedAt: null };
  const sawItHappen = known !== undefined && !known.isReleased;
  return { ...version, seenReleasedAt: sawItHappen ? now : (known?.seenReleasedAt ?? null) };
}
