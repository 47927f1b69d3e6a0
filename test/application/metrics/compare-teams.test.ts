import { compareTeams } from '../../../src/application/metrics/compare-teams';
import type { ProjectId } from '../../../src/domain/shared/ids';
import { must } from '../../doubles/drafts';
import { ADMIN, HR, LEAD, PAY, testWorld, type TestWorld, VIEWER } from '../../doubles/test-world';
import { anIssueTimeline } from '../../support/issue-timeline';
import { givenMetric, metricDraft, putPast } from '../../support/metric-world';

const MARCH = { bucket: 'month', from: '2025-03-01', to: '2025-03-31' } as const;
const BOTH = 'project in (PAY, HR)';
const PEOPLE = ['ann', 'ben', 'cem'];

interface Finished {
  readonly project: ProjectId;
  readonly first: number;
  readonly days: readonly number[];
  readonly onlyFor?: readonly string[];
}

function putFinished(world: TestWorld, { project, first, days, onlyFor }: Finished): void {
  for (const [place, took] of days.entries()) {
    const timeline = anIssueTimeline(
      `A-${String(first + place)}`,
      [
        ['01T09:00', 'new'],
        ['03T09:00', 'indeterminate'],
        [`${String(3 + took).padStart(2, '0')}T09:00`, 'done'],
      ],
      { values: { assignee: PEOPLE[place % 3] ?? null } },
    );
    putPast(world, timeline, { projectId: project, ...(onlyFor && { onlyFor }) });
  }
}

/** Medians by hand: 3 days in Payments, 7 in People. */
async function twoTeams(key = 'cycle-time') {
  const world = testWorld();
  putFinished(world, { project: PAY, first: 1, days: [10, 1, 3, 2, 4] });
  putFinished(world, { project: HR, first: 20, days: [4, 2, 9, 6, 20, 8] });
  world.jira.query(BOTH, () => true);
  const source = { ...metricDraft(key).source, scope: { kind: 'jql', jql: BOTH } } as const;
  world.jira.query(BOTH, () => true);
  const { id } = await givenMetric(world, key, { source, bucket: 'month', author: ADMIN });
  return { world, id };
}

async function comparisonOf(world: TestWorld, metricId: string, viewer = LEAD) {
  return must(await compareTeams(world.portsFor(viewer), world.at(viewer), { metricId, ...MARCH }));
}

const valuesOf = ({ teams }: Awaited<ReturnType<typeof comparisonOf>>) =>
  teams.map(({ name, points }) => [name, points.map(({ value, n }) => [value, n])]);

describe('comparing teams', () => {
  it('leaves out what the viewer may not see, and says how much', async () => {
    const { world, id } = await twoTeams();
    const comparison = await comparisonOf(world, id, VIEWER);
    expect(valuesOf(comparison)).toEqual([['Payments', [[3, 5]]]]);
    expect(comparison.hidden).toBe(6);
    expect(JSON.stringify(comparison)).not.toContain(HR);
  });

  it('puts teams side by side for somebody who sees both, by name', async () => {
    const { world, id } = await twoTeams();
    const comparison = await comparisonOf(world, id, ADMIN);
    expect(valuesOf(comparison)).toEqual([
      ['Payments', [[3, 5]]],
      ['People', [[7, 6]]],
    ]);
    expect(comparison).toMatchObject({ unit: 'days', obstacle: null, unfair: null, hidden: 0 });
  });

  it('refuses what would not be fair, and says why', async () => {
    const { world, id } = await twoTeams('throughput');
    expect(await comparisonOf(world, id, ADMIN)).toMatchObject({ unfair: 'counts', teams: [] });
  });

  it('withholds all of it while one or two issues are hidden, as the metric itself does', async () => {
    const world = testWorld();
    putFinished(world, { project: PAY, first: 1, days: [10, 1, 3, 2, 4] });
    putFinished(world, { project: PAY, first: 30, days: [7], onlyFor: [LEAD] });
    world.jira.query(`project = ${PAY}`, () => true);
    const { id } = await givenMetric(world, 'cycle-time', { bucket: 'month' });
    expect(await comparisonOf(world, id, VIEWER)).toMatchObject({
      obstacle: 'withheld',
      teams: [],
    });
  });
});
