import { CATALOGUE } from '../../../../src/domain/metrics/catalogue/catalogue';
import {
  type DrillDownColumn,
  drillDownColumns,
} from '../../../../src/domain/metrics/catalogue/drill-down-columns';

type Asked = readonly [metrics: readonly string[], columns: readonly DrillDownColumn[]];

/** Row by row as the specification asks for them. Source: metrics-spec C.0d. */
const SPECIFIED: readonly Asked[] = [
  [
    ['blocked-time', 'code-review-time', 'cycle-time', 'flow-efficiency', 'lead-time'],
    ['assignee', 'started', 'done', 'time-in-status', 'blocked-hours', 'review-visits'],
  ],
  [
    ['resolution-rate', 'throughput', 'debt-share'],
    ['assignee', 'done', 'type', 'resolution', 'points'],
  ],
  [
    [
      ...['sprint-burndown', 'commitment-accuracy', 'goal-achievement', 'velocity'],
      ...['story-point-completion', 'capacity-utilisation'],
    ],
    ['points-at-start', 'points-at-close', 'sprint-added', 'sprint-removed', 'done'],
  ],
  [
    ['backlog-health', 'issue-age', 'priority-distribution', 'work-in-progress'],
    ['age', 'priority', 'rank', 'points'],
  ],
  [['backlog-health'], ['findings']],
  [
    [
      ...['component-quality', 'defect-density', 'bug-escape-rate', 'time-to-restore'],
      'severity-distribution',
    ],
    ['severity', 'components', 'affects-versions', 'found-in'],
  ],
  [
    ['cross-team-dependency', 'collaboration-index'],
    ['team', 'linked-issues', 'linked-teams', 'linked-at', 'waited'],
  ],
  [['collaboration-index'], ['participants']],
  [['epic-progress'], ['epic', 'epic-due', 'points']],
  [
    ['release-burnup', 'release-success'],
    ['fix-versions', 'version-added', 'release-planned', 'released', 'points'],
  ],
  [['escalation'], ['escalations', 'hours-to-escalation']],
  [['estimation-accuracy'], ['points', 'hours-per-point', 'expected-hours', 'effort-hours']],
  [['worklog-accuracy'], ['expected-hours', 'logged-hours']],
];

describe('the columns of a metric', () => {
  it('are those of the specification', () => {
    const missing = SPECIFIED.flatMap(([keys, columns]) =>
      keys.flatMap((key) => {
        const own = drillDownColumns({ key });
        return columns
          .filter((column) => !own.includes(column))
          .map((column) => `${key} lacks ${column}`);
      }),
    );
    expect(missing).toEqual([]);
  });

  it('stand once each, for every metric of the catalogue', () => {
    for (const metric of CATALOGUE) {
      const columns = drillDownColumns(metric);
      expect(new Set(columns).size).toBe(columns.length);
    }
  });

  it('name nobody where the metric is about what people do', () => {
    const named = CATALOGUE.filter((metric) => drillDownColumns(metric).includes('assignee'));
    expect(named.map(({ key }) => key)).not.toContain('user-productivity');
    expect(named.map(({ key }) => key)).not.toContain('worklog-accuracy');
  });
});
