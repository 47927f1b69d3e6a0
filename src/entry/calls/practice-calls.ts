import {
  getPractice,
  listFieldValues,
  setQualitySignals,
  setStatusKinds,
  setTeams,
} from '../../application/practice/change-practice';
import {
  getDeliveries,
  importDeliveries,
  removeDeliveries,
} from '../../application/practice/deliveries';
import { setToldThrough } from '../../application/practice/set-told-through';
import { getReleasePlans, setPlannedRelease } from '../../application/practice/release-plans';
import {
  getSprintPractice,
  setSprintCapacity,
  setSprintVerdict,
} from '../../application/practice/sprint-practice';
import type { PracticeCalls } from '../../contract/practice/calls';
import type { Runs } from './runs';

export const practiceCalls: Runs<keyof PracticeCalls> = {
  getPractice,
  setStatusKinds,
  setQualitySignals,
  setTeams,
  listFieldValues,
  getSprintPractice,
  setSprintCapacity,
  setSprintVerdict,
  getReleasePlans,
  setPlannedRelease,
  getDeliveries,
  importDeliveries,
  removeDeliveries,
  setToldThrough,
};
