import type {
  KeyResultDto,
  ObjectiveDto,
  OkrPageDto,
  ProgressDto,
  RollUpDto,
} from '../../../src/contract/dto';
import { DEFAULT_SITE_RULES } from '../../../src/domain/okr/site-rules';
import { DEFAULT_STATUS_RULE } from '../../../src/domain/okr/status-rule';

export const TODAY = '2026-11-21';
const Q4 = { start: '2026-10-01', end: '2026-12-31' };

export function aProgress(change: Partial<ProgressDto> = {}): ProgressDto {
  return {
    visibility: 'shown',
    value: 30,
    reason: null,
    unit: 'percent',
    numerator: 3,
    denominator: 10,
    n: 10,
    missing: 0,
    excluded: 0,
    flags: [],
    raw: 0.3,
    progress: 0.3,
    expected: 0.56,
    gap: 26,
    status: 'at-risk',
    automaticStatus: change.status ?? 'at-risk',
    decidedBy: 'rule',
    chance: null,
    isOverdue: false,
    stale: null,
    asOf: '2026-11-21T07:00:00.000Z',
    firstAchievedAt: null,
    ...change,
  };
}

export function aKeyResult(change: Partial<KeyResultDto> = {}): KeyResultDto {
  return {
    id: 'kr-1',
    version: 1,
    objectiveId: 'o-1',
    title: 'Ship the epic',
    description: '',
    ownerId: null,
    contributorIds: [],
    labels: [],
    period: null,
    effectivePeriod: Q4,
    canCheckIn: true,
    weight: 1,
    isInRollUp: true,
    lifecycle: 'active',
    closing: null,
    target: { kind: 'reach', start: 0, target: 100 },
    zones: null,
    curve: { kind: 'linear' },
    manualStatus: null,
    checkIn: { standing: { kind: 'none' }, lastOn: null, confidence: null, isSilent: false },
    source: {
      kind: 'jira-measure',
      jql: 'parent = ABC-1',
      measure: { kind: 'count' },
      mode: 'percent',
      doneOnly: true,
      timeRollup: 'self',
      untracked: 'exclude',
    },
    progress: aProgress(),
    ...change,
  };
}

export function aRollUp(change: Partial<RollUpDto> = {}): RollUpDto {
  return {
    visibility: 'shown',
    progress: 0.3,
    expected: 0.56,
    ownExpected: 0.56,
    childrenExpected: 0.56,
    gap: 26,
    status: 'at-risk',
    isOverdue: false,
    atRisk: 1,
    behind: 0,
    noData: 0,
    unseen: 0,
    ...change,
  };
}

export function anObjective(change: Partial<ObjectiveDto> = {}): ObjectiveDto {
  return {
    id: 'o-1',
    version: 1,
    projectId: '10000',
    level: 'project',
    title: 'Customers trust every release',
    description: '',
    ownerId: null,
    contributorIds: [],
    watcherIds: [],
    labels: [],
    isPrivate: false,
    cycleId: null,
    period: Q4,
    weight: 1,
    isInRollUp: true,
    parentId: null,
    parent: null,
    carriedOverFrom: null,
    effectivePeriod: change.period === undefined ? Q4 : change.period,
    canManage: true,
    canCheckIn: true,
    lifecycle: 'active',
    closing: null,
    progress: aRollUp(),
    keyResults: [],
    ...change,
  };
}

export function aPage(objectives: readonly ObjectiveDto[], canManage = true): OkrPageDto {
  return {
    projects: [{ id: '10000', key: 'ABC', name: 'Alphabet', canManage }],
    objectives: objectives.map((one) => ({ ...one, canManage: one.canManage && canManage })),
    cycles: [],
    canManageSite: false,
    statusRule: DEFAULT_STATUS_RULE,
    siteRules: DEFAULT_SITE_RULES,
    today: TODAY,
    timeZone: 'UTC',
    now: '2026-11-21T07:30:00.000Z',
    lastSync: null,
    isPaused: false,
  };
}
