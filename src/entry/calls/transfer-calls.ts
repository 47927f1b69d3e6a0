import { checkImport } from '../../application/transfer/check-import';
import { importItems } from '../../application/transfer/import-items';
import { readBackup } from '../../application/transfer/read-backup';
import { checkRestore, restorePart } from '../../application/transfer/restore';
import {
  addDemo,
  getSiteState,
  removeDemo,
  setPaused,
} from '../../application/transfer/site-switches';
import type { TransferCalls } from '../../contract/transfer/calls';
import type { Runs } from './runs';

export const transferCalls: Runs<keyof TransferCalls> = {
  readBackup,
  checkRestore,
  restorePart,
  getSiteState,
  setPaused,
  addDemo,
  removeDemo,
  checkImport,
  importItems,
};
