import type { KeyResultDto, ObjectiveDto, PeriodDto } from '../../../../../src/contract/dto';
import type { ExpectationCurve } from '../../../../../src/domain/okr/expectation-curve';
import type { ManualStatus } from '../../../../../src/domain/okr/manual-status';
import type { ProgressStatus } from '../../../../../src/domain/okr/status';

/** Everything a status is explained by. */
export interface StatusFacts {
  readonly status: ProgressStatus;
  /** What the rule says, whatever a person set. */
  readonly automaticStatus: ProgressStatus;
  readonly decidedBy: 'rule' | 'person' | 'lifecycle';
  readonly manual: ManualStatus | null;
  readonly isOverdue: boolean;
  readonly progress: number | null;
  readonly raw: number | null;
  readonly expected: number | null;
  readonly gap: number | null;
  readonly chance: number | null;
  readonly period: PeriodDto | null;
  /** It holds a limit or range, which has a rule of its own. */
  readonly isLimit: boolean;
  /** `null` for an objective, whose expectation is an average. */
  readonly curve: ExpectationCurve | null;
  readonly ownExpected: number | null;
  readonly childrenExpected: number | null;
  /** Its green is not vouched for: a check-in is overdue. */
  readonly isSilent: boolean;
  /** Of the latest check-in, 0..10; never mixed with the status. */
  readonly confidence: number | null;
}

export function keyResultFacts(keyResult: KeyResultDto): StatusFacts {
  const { progress, effectivePeriod, target, curve, manualStatus, checkIn } = keyResult;
  return {
    ...progress,
    manual: manualStatus,
    period: effectivePeriod,
    isLimit: target.kind !== 'reach',
    curve,
    ownExpected: null,
    childrenExpected: null,
    isSilent: checkIn.isSilent,
    confidence: checkIn.confidence,
  };
}

export function objectiveFacts(objective: ObjectiveDto): StatusFacts {
  const { progress, effectivePeriod } = objective;
  return {
    ...progress,
    automaticStatus: progress.status,
    decidedBy: 'rule',
    manual: null,
    raw: progress.progress,
    chance: null,
    period: effectivePeriod,
    isLimit: false,
    curve: null,
    isSilent: isSilentObjective(objective),
    confidence: null,
  };
}

/** A green that rests on a key result nobody vouches for is not vouched for either. */
export function isSilentObjective({ progress, keyResults }: ObjectiveDto): boolean {
  return progress.status === 'on-track' && keyResults.some(({ checkIn }) => checkIn.isSilent);
}
