import type { MetricPointView } from '../../../src/application/metrics/metric-view';
import type { KnownScope } from '../../../src/application/metrics/known-scope';
import { rowFactsOf } from '../../../src/application/metrics/row-facts';
import type { BreakdownRow } from '../../../src/domain/metrics/catalogue/metric-series';
import type { CalendarDate } from '../../../src/domain/shared/calendar-date';
import type { ProjectId } from '../../../src/domain/shared/ids';
import { flowInput, practice } from '../../support/flow-input';
import { FLOW_ISSUES, march } from '../../support/issue-timeline';

const row = (kind: BreakdownRow['kind'], key: string): BreakdownRow => ({
  ...{ kind, key, value: 1, n: 1, parts: {} },
});

const point = (key: string, rows: readonly BreakdownRow[] = []): MetricPointView => ({
  ...{ key, label: key, start: '2025-03-03', end: '2025-03-10', value: 1, reason: null },
  ...{ numerator: null, denominator: null, n: 1, flags: [], excluded: [], parts: {} },
  ...{ amounts: [], lines: [], rows },
});

const known: KnownScope = {
  issues: FLOW_ISSUES.map((timeline) => ({
    ...{ timeline, isRestricted: false, links: [], worklogs: null, comments: null },
    appAccountIds: [],
  })),
  containers: {
    ...{ versions: [], estimateFieldId: null, columns: [] },
    sprints: [
      {
        ...{ id: '12', boardId: '7', name: 'Sprint 12', goal: '', state: 'closed' },
        ...{ startedAt: march('03T10:00'), plannedEndAt: march('14T17:00') },
        completedAt: march('14T17:00'),
      },
    ],
  },
  linked: [],
};

describe('units that are no issues', () => {
  it('tell their service, environment, times, and their issues within the scope alone', () => {
    const deployment = {
      ...{ id: 'd1', service: 'checkout', isProduction: true, isSuccessful: true, runId: null },
      ...{ firstCommitAt: march('03T10:00'), finishedAt: march('04T10:00') },
      ...{ kind: 'deployment', environment: 'production', issueKeys: ['A-1', 'SECRET-9'] },
    };
    const incident = {
      ...{ id: 'i1', service: 'checkout', createdAt: march('04T11:00'), resolvedAt: null },
      ...{ deploymentId: 'd1', issueId: null, issueKey: 'A-2' },
    };
    const input = flowInput({
      practice: practice({ deployments: [deployment], incidents: [incident] }),
    });
    const points = [point('2025-03-03', [row('deployment', 'd1'), row('incident', 'i1')])];
    expect(rowFactsOf(points, { input, known })).toEqual({
      'deployment d1': {
        ...{ service: 'checkout', environment: 'production', path: null, issueKeys: ['A-1'] },
        ...{ from: '2025-03-03T10:00:00.000Z', to: '2025-03-04T10:00:00.000Z' },
      },
      'incident i1': {
        ...{ service: 'checkout', environment: null, path: null, issueKeys: ['A-2'] },
        ...{ from: '2025-03-04T11:00:00.000Z', to: null },
      },
    });
  });

  it('lead to the release and to the sprint in Jira', () => {
    const version = {
      ...{ id: '5', name: '1.0', projectId: '1' as ProjectId, startOn: null },
      ...{ plannedOn: '2025-03-14' as CalendarDate, releasedAt: null, isReconstructed: false },
    };
    const facts = rowFactsOf([point('12'), point('5')], {
      ...{ input: flowInput({ versions: [version] }), known },
    });
    expect(facts['version 5']).toMatchObject({
      path: '/projects/A/versions/5',
      from: '2025-03-14',
    });
    expect(facts['sprint 12']?.path).toBe(
      '/secure/RapidBoard.jspa?rapidView=7&view=reporting&chart=sprintRetrospective&sprint=12',
    );
  });

  it('are silent about what is not shown', () => {
    expect(rowFactsOf([point('2025-03-03')], { input: flowInput(), known })).toEqual({});
  });
});
