import type { IssueImpactDto, IssueImpactsDto, ProgressDto } from '../../src/contract/dto';
import { DEFAULT_STATUS_RULE } from '../../src/domain/okr/status-rule';

/** Ally's epic: 3 of 11 stories done, half of the quarter gone. */
export function aProgress(change: Partial<ProgressDto> = {}): ProgressDto {
  return {
    visibility: 'shown',
    value: 300 / 11,
    reason: null,
    unit: 'percent',
    numerator: 3,
    denominator: 11,
    n: 11,
    missing: 0,
    excluded: 0,
    flags: [],
    raw: 3 / 11,
    progress: 3 / 11,
    expected: 0.5,
    gap: 50 - 300 / 11,
    status: 'behind',
    automaticStatus: change.status ?? 'behind',
    decidedBy: 'rule',
    chance: null,
    isOverdue: false,
    stale: null,
    asOf: '2026-02-14T10:00:00Z',
    firstAchievedAt: null,
    ...change,
  };
}

export function anImpact(change: Partial<IssueImpactDto> = {}): IssueImpactDto {
  return {
    keyResultId: 'kr-1',
    keyResultTitle: 'Ship checkout',
    objectiveTitle: 'Customers pay with ease',
    projectKey: 'PAY',
    projectId: '10000',
    isSilent: false,
    via: 'itself',
    childCount: 0,
    progress: aProgress(),
    target: { kind: 'reach', start: 0, target: 100 },
    mode: 'percent',
    measure: { kind: 'count' },
    finishing: { progressBefore: 3 / 11, progressAfter: 4 / 11, points: 100 / 11 },
    isAlreadyDone: false,
    ...change,
  };
}

export const impacts = (...list: readonly IssueImpactDto[]): IssueImpactsDto => ({
  issueKey: 'PAY-3',
  impacts: list,
  statusRule: DEFAULT_STATUS_RULE,
  words: {},
});
