import { type CheckIn, revise } from '../../domain/okr/check-in';
import type { CheckInId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { showKeyResult } from '../okr/show-definition';
import type { Ports } from '../ports/ports';
import { conflict, forbidden, notFound, type Outcome } from '../refusal';
import { checkContent, isTypedIn, type TypedContent } from './check-content';
import {
  type CheckInSight,
  checkInSight,
  checkInView,
  type CheckInView,
  mayChange,
} from './check-in-view';
import { type FoundSubject, mayReport, visibleSubject } from './find-subject';
import { keepManualValues } from './manual-value';
import { afterSave, type CheckInSaved, takeStatus } from './record-check-in';
import { snapshotOf } from './snapshot-of';

interface Named {
  readonly checkInId: string;
  /** The version the person saw. */
  readonly version: number;
}

/** What stood there before stays readable: who changed it, when, from what. */
export async function updateCheckIn(
  ports: Ports,
  caller: Caller,
  { change, ...named }: Named & { readonly change: Partial<TypedContent> },
): Promise<Outcome<CheckInSaved>> {
  const opened = await openForChange(ports, caller, named);
  if (!opened.ok) return opened;
  const { found, checkIn } = opened.value;
  if (checkIn.isDeleted) return notFound('check-in-not-found');
  const { on, value, status, confidence, comment } = checkIn;
  const typed = { on, value, status, confidence, comment, ...change };
  const checked = await checkContent(ports, found, typed);
  if (!checked.ok) return checked;
  const { content, today } = checked.value;
  const edit = { at: new Date(ports.clock.now()).toISOString(), by: caller.accountId };
  const revised = revise(checkIn, content, edit);
  if (revised === null)
    return ok(await afterSave(ports, caller, { found, checkIn, before: comment }));
  const isMoved = content.on !== on || content.value !== value;
  const moment = { on: content.on, today, typed: content.value };
  const snapshot = isMoved ? await snapshotOf(ports, caller, { found, moment }) : checkIn.snapshot;
  const next = { ...revised, snapshot };
  if ((await ports.checkIns.save(next)) === 'version-conflict') {
    return overtaken(ports, caller, opened.value);
  }
  await followUp(ports, { found, checkIn: next, days: [on, content.on] });
  if (content.status !== status && (await isLatest(ports, found, next))) {
    await takeStatus(ports, caller, { found, checkIn: next });
  }
  return ok(await afterSave(ports, caller, { found, checkIn: next, before: comment }));
}

/** A deleted check-in counts for nothing, and can be brought back as it was. */
export async function setCheckInDeleted(
  ports: Ports,
  caller: Caller,
  { isDeleted, ...named }: Named & { readonly isDeleted: boolean },
): Promise<Outcome<CheckInView>> {
  const opened = await openForChange(ports, caller, named);
  if (!opened.ok) return opened;
  const { found, checkIn, sight } = opened.value;
  const next: CheckIn = {
    ...checkIn,
    isDeleted,
    version: checkIn.version + 1,
    updatedAt: new Date(ports.clock.now()).toISOString(),
    updatedBy: caller.accountId,
  };
  if ((await ports.checkIns.save(next)) === 'version-conflict') {
    return overtaken(ports, caller, opened.value);
  }
  await followUp(ports, { found, checkIn: next, days: [next.on] });
  await afterSave(ports, caller, { found, checkIn: next, before: isDeleted ? next.comment : '' });
  return ok(checkInView(next, caller, sight));
}

interface Opened {
  readonly found: FoundSubject;
  readonly checkIn: CheckIn;
  readonly sight: CheckInSight;
}

async function openForChange(
  ports: Ports,
  caller: Caller,
  { checkInId, version }: Named,
): Promise<Outcome<Opened>> {
  const checkIn = await ports.checkIns.find(checkInId as CheckInId);
  const found = checkIn && (await visibleSubject(ports, caller, checkIn.subject));
  if (checkIn === null || found?.ok !== true) return notFound('check-in-not-found');
  const sight = await sightOf(ports, caller, found.value);
  if (!mayChange(checkIn, caller, sight)) return forbidden('not-your-check-in');
  if (checkIn.version !== version) return conflict(checkInView(checkIn, caller, sight));
  return ok({ found: found.value, checkIn, sight });
}

export async function sightOf(
  ports: Ports,
  caller: Caller,
  found: FoundSubject,
): Promise<CheckInSight> {
  const { keyResult, objective, subject } = found;
  const view = keyResult && (await showKeyResult(ports, caller, { keyResult, objective }));
  const canReport = await mayReport(ports, caller, subject);
  const visibility = view?.progress.visibility ?? 'shown';
  return checkInSight(ports, caller, { found, canReport, visibility });
}

async function overtaken(
  ports: Ports,
  caller: Caller,
  { checkIn, sight }: Opened,
): Promise<Outcome<never>> {
  const current = await ports.checkIns.find(checkIn.id);
  if (current === null) return notFound('check-in-not-found');
  return conflict(checkInView(current, caller, sight));
}

async function followUp(
  ports: Ports,
  { found, checkIn, days }: Pick<Opened, 'found' | 'checkIn'> & { days: readonly CheckIn['on'][] },
): Promise<void> {
  const { keyResult } = found;
  if (keyResult === null || !(await isTypedIn(ports, found))) return;
  await keepManualValues(ports, { keyResult, checkIn, days });
}

async function isLatest(
  ports: Pick<Ports, 'checkIns'>,
  { home, subject }: FoundSubject,
  { id }: CheckIn,
): Promise<boolean> {
  return (await ports.checkIns.latest([home])).get(subject.id)?.id === id;
}
