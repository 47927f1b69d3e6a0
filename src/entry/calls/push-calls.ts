import {
  getPushAccess,
  makePushToken,
  revokePushToken,
} from '../../application/practice/push-access';
import type { PushCalls } from '../../contract/push/calls';
import type { Runs } from './runs';

export const pushCalls: Runs<keyof PushCalls> = { getPushAccess, makePushToken, revokePushToken };
