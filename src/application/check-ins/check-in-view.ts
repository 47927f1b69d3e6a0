import type { CheckIn, CheckInContent, Snapshot } from '../../domain/okr/check-in';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import { type FoundSubject, mayManageSubject } from './find-subject';

/** A check-in as one viewer is shown it. */
export interface CheckInView extends CheckInContent {
  readonly id: CheckIn['id'];
  readonly version: number;
  readonly subject: CheckIn['subject'];
  readonly snapshot: Pick<Snapshot, 'value' | 'progress' | 'status'> | null;
  readonly revisions: CheckIn['revisions'];
  readonly createdAt: string;
  readonly createdBy: CheckIn['createdBy'];
  readonly canChange: boolean;
}

/** What decides how the check-ins of one subject are shown. */
export interface CheckInSight {
  /** Numbers may not be told where the present ones may not. */
  readonly showsNumbers: boolean;
  readonly canReport: boolean;
  readonly canManage: boolean;
}

export async function checkInSight(
  ports: Ports,
  caller: Caller,
  {
    found,
    canReport,
    visibility,
  }: {
    readonly found: FoundSubject;
    readonly canReport: boolean;
    readonly visibility: 'shown' | 'withheld';
  },
): Promise<CheckInSight> {
  return {
    showsNumbers: visibility === 'shown',
    canReport,
    canManage: await mayManageSubject(ports, caller, found),
  };
}

export function checkInView(checkIn: CheckIn, caller: Caller, sight: CheckInSight): CheckInView {
  const { id, version, subject, on, value, status, confidence, comment } = checkIn;
  const { revisions, createdAt, createdBy, snapshot } = checkIn;
  return {
    ...{ id, version, subject, on, value, status, confidence, comment },
    ...{ revisions, createdAt, createdBy },
    snapshot: sight.showsNumbers ? shown(snapshot) : null,
    canChange: mayChange(checkIn, caller, sight),
  };
}

/** Its author, while they may still report, and whoever manages the subject. */
export function mayChange(
  { createdBy }: Pick<CheckIn, 'createdBy'>,
  { accountId }: Caller,
  { canReport, canManage }: CheckInSight,
): boolean {
  return canManage || (canReport && createdBy === accountId);
}

function shown(snapshot: Snapshot | null): CheckInView['snapshot'] {
  if (snapshot === null) return null;
  const { value, progress, status } = snapshot;
  return { value, progress, status };
}
