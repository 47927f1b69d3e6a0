/** Key results as an organisation writes them, defined through the app's own resolver. */
import type { ApiResult } from '../../src/contract/api-result';
import type { JiraMeasureSource } from '../../src/domain/metrics/metric';
import type { ProjectId } from '../../src/domain/shared/ids';
import { aSource } from '../support/jira-measure';
import type { SyncSite } from './sync-site';

const KEY_RESULTS_EACH = 4;
const MINUTE = 60_000;
/** A person who writes down what was decided long ago. */
const SECONDS_EACH = 5;
const WAITING = new Set(['rate-limited', 'storage-unavailable']);

const MEASURES: readonly Pick<JiraMeasureSource, 'measure' | 'mode'>[] = [
  { measure: { kind: 'count' }, mode: 'percent' },
  { measure: { kind: 'storyPoints' }, mode: 'percent' },
  { measure: { kind: 'count' }, mode: 'kpi' },
];

export interface QueryMix {
  readonly count: number;
  /** How many of them move as time passes, such as "created in the last 30 days". */
  readonly timeDependent: number;
}

/** Whole projects first, so that every issue of the site counts somewhere; then types and epics. */
export function keyResultQueries({ source }: SyncSite, mix: QueryMix): readonly string[] {
  const { projects, issues } = source.data;
  const ofProjects = (clause: string) => projects.map(({ key }) => `project = ${key}${clause}`);
  const moving = [
    ...ofProjects(' AND sprint in openSprints()'),
    ...ofProjects(' AND created >= -30d'),
  ].slice(0, mix.timeDependent);
  const epics = issues.filter(({ fields }) => nameOf(fields['issuetype']) === 'Epic');
  const lasting = [
    ...ofProjects(''),
    ...ofProjects(' AND issuetype = Bug'),
    ...ofProjects(' AND issuetype = Story AND resolution is not EMPTY'),
    ...ofProjects(' AND priority in (Highest, High)'),
    ...epics.map(({ key }) => `parent = ${key}`),
  ];
  const rest = mix.count - moving.length;
  return [
    ...Array.from({ length: rest }, (_, index) => lasting[index % lasting.length] ?? ''),
    ...moving,
  ];
}

function nameOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
}

/** One after the other; where a limit is met, time passes. */
export async function defineKeyResults(site: SyncSite, queries: readonly string[]): Promise<void> {
  let objectiveId = '';
  for (const [index, jql] of queries.entries()) {
    const plain = { description: '', ownerId: null, period: null, weight: 1 };
    if (index % KEY_RESULTS_EACH === 0) {
      const title = `Objective ${index / KEY_RESULTS_EACH + 1}`;
      const fields = { ...plain, title, parentId: null };
      const objective = await patiently(site, () =>
        site.invoke('createObjective', { projectId: null, fields }),
      );
      objectiveId = objective.id;
    }
    const fields = {
      ...plain,
      title: `Key result ${index + 1}`,
      target: { kind: 'reach', start: 0, target: 100 } as const,
      source: aSource({ jql, ...MEASURES[index % MEASURES.length] }),
    };
    await patiently(site, () => site.invoke('createKeyResult', { objectiveId, fields }));
    site.advance(SECONDS_EACH * 1000);
  }
}

/** What needs nothing but the histories of a project. */
const METRICS = [
  ...['throughput', 'lead-time', 'cycle-time', 'work-in-progress', 'issue-age'],
  ...['resolution-rate', 'backlog-health', 'priority-distribution', 'epic-progress'],
  'cross-team-dependency',
];

/** Metrics of the catalogue, each over a whole project. */
export async function defineMetrics(site: SyncSite, count: number): Promise<void> {
  const { projects } = site.source.data;
  for (let index = 0; index < count; index += 1) {
    const project = projects[index % projects.length];
    const catalogueKey = METRICS[Math.floor(index / projects.length) % METRICS.length];
    if (project === undefined || catalogueKey === undefined) return;
    const fields = {
      bucket: 'week',
      ...{ title: `Metric ${index + 1}`, target: null, band: null },
      source: {
        kind: 'catalogue',
        ...{ catalogueKey, parameters: {} },
        scope: { kind: 'project', projectId: project.id as ProjectId },
      },
    } as const;
    await patiently(site, () => site.invoke('createMetric', { projectId: project.id, fields }));
    site.advance(SECONDS_EACH * 1000);
  }
}

async function patiently<Data>(
  site: SyncSite,
  call: () => Promise<ApiResult<Data>>,
): Promise<Data> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const result = await call();
    if (result.ok) return result.data;
    const { code, retryAfterSeconds } = result.error;
    if (!WAITING.has(code)) throw new Error(JSON.stringify(result.error));
    site.advance(retryAfterSeconds === undefined ? MINUTE : (retryAfterSeconds + 1) * 1000);
  }
  throw new Error('Still refused after five waits');
}
