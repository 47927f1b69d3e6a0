import { explainMovement } from '../../application/facts/explain-movement';
import type { MovementCalls } from '../../contract/movement/calls';
import type { Runs } from './runs';

export const movementCalls: Runs<keyof MovementCalls> = { explainMovement };
