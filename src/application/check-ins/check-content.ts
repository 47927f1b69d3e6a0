import type { CheckInContent } from '../../domain/okr/check-in';
import type { MetricSource } from '../../domain/metrics/metric';
import { calendarDateAt, parseCalendarDate } from '../../domain/shared/calendar-date';
import { ok } from '../../domain/shared/result';
import { checkMentions } from '../comments/tell-mentioned';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import type { FoundSubject } from './find-subject';

/** As typed; nothing vouches for the day yet. */
export type TypedContent = Omit<CheckInContent, 'on'> & { readonly on: string };

export interface CheckedContent {
  readonly content: CheckInContent;
  readonly isTyped: boolean;
  readonly today: CheckInContent['on'];
}

/** The rules of a check-in; the same for a new one and for a corrected one. */
export async function checkContent(
  ports: Ports,
  found: FoundSubject,
  typed: TypedContent,
): Promise<Outcome<CheckedContent>> {
  if (!isActive(found)) return invalid('subject', 'check-in-needs-active');
  const [day, source] = await Promise.all([
    checkDay(ports, found, typed.on),
    sourceOf(ports, found),
  ]);
  if (!day.ok) return day;
  const isTyped = source?.kind === 'manual';
  const said = checkSaid(found, typed, isTyped);
  if (!said.ok) return said;
  const { on, today } = day.value;
  return ok({ content: { ...typed, on }, isTyped, today });
}

export async function isTypedIn(ports: Pick<Ports, 'okrs'>, found: FoundSubject): Promise<boolean> {
  return (await sourceOf(ports, found))?.kind === 'manual';
}

function isActive({ objective, keyResult }: FoundSubject): boolean {
  return objective.lifecycle === 'active' && (keyResult?.lifecycle ?? 'active') === 'active';
}

/** The days a check-in may speak about. */
export async function checkInDays(ports: Pick<Ports, 'settings' | 'clock'>, found: FoundSubject) {
  const { timeZone } = await ports.settings.load();
  const { createdAt } = found.keyResult ?? found.objective;
  return {
    earliest: calendarDateAt(Date.parse(createdAt), timeZone),
    today: calendarDateAt(ports.clock.now(), timeZone),
  };
}

async function checkDay(ports: Ports, found: FoundSubject, text: string) {
  const on = parseCalendarDate(text);
  if (on === undefined) return invalid('on', 'not-a-date');
  const { earliest, today } = await checkInDays(ports, found);
  if (on > today) return invalid('on', 'check-in-in-future');
  return on < earliest ? invalid('on', 'check-in-before-creation') : ok({ on, today });
}

async function sourceOf(
  ports: Pick<Ports, 'okrs'>,
  { keyResult }: FoundSubject,
): Promise<MetricSource | null> {
  if (keyResult === null) return null;
  return (await ports.okrs.findMetric(keyResult.metricId))?.metric.source ?? null;
}

function checkSaid(
  { keyResult }: FoundSubject,
  typed: TypedContent,
  isTyped: boolean,
): Outcome<true> {
  const { value, status, comment } = typed;
  if (isTyped && value === null) return invalid('value', 'check-in-value-missing');
  if (!isTyped && value !== null) return invalid('value', 'check-in-value-is-measured');
  if (keyResult === null && status !== null)
    return invalid('status', 'status-only-for-key-results');
  return isEmpty(typed) ? invalid('comment', 'check-in-empty') : checkMentions('comment', comment);
}

const isEmpty = ({ value, status, confidence, comment }: TypedContent) =>
  comment === '' && [value, status, confidence].every((said) => said === null);
