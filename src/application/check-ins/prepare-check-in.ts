import type { MeasureUnit } from '../../domain/metrics/measure';
import type { MetricSource } from '../../domain/metrics/metric';
import type { CheckIn, Subject } from '../../domain/okr/check-in';
import { isStill, type Movement } from '../../domain/okr/check-in-draft';
import type { CheckInStanding } from '../../domain/okr/check-in-schedule';
import type { ProgressStatus } from '../../domain/okr/status';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { KeyResultView } from '../okr/okr-view';
import { showKeyResult, showObjective } from '../okr/show-definition';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { sightOf } from './change-check-in';
import { checkInDays } from './check-content';
import { checkInView, type CheckInView } from './check-in-view';
import { type FoundSubject, type NamedSubject, reportableSubject, titleOf } from './find-subject';
import { movementSince } from './movement-since';

export interface CheckInPreparation {
  readonly subject: Subject;
  readonly title: string;
  readonly valueKind: 'typed' | 'measured' | 'none';
  readonly unit: MeasureUnit;
  readonly unitText: string;
  readonly value: number | null;
  readonly status: ProgressStatus;
  readonly standing: CheckInStanding;
  readonly movement: Movement | null;
  readonly last: CheckInView | null;
  readonly earliest: CalendarDate;
  readonly today: CalendarDate;
}

/** Everything the form shows before a word is typed, the draft's numbers included. */
export async function prepareCheckIn(
  ports: Ports,
  caller: Caller,
  { subject }: { readonly subject: NamedSubject },
): Promise<Outcome<CheckInPreparation>> {
  const named = await reportableSubject(ports, caller, subject);
  if (!named.ok) return named;
  const found = named.value;
  const [days, last, sight] = await Promise.all([
    checkInDays(ports, found),
    lastCheckIn(ports, found),
    sightOf(ports, caller, found),
  ]);
  const facts = found.keyResult
    ? await ofKeyResult(ports, caller, { found, last, ...days })
    : await ofObjective(ports, caller, found);
  return ok({
    subject: found.subject,
    title: titleOf(found),
    ...facts,
    last: last && checkInView(last, caller, sight),
    ...days,
  });
}

type Facts = Omit<CheckInPreparation, 'subject' | 'title' | 'last' | 'earliest' | 'today'>;

async function ofObjective(
  ports: Ports,
  caller: Caller,
  { objective }: FoundSubject,
): Promise<Facts> {
  const { progress } = await showObjective(ports, caller, objective);
  return {
    valueKind: 'none',
    unit: 'percent',
    unitText: '',
    value: null,
    status: progress.status,
    standing: { kind: 'none' },
    movement: null,
  };
}

interface Asked {
  readonly found: FoundSubject;
  readonly last: CheckIn | null;
  readonly earliest: CalendarDate;
  readonly today: CalendarDate;
}

async function ofKeyResult(ports: Ports, caller: Caller, asked: Asked): Promise<Facts> {
  const { keyResult, objective } = asked.found;
  if (keyResult === null) return ofObjective(ports, caller, asked.found);
  const { last, earliest, today } = asked;
  const view = await showKeyResult(ports, caller, { keyResult, objective });
  const since = last?.on ?? earliest;
  const isTyped = view.source.kind === 'manual';
  // Of a typed number nothing has moved before it is typed.
  const movement = isTyped
    ? null
    : await movementSince(ports, { caller, keyResult, objective, view, since, today, last });
  return {
    valueKind: isTyped ? 'typed' : 'measured',
    unitText: unitTextOf(view.source),
    ...numbersOf(view),
    standing: view.checkIn.standing,
    movement: movement === null || isStill(movement) ? null : movement,
  };
}

function numbersOf({ progress }: KeyResultView): Pick<Facts, 'unit' | 'value' | 'status'> {
  const { unit, value, status } = progress;
  return { unit, value, status };
}

const unitTextOf = (source: MetricSource): string => (source.kind === 'manual' ? source.unit : '');

async function lastCheckIn(
  ports: Pick<Ports, 'checkIns'>,
  { home, subject }: FoundSubject,
): Promise<CheckIn | null> {
  const latest = (await ports.checkIns.latest([home])).get(subject.id);
  return latest === undefined ? null : ports.checkIns.find(latest.id);
}
