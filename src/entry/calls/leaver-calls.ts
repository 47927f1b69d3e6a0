import { listArchive } from '../../application/archive/list-archive';
import { listLeavers } from '../../application/people/list-leavers';
import { reassign } from '../../application/people/reassign';
import type { LeaverCalls } from '../../contract/leavers/calls';
import type { Runs } from './runs';

export const leaverCalls: Runs<keyof LeaverCalls> = { listLeavers, reassign, listArchive };
