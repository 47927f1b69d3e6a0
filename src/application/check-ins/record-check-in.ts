import type { CheckIn } from '../../domain/okr/check-in';
import type { AccountId, CheckInId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { tellMentioned } from '../comments/tell-mentioned';
import type { KeyResultView } from '../okr/okr-view';
import { showKeyResult } from '../okr/show-definition';
import type { Ports } from '../ports/ports';
import { conflict, type Outcome } from '../refusal';
import { setManualStatus } from '../status/set-manual-status';
import { checkContent, type TypedContent } from './check-content';
import { checkInSight, checkInView, type CheckInView } from './check-in-view';
import { type FoundSubject, type NamedSubject, reportableSubject } from './find-subject';
import { keepManualValues } from './manual-value';
import { snapshotOf } from './snapshot-of';

export interface CheckInSaved {
  readonly checkIn: CheckInView;
  readonly keyResult: KeyResultView | null;
  readonly notReached: readonly AccountId[];
}

export async function recordCheckIn(
  ports: Ports,
  caller: Caller,
  { subject, content: typed }: { readonly subject: NamedSubject; readonly content: TypedContent },
): Promise<Outcome<CheckInSaved>> {
  const found = await reportableSubject(ports, caller, subject);
  if (!found.ok) return found;
  const checked = await checkContent(ports, found.value, typed);
  if (!checked.ok) return checked;
  const { content, isTyped, today } = checked.value;
  const moment = { on: content.on, today, typed: content.value };
  const now = new Date(ports.clock.now()).toISOString();
  const checkIn: CheckIn = {
    ...content,
    id: ports.ids.next() as CheckInId,
    version: 1,
    subject: found.value.subject,
    projectId: found.value.home,
    snapshot: await snapshotOf(ports, caller, { found: found.value, moment }),
    isDeleted: false,
    revisions: [],
    ...{ createdAt: now, createdBy: caller.accountId },
    ...{ updatedAt: now, updatedBy: caller.accountId },
  };
  const { keyResult } = found.value;
  // The number comes first: if the rest fails, doing it all again does no harm.
  if (isTyped && keyResult !== null) {
    await keepManualValues(ports, { keyResult, checkIn, days: [content.on] });
  }
  const latest = (await ports.checkIns.latest([found.value.home])).get(found.value.subject.id);
  const isLatest = latest === undefined || latest.on <= content.on;
  if (isLatest) await takeStatus(ports, caller, { found: found.value, checkIn });
  if ((await ports.checkIns.save(checkIn)) === 'version-conflict') return conflict(null);
  return ok(await afterSave(ports, caller, { found: found.value, checkIn, before: '' }));
}

/** A status said for today counts until the value changes by itself. Source: metrics-spec B.2. */
export async function takeStatus(
  ports: Ports,
  caller: Caller,
  { found, checkIn }: { readonly found: FoundSubject; readonly checkIn: CheckIn },
): Promise<void> {
  const { keyResult } = found;
  if (keyResult === null || checkIn.status === null) return;
  const judgement = { status: checkIn.status, until: 'next-update', note: '' } as const;
  const set = async (version: number) =>
    setManualStatus(ports, caller, { keyResultId: keyResult.id, version, ...judgement });
  const first = await set(keyResult.version);
  if (first.ok || first.error.kind !== 'conflict') return;
  // Somebody edited the definition meanwhile, which a status does not touch.
  const current = await ports.okrs.findKeyResult(keyResult.id);
  if (current !== null) await set(current.version);
}

export interface Written {
  readonly found: FoundSubject;
  readonly checkIn: CheckIn;
  /** The comment as it was. */
  readonly before: string;
}

export async function afterSave(
  ports: Ports,
  caller: Caller,
  { found, checkIn, before }: Written,
): Promise<CheckInSaved> {
  const notReached = await tellMentioned(ports, {
    ...{ found, before, in: 'check-in', sourceId: checkIn.id },
    ...{ by: checkIn.createdBy, at: checkIn.createdAt },
    after: checkIn.isDeleted ? null : checkIn.comment,
  });
  await ports.realtime.publish([found.home]);
  const keyResult = await currentView(ports, caller, found);
  const visibility = keyResult?.progress.visibility ?? 'shown';
  const sight = await checkInSight(ports, caller, { found, canReport: true, visibility });
  return { checkIn: checkInView(checkIn, caller, sight), keyResult, notReached };
}

/** The definition may have a new version: a status was set. */
async function currentView(
  ports: Ports,
  caller: Caller,
  { keyResult, objective }: FoundSubject,
): Promise<KeyResultView | null> {
  if (keyResult === null) return null;
  const current = (await ports.okrs.findKeyResult(keyResult.id)) ?? keyResult;
  return showKeyResult(ports, caller, { keyResult: current, objective });
}
