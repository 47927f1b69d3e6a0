import { createCycle, deleteCycle, updateCycle } from '../../application/cycles/change-cycles';
import { createQuarters } from '../../application/cycles/create-quarters';
import type { CycleCalls } from '../../contract/cycles/calls';
import type { Runs } from './runs';

export const cycleCalls: Runs<keyof CycleCalls> = {
  createCycle,
  updateCycle,
  deleteCycle,
  createQuarters,
};
