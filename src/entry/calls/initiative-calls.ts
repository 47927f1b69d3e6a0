import {
  addInitiative,
  findProjects,
  listInitiatives,
  removeInitiative,
} from '../../application/initiatives/initiatives';
import type { InitiativeCalls } from '../../contract/initiatives/calls';
import type { Runs } from './runs';

export const initiativeCalls: Runs<keyof InitiativeCalls> = {
  listInitiatives,
  addInitiative,
  removeInitiative,
  findProjects,
};
