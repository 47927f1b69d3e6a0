import {
  checkInStanding,
  type CheckInStanding,
  isSilent,
} from '../../domain/okr/check-in-schedule';
import type { Confidence } from '../../domain/okr/check-in';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { Period } from '../../domain/okr/period';
import type { ProgressStatus } from '../../domain/okr/status';
import { calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';
import type { AccountId } from '../../domain/shared/ids';
import type { FoundKeyResult } from '../okr/authorise';
import type { OkrRecords } from '../okr/okr-records';
import type { KeyResultView, ProgressView } from '../okr/okr-view';
import type { LatestCheckIn } from '../ports/check-ins';

/** How a key result stands with its check-ins. */
export interface CheckInState {
  readonly standing: CheckInStanding;
  readonly lastOn: CalendarDate | null;
  /** Of the latest check-in. */
  readonly confidence: Confidence | null;
  /** Its green is not vouched for: the status shown is "update overdue". */
  readonly isSilent: boolean;
}

interface CheckInFacts {
  readonly keyResult: KeyResult;
  readonly objective: Objective;
  readonly period: Period | null;
  readonly status: ProgressStatus;
  readonly latest: LatestCheckIn | null;
  readonly records: Pick<OkrRecords, 'settings' | 'today'>;
}

export function checkInState(
  records: Pick<OkrRecords, 'latestCheckIns' | 'settings' | 'today'>,
  { keyResult, objective }: FoundKeyResult,
  view: Pick<KeyResultView, 'effectivePeriod'> & {
    readonly progress: Pick<ProgressView, 'status'>;
  },
): CheckInState {
  const { status } = view.progress;
  const latest = records.latestCheckIns.get(keyResult.id) ?? null;
  const period = view.effectivePeriod;
  const standing = standingOf({ keyResult, objective, period, status, latest, records });
  return {
    standing,
    lastOn: latest?.on ?? null,
    confidence: latest?.confidence ?? null,
    isSilent: isSilent(status, standing),
  };
}

/** Who is asked for check-ins; with nobody to ask, none is owed. */
export function responsibleFor(
  { ownerId }: Pick<KeyResult, 'ownerId'>,
  objective: Pick<Objective, 'ownerId'>,
): AccountId | null {
  return ownerId ?? objective.ownerId;
}

/** Reached targets and what is not being worked on ask for nothing. */
const OWES_NOTHING: ReadonlySet<ProgressStatus> = new Set<ProgressStatus>([
  'achieved',
  'not-started',
]);

function standingOf(facts: CheckInFacts): CheckInStanding {
  const { keyResult, objective, period, status, latest, records } = facts;
  const isRunning = keyResult.lifecycle === 'active' && objective.lifecycle === 'active';
  const isAsked = responsibleFor(keyResult, objective) !== null;
  if (!isRunning || !isAsked || OWES_NOTHING.has(status)) return { kind: 'none' };
  return checkInStanding(records.settings.checkInCadence, {
    owedAfter: owedAfter(facts),
    until: period?.end ?? null,
    lastOn: latest?.on ?? null,
    today: records.today,
  });
}

/** Nobody owes for days before it began, before it existed, or before they took it over. */
function owedAfter({ keyResult, objective, period, records }: CheckInFacts): CalendarDate {
  const { timeZone, checkInsSince } = records.settings;
  const dayOf = (instant: string) => calendarDateAt(Date.parse(instant), timeZone);
  const tookOver = [keyResult.ownerSince ?? keyResult.createdAt];
  if (keyResult.ownerId === null) tookOver.push(objective.ownerSince ?? objective.createdAt);
  const days = tookOver.map(dayOf);
  if (period !== null) days.push(period.start);
  if (checkInsSince !== null) days.push(checkInsSince);
  return days.reduce((a, b) => (a > b ? a : b));
}
