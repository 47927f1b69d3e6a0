import type { MetricSource } from '../../domain/metrics/metric';
import { sourceUnit } from '../../domain/metrics/source-unit';
import { type Closing, closedOn, closingInForce } from '../../domain/okr/closing';
import { gapInPoints, judgeKeyResult } from '../../domain/okr/judge-key-result';
import { keyResultProgress } from '../../domain/okr/key-result-progress';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Period } from '../../domain/okr/period';
import { paceOf } from '../../domain/okr/site-rules';
import type { ProgressStatus } from '../../domain/okr/status';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { MeasuredValue, MetricState, Staleness } from '../ports/metric-states';
import type { Settings } from '../ports/settings-store';
import type { SyncState } from '../ports/sync-store';
import type { ProgressView } from './okr-view';

export interface ProgressFacts {
  readonly source: MetricSource;
  readonly keyResult: KeyResult;
  readonly period: Period | null;
  readonly state: MetricState | null;
  readonly compliance: readonly boolean[];
  /** Computed chance to hit the target, where the site judges by it. */
  readonly chance: number | null;
  readonly today: CalendarDate;
  readonly settings: Settings;
  readonly sync: SyncState;
}

export function shownProgress(facts: ProgressFacts): ProgressView {
  const closing = closingInForce(facts.keyResult);
  return closing === null ? currentProgress(facts) : frozenProgress(facts, closing);
}

/** As it stood on the day it was closed, whatever happened in Jira since. */
function frozenProgress(facts: ProgressFacts, closing: Closing): ProgressView {
  const { value, progress, status, at } = closing;
  const measured = facts.state?.measured ?? null;
  // A run that was on its way may have stored another value after the closing.
  const isSameValue = measured !== null && measured.value === value;
  const today = closedOn(closing, facts.settings.timeZone);
  const judged = currentProgress({ ...facts, today });
  return {
    ...judged,
    ...(isSameValue ? {} : NO_NUMBERS),
    ...{ value, progress, status },
    reason: value === null ? (measured?.reason ?? 'not-measured-yet') : null,
    raw: value === null ? null : rawOf(facts, value),
    gap: judged.gap === null ? null : gapInPoints(judged.expected, progress),
    decidedBy: 'lifecycle',
    chance: null,
    isOverdue: false,
    stale: null,
    asOf: at,
  };
}

const rawOf = ({ keyResult: { target } }: ProgressFacts, value: number) =>
  keyResultProgress(target, value).raw;

function currentProgress(facts: ProgressFacts): ProgressView {
  const { state, keyResult, period, today, settings, compliance, chance } = facts;
  const { target, curve, manualStatus: manual } = keyResult;
  const numbers = numbersOf(state?.measured ?? null);
  const { value } = numbers;
  return {
    ...judgeKeyResult({
      ...{ target, period, value, compliance, today, chance, manual },
      pace: paceOf(curve, settings),
      rule: settings.statusRule,
      valueSince: state?.measured?.asOf ?? null,
      asSet: statusAtRest(keyResult),
    }),
    chance,
    ...numbers,
    visibility: 'shown',
    unit: sourceUnit(facts.source),
    stale: staleness(facts),
    asOf: asOf(facts),
    firstAchievedAt: state?.firstAchievedAt ?? null,
  };
}

function statusAtRest({ lifecycle }: KeyResult): ProgressStatus | null {
  return lifecycle === 'postponed' ? 'postponed' : null;
}

/** Nothing that could be subtracted from anything; the reason is `visibility`. */
export function withheldProgress(facts: ProgressFacts): ProgressView {
  return {
    ...numbersOf(null),
    visibility: 'withheld',
    reason: null,
    unit: sourceUnit(facts.source),
    raw: null,
    progress: null,
    expected: null,
    gap: null,
    status: 'no-data',
    automaticStatus: 'no-data',
    decidedBy: 'rule',
    chance: null,
    isOverdue: false,
    stale: null,
    asOf: null,
    firstAchievedAt: null,
  };
}

type Numbers = Pick<
  ProgressView,
  'value' | 'reason' | 'numerator' | 'denominator' | 'n' | 'missing' | 'excluded' | 'flags'
>;

const NO_NUMBERS: Numbers = {
  value: null,
  reason: 'not-measured-yet',
  numerator: null,
  denominator: null,
  n: null,
  missing: null,
  excluded: null,
  flags: [],
};

function numbersOf(measured: MeasuredValue | null): Numbers {
  if (measured === null) return NO_NUMBERS;
  const { value, reason, numerator, denominator, n, missing, excluded, flags } = measured;
  return { value, reason, numerator, denominator, n, missing, excluded, flags };
}

function staleness({ source, state, sync }: ProgressFacts): Staleness | null {
  // Nobody waits for Jira where people say the number themselves.
  if (source.kind !== 'jira-measure') return null;
  if (state === null) return sync.outage;
  return state.stale ?? sync.outage;
}

/** Unchanged values are not written again; the last sweep vouches for them. */
function asOf({ source, state, sync }: ProgressFacts): string | null {
  const measuredAt = state?.measured?.asOf ?? null;
  if (source.kind !== 'jira-measure') return measuredAt;
  if (measuredAt === null || state?.stale != null || sync.confirmedAt === null) return measuredAt;
  return measuredAt > sync.confirmedAt ? measuredAt : sync.confirmedAt;
}
