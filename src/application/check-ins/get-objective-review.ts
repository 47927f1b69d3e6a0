import type { MeasureUnit } from '../../domain/metrics/measure';
import type { Confidence } from '../../domain/okr/check-in';
import { isStill, type Movement } from '../../domain/okr/check-in-draft';
import type { CheckInStanding } from '../../domain/okr/check-in-schedule';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { ProgressStatus } from '../../domain/okr/status';
import {
  calendarDateAt,
  type CalendarDate,
  parseCalendarDate,
} from '../../domain/shared/calendar-date';
import type { AccountId, KeyResultId, ObjectiveId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { visibleObjective } from '../okr/authorise';
import { showKeyResult } from '../okr/show-definition';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import { sightOf } from './change-check-in';
import { checkInView, type CheckInView } from './check-in-view';
import type { FoundSubject } from './find-subject';
import { movementSince } from './movement-since';

/** More check-ins than this in one week are not walked through. */
const PAGE_SIZE = 20;

export interface KeyResultReview {
  readonly keyResultId: KeyResultId;
  readonly title: string;
  readonly ownerId: AccountId | null;
  readonly unit: MeasureUnit;
  readonly status: ProgressStatus;
  readonly standing: CheckInStanding;
  readonly progress: number | null;
  readonly expected: number | null;
  readonly movement: Movement | null;
  readonly confidence: Confidence | null;
  readonly confidenceBefore: Confidence | null;
  readonly checkIns: readonly CheckInView[];
}

export interface ObjectiveReview {
  readonly objectiveId: ObjectiveId;
  readonly since: CalendarDate;
  readonly keyResults: readonly KeyResultReview[];
  readonly checkIns: readonly CheckInView[];
}

/** One stop of the weekly review: what moved and what was said since the last one. */
export async function getObjectiveReview(
  ports: Ports,
  caller: Caller,
  { objectiveId, since: text }: { readonly objectiveId: string; readonly since: string },
): Promise<Outcome<ObjectiveReview>> {
  const found = await visibleObjective(ports, caller, objectiveId);
  if (!found.ok) return found;
  const { timeZone } = await ports.settings.load();
  const today = calendarDateAt(ports.clock.now(), timeZone);
  const since = parseCalendarDate(text);
  if (since === undefined || since > today) return invalid('since', 'not-a-date');
  const objective = found.value;
  const days = { since, today };
  const keyResults = (await ports.okrs.listKeyResultsOf(objective.id))
    .filter(({ lifecycle }) => lifecycle === 'active')
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const reviews = await Promise.all(
    keyResults.map((keyResult) => reviewOf(ports, caller, { objective, keyResult, ...days })),
  );
  const subject = { kind: 'objective', id: objective.id } as const;
  const itself = { subject, objective, keyResult: null, home: objective.projectId };
  return ok({
    objectiveId: objective.id,
    since,
    keyResults: reviews,
    checkIns: (await saidSince(ports, caller, { found: itself, since })).recent,
  });
}

interface Stop {
  readonly objective: Objective;
  readonly keyResult: KeyResult;
  readonly since: CalendarDate;
  readonly today: CalendarDate;
}

async function reviewOf(
  ports: Ports,
  caller: Caller,
  { objective, keyResult, since, today }: Stop,
): Promise<KeyResultReview> {
  const view = await showKeyResult(ports, caller, { keyResult, objective });
  const subject = { kind: 'key-result', id: keyResult.id } as const;
  const found = { subject, objective, keyResult, home: objective.projectId };
  const [movement, said] = await Promise.all([
    movementSince(ports, { caller, keyResult, objective, view, since, today }),
    saidSince(ports, caller, { found, since }),
  ]);
  const { unit, status, progress, expected } = view.progress;
  return {
    keyResultId: keyResult.id,
    title: keyResult.title,
    ownerId: keyResult.ownerId ?? objective.ownerId,
    ...{ unit, status, progress, expected },
    standing: view.checkIn.standing,
    movement: movement === null || isStill(movement) ? null : movement,
    confidence: said.confidences[0] ?? null,
    confidenceBefore: said.confidences[1] ?? null,
    checkIns: said.recent,
  };
}

async function saidSince(
  ports: Ports,
  caller: Caller,
  { found, since }: { readonly found: FoundSubject; readonly since: CalendarDate },
) {
  const [sight, page] = await Promise.all([
    sightOf(ports, caller, found),
    ports.checkIns.list(found.subject.id, { cursor: null, limit: PAGE_SIZE }),
  ]);
  return {
    recent: page.items
      .filter(({ on }) => on >= since)
      .map((checkIn) => checkInView(checkIn, caller, sight)),
    confidences: page.items.map(({ confidence }) => confidence).filter((one) => one !== null),
  };
}
