import { carryOver } from '../../application/cycles/carry-over';
import { createCycle, deleteCycle, updateCycle } from '../../application/cycles/change-cycles';
import { closeKeyResult, reopenKeyResult } from '../../application/cycles/close-key-result';
import { closeObjective } from '../../application/cycles/close-objective';
import { createQuarters } from '../../application/cycles/create-quarters';
import { getPeriodReport } from '../../application/cycles/get-period-report';
import { reopenObjective } from '../../application/cycles/reopen-objective';
import type { CycleCalls } from '../../contract/cycles/calls';
import type { Runs } from './runs';

export const cycleCalls: Runs<keyof CycleCalls> = {
  createCycle,
  updateCycle,
  deleteCycle,
  createQuarters,
  closeKeyResult,
  closeObjective,
  reopenKeyResult,
  reopenObjective,
  carryOver,
  getPeriodReport,
};
