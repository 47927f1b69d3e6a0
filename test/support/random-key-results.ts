/** Sources of every measure and mode, over queries that depend on edits, on time and on containers. */
import type { JiraMeasureSource } from '../../src/domain/metrics/metric';
import type { Measure } from '../../src/domain/metrics/measure';
import type { Random } from '../site/data/random';
import { aSource } from './jira-measure';
import { REACH } from './random-site';

const QUERIES = [
  'project = PAY',
  'project in (PAY, WEB) AND issuetype = Story',
  'project = HR AND statusCategory != Done',
  'parent = PAY-1',
  'parent = PAY-2 OR labels = k1',
  'issuetype in (Bug, Sub-task)',
  'issuetype = Epic',
  'labels = k1',
  'labels = k2 AND project != WEB',
  'status = Done',
  'statusCategory = Done AND project = PAY',
  'status was "In Progress"',
  'assignee = lea-lead',
  'assignee is EMPTY AND project = WEB',
  'sprint = 12',
  'sprint in openSprints()',
  'sprint in closedSprints() AND statusCategory = Done',
  'fixVersion = "2.0"',
  'fixVersion in releasedVersions()',
  'filter = 10001',
  'filter = 10001 AND statusCategory = Done',
  'updated >= -2d',
  'created >= -1d OR labels = k1',
  'statusCategory = Done AND resolved >= startOfDay(-1d)',
  'status changed after -1d',
  '"Story Points" > 3',
  'timespent > 1h',
  'level = "Leads only"',
] as const;

const MEASURES: readonly [Measure, ...Measure[]] = [
  { kind: 'count' },
  { kind: 'timeSpent' },
  { kind: 'originalEstimate' },
  { kind: 'remainingEstimate' },
  { kind: 'progress' },
  { kind: 'storyPoints' },
  { kind: 'field', fieldId: REACH },
];

export function randomSource(random: Random): JiraMeasureSource {
  return aSource({
    jql: random.pick(QUERIES),
    measure: random.pick(MEASURES),
    mode: random.pick(['percent', 'kpi']),
    doneOnly: random.chance(0.5),
    timeRollup: random.pick(['self', 'self', 'aggregate']),
    untracked: random.pick(['exclude', 'zero']),
  });
}
