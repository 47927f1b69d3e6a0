import type { CatalogueInput, Version } from '../../domain/metrics/catalogue/catalogue-input';
import type { BreakdownRow } from '../../domain/metrics/catalogue/metric-series';
import type { Deployment, Incident } from '../../domain/metrics/catalogue/practice';
import type { KnownScope } from './known-scope';
import type { MetricPointView } from './metric-view';

/** What is known of a release, a deployment, an incident or a sprint besides its numbers. */
export interface RowFacts {
  readonly service: string | null;
  readonly environment: string | null;
  /** ISO instants, or days of releases: first commit to deployment, beginning to end, plan to fact. */
  readonly from: string | null;
  readonly to: string | null;
  /** Of issues of the scope. */
  readonly issueKeys: readonly string[];
  /** In Jira; `null` where there is no page of it. */
  readonly path: string | null;
}

interface Scope {
  readonly input: CatalogueInput;
  readonly known: KnownScope;
}

/**
 * By kind and key, such as `deployment 17`. Rows are shown to people alone who may see all issues of
 * the scope, so that the issues named here are in their sight; others are not named.
 */
export function rowFactsOf(
  points: readonly MetricPointView[],
  { input, known }: Scope,
): Readonly<Record<string, RowFacts>> {
  const rows = points.flatMap((point) => point.rows);
  const isAsked = asked(rows);
  const isPoint = new Set(points.map(({ key }) => key));
  const keys = new Map(known.issues.map(({ timeline: { id, key } }) => [id, key]));
  const inScope = new Set(keys.values());
  const { deployments, incidents } = input.practice;
  return Object.fromEntries([
    ...(deployments ?? [])
      .filter(({ id }) => isAsked('deployment', id))
      .map((one) => [`deployment ${one.id}`, ofDeployment(one, inScope)] as const),
    ...(incidents ?? [])
      .filter(({ id }) => isAsked('incident', id))
      .map((one) => [`incident ${one.id}`, ofIncident(one, inScope)] as const),
    ...input.versions
      .filter(({ id }) => isAsked('version', id) || isPoint.has(id))
      .map((one) => [`version ${one.id}`, ofVersion(one, projectKeys(known))] as const),
    ...ofSprints(isPoint, known),
  ]);
}

function asked(rows: readonly BreakdownRow[]) {
  const all = new Set(rows.map(({ kind, key }) => `${kind} ${key}`));
  return (kind: BreakdownRow['kind'], id: string) => all.has(`${kind} ${id}`);
}

const NOTHING = {
  service: null,
  environment: null,
  from: null,
  to: null,
  issueKeys: [],
  path: null,
};

const isoOf = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString();

/** As they were told, which is more than the metrics ask for. */
type Told = Deployment & { readonly environment?: string; readonly issueKeys?: readonly string[] };
type ToldIncident = Incident & { readonly issueKey?: string | null };

function ofDeployment(told: Told, inScope: ReadonlySet<string>): RowFacts {
  const { service, environment = null, firstCommitAt, finishedAt, issueKeys = [] } = told;
  const times = { from: isoOf(firstCommitAt), to: isoOf(finishedAt) };
  return {
    ...{ ...NOTHING, ...times, service, environment },
    issueKeys: issueKeys.filter((key) => inScope.has(key)),
  };
}

function ofIncident(told: ToldIncident, inScope: ReadonlySet<string>): RowFacts {
  const { service, createdAt, resolvedAt, issueKey = null } = told;
  const times = { from: isoOf(createdAt), to: isoOf(resolvedAt) };
  return {
    ...{ ...NOTHING, ...times, service },
    issueKeys: issueKey !== null && inScope.has(issueKey) ? [issueKey] : [],
  };
}

function ofVersion(version: Version, projects: ReadonlyMap<string, string>): RowFacts {
  const { id, projectId, plannedOn, releasedAt } = version;
  const project = projects.get(projectId);
  return {
    ...{ ...NOTHING, from: plannedOn, to: isoOf(releasedAt) },
    path: project === undefined ? null : `/projects/${project}/versions/${id}`,
  };
}

/** The key of a project is the first part of the keys of its issues. */
const projectKeys = ({ issues }: KnownScope): ReadonlyMap<string, string> =>
  new Map(
    issues.map(
      ({ timeline: { projectId, key } }) => [projectId, key.replace(/-\d+$/, '')] as const,
    ),
  );

/** Points can be sprints, which have a report in Jira. */
function ofSprints(shown: ReadonlySet<string>, { containers }: KnownScope) {
  return containers.sprints
    .filter(({ id }) => shown.has(id))
    .map(({ id, boardId, startedAt, completedAt }) => {
      const report = `rapidView=${boardId}&view=reporting&chart=sprintRetrospective&sprint=${id}`;
      const facts: RowFacts = {
        ...{ ...NOTHING, from: isoOf(startedAt), to: isoOf(completedAt) },
        path: `/secure/RapidBoard.jspa?${report}`,
      };
      return [`sprint ${id}`, facts] as const;
    });
}
