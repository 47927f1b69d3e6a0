import { canonicalText } from '../../domain/metrics/canonical-text';
import type { CheckIn } from '../../domain/okr/check-in';
import type { KeyResult } from '../../domain/okr/key-result';
import { complies } from '../../domain/okr/key-result-progress';
import type { Reading } from '../../domain/metrics/reading';
import { addDays, calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';
import type { MetricState } from '../ports/metric-states';
import type { Ports } from '../ports/ports';

/** How many check-ins are looked through at a time for those of one day. */
const PAGE_SIZE = 50;

/** No issues are behind it; storage's index of scopes takes no empty text. */
const NO_SCOPE = 'typed-in';

interface ManualDays {
  readonly keyResult: KeyResult;
  /** The check-in as it is about to be stored: lists do not have it yet. */
  readonly checkIn: CheckIn;
  /** Days whose number may have changed. */
  readonly days: readonly CalendarDate[];
}

/**
 * The reading of a day is what the last check-in for it says; the value of the key result is that
 * of the latest day. So a number typed for a day in the past stays in the past.
 */
export async function keepManualValues(ports: Ports, change: ManualDays): Promise<void> {
  const { keyResult, days } = change;
  for (const day of new Set(days)) {
    const value = await typedValueOf(ports, change, day);
    if (value === null) await ports.readings.remove(keyResult.metricId, day);
    else
      await ports.readings.record(
        keyResult.metricId,
        await reading(ports, keyResult, { day, value }),
      );
  }
  await takeLatest(ports, keyResult);
}

async function typedValueOf(
  ports: Pick<Ports, 'checkIns'>,
  { checkIn }: ManualDays,
  day: CalendarDate,
): Promise<number | null> {
  const stored = await checkInsOf(ports, checkIn, day);
  const others = stored.filter(({ id }) => id !== checkIn.id);
  const own = checkIn.on === day && !checkIn.isDeleted ? [checkIn] : [];
  const last = [...others, ...own]
    .filter(({ value }) => value !== null)
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
  return last?.value ?? null;
}

async function checkInsOf(
  ports: Pick<Ports, 'checkIns'>,
  { subject }: CheckIn,
  day: CalendarDate,
): Promise<readonly CheckIn[]> {
  const found: CheckIn[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Ports['checkIns']['list']>> = await ports.checkIns.list(
      subject.id,
      { cursor, limit: PAGE_SIZE },
    );
    found.push(...page.items.filter(({ on }) => on === day));
    const isPast = page.items.some(({ on }) => on < day);
    cursor = isPast ? null : page.nextCursor;
  } while (cursor !== null);
  return found;
}

async function reading(
  ports: Ports,
  { metricId }: KeyResult,
  { day, value }: { day: CalendarDate; value: number },
): Promise<Reading> {
  const stored = await ports.okrs.findMetric(metricId);
  const definition = stored === null ? '' : canonicalText(stored.metric.source);
  return {
    on: day,
    value,
    reason: null,
    numerator: null,
    denominator: null,
    n: 0,
    flags: [],
    definitionHash: ports.hash.of(definition),
    asOf: new Date(ports.clock.now()).toISOString(),
  };
}

async function takeLatest(ports: Ports, keyResult: KeyResult): Promise<void> {
  const { metricId, createdAt } = keyResult;
  // A day on either side covers every time zone the readings may have been dated in.
  const from = addDays(calendarDateAt(Date.parse(createdAt), 'UTC'), -1);
  const to = addDays(calendarDateAt(ports.clock.now(), 'UTC'), 1);
  const latest = (await ports.readings.list(metricId, { from, to })).at(-1);
  const before = await ports.states.find(metricId);
  await ports.states.save(stateOf(keyResult, latest, before));
}

function stateOf(
  { metricId, projectId, target }: KeyResult,
  latest: Reading | undefined,
  before: MetricState | null,
): MetricState {
  const identity = { metricId, projectId, scopeHash: NO_SCOPE, stale: null };
  const audience = { byProject: [], restricted: [] };
  if (latest === undefined) {
    const nothing = { measured: null, definitionHash: '', firstAchievedAt: null };
    return { ...identity, audience, ...nothing };
  }
  const { value, asOf, definitionHash } = latest;
  const isAchieved = target.kind === 'reach' && value !== null && complies(target, value);
  const firstAchievedAt = isAchieved ? (before?.firstAchievedAt ?? asOf) : null;
  return { ...identity, audience, measured: measuredOf(latest), definitionHash, firstAchievedAt };
}

function measuredOf({ value, asOf }: Reading): MetricState['measured'] {
  return {
    ...{ value, reason: null, unit: 'number', numerator: null, denominator: null },
    ...{ n: 0, doneCount: 0, missing: 0, flags: [], excluded: 0, asOf },
  };
}
