import { setCheckInDeleted, updateCheckIn } from '../../application/check-ins/change-check-in';
import { getObjectiveReview } from '../../application/check-ins/get-objective-review';
import { getOwed, markMentionsRead } from '../../application/check-ins/get-owed';
import { listCheckIns } from '../../application/check-ins/list-check-ins';
import { prepareCheckIn } from '../../application/check-ins/prepare-check-in';
import { recordCheckIn } from '../../application/check-ins/record-check-in';
import { updateCheckInCadence } from '../../application/check-ins/update-check-in-cadence';
import type { CheckInCalls } from '../../contract/check-ins/calls';
import type { Runs } from './runs';

export const checkInCalls: Runs<keyof CheckInCalls> = {
  listCheckIns,
  prepareCheckIn,
  recordCheckIn,
  updateCheckIn,
  setCheckInDeleted,
  getOwed,
  markMentionsRead,
  getObjectiveReview,
  updateCheckInCadence: (ports, _caller, input) => updateCheckInCadence(ports, input),
};
