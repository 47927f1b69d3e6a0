import { resumeAutomaticStatus, setManualStatus } from '../../application/status/set-manual-status';
import type { StatusCalls } from '../../contract/status/calls';
import type { Runs } from './runs';

export const statusCalls: Runs<keyof StatusCalls> = { setManualStatus, resumeAutomaticStatus };
