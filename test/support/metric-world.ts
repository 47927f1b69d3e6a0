import { backfill } from '../../src/application/facts/backfill';
import { createMetric, type MetricDraft } from '../../src/application/metrics/change-metric';
import type { MetricView } from '../../src/application/metrics/metric-view';
import type { KnownIssue } from '../../src/application/ports/metric-facts';
import type { IssueTimeline } from '../../src/domain/metrics/timeline/issue-timeline';
import type { WorkItem } from '../../src/domain/metrics/work-item';
import type { AccountId } from '../../src/domain/shared/ids';
import { must } from '../doubles/drafts';
import { LEAD, PAY, putIssue, testWorld, type TestWorld } from '../doubles/test-world';
import { anIssueTimeline } from './issue-timeline';

export const EVERYTHING = `project = ${PAY}`;

/** Statuses of the fake Jira are called like their categories. */
export const FLOW: readonly IssueTimeline[] = [
  anIssueTimeline('A-1', [
    ['03T09:00', 'new'],
    ['04T09:00', 'indeterminate'],
    ['06T09:00', 'done'],
  ]),
  anIssueTimeline('A-2', [
    ['03T09:00', 'new'],
    ['05T09:00', 'indeterminate'],
    ['08T21:00', 'done'],
  ]),
  anIssueTimeline('A-3', [
    ['04T09:00', 'new'],
    ['05T09:00', 'indeterminate'],
    ['07T09:00', 'done'],
    ['10T09:00', 'indeterminate'],
    ['11T09:00', 'done'],
  ]),
  anIssueTimeline('A-4', [
    ['05T09:00', 'new'],
    ['06T09:00', 'done'],
  ]),
  anIssueTimeline('A-5', [
    ['06T09:00', 'new'],
    ['07T09:00', 'indeterminate'],
    ['13T09:00', 'done'],
  ]),
];

type Seen = Partial<Pick<WorkItem, 'projectId'>> & { readonly onlyFor?: readonly string[] };

/** Puts an issue and its past into the fake Jira. */
export function putPast(
  world: TestWorld,
  timeline: IssueTimeline,
  { onlyFor, ...item }: Seen & Partial<KnownIssue> = {},
): void {
  const { id, key } = timeline;
  const projectId = item.projectId ?? PAY;
  putIssue(world, id, { key, projectId, ...(onlyFor !== undefined && { onlyFor }) });
  world.jira.agile.put(
    { ...timeline, projectId },
    { isRestricted: onlyFor !== undefined, ...item },
  );
}

/** The flow example of the specification in a project of its own. Source: metrics-spec C. */
export function flowWorld(more: readonly IssueTimeline[] = []): TestWorld {
  const world = testWorld();
  for (const timeline of [...FLOW, ...more]) putPast(world, timeline);
  world.jira.query(EVERYTHING, () => true);
  return world;
}

export function metricDraft(key: string, change: Partial<MetricDraft> = {}): MetricDraft {
  return {
    title: `Our ${key}`,
    source: {
      kind: 'catalogue',
      catalogueKey: key,
      scope: { kind: 'project', projectId: PAY },
      parameters: {},
    },
    bucket: 'week',
    target: null,
    band: null,
    ...change,
  };
}

/** Runs what waits in the background on the past, until nothing does. */
export async function readPasts(world: TestWorld): Promise<void> {
  for (
    let next = world.historyJobs.waiting.shift();
    next !== undefined;
    next = world.historyJobs.waiting.shift()
  ) {
    world.clock.at += next.delaySeconds * 1000;
    await backfill(world.portsFor('app'), next.job);
  }
}

/** A metric whose past has been read. */
export async function givenMetric(
  world: TestWorld,
  key: string,
  { author = LEAD, ...change }: Partial<MetricDraft> & { readonly author?: AccountId } = {},
): Promise<MetricView> {
  const draft = { projectId: null, fields: metricDraft(key, change) };
  const metric = must(await createMetric(world.portsFor(author), world.at(author), draft));
  await readPasts(world);
  return metric;
}
