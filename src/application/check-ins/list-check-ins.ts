import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { sightOf } from './change-check-in';
import { checkInView, type CheckInView } from './check-in-view';
import { type NamedSubject, visibleSubject } from './find-subject';

const PAGE_SIZE = 20;

export interface CheckInPage {
  readonly checkIns: readonly CheckInView[];
  readonly nextCursor: string | null;
  readonly canCheckIn: boolean;
}

export async function listCheckIns(
  ports: Ports,
  caller: Caller,
  { subject, cursor }: { readonly subject: NamedSubject; readonly cursor: string | null },
): Promise<Outcome<CheckInPage>> {
  const found = await visibleSubject(ports, caller, subject);
  if (!found.ok) return found;
  const { objective, keyResult } = found.value;
  const [sight, page] = await Promise.all([
    sightOf(ports, caller, found.value),
    ports.checkIns.list(found.value.subject.id, { cursor, limit: PAGE_SIZE }),
  ]);
  const isActive = [objective, keyResult ?? objective].every(
    ({ lifecycle }) => lifecycle === 'active',
  );
  return ok({
    checkIns: page.items.map((checkIn) => checkInView(checkIn, caller, sight)),
    nextCursor: page.nextCursor,
    canCheckIn: sight.canReport && isActive,
  });
}
