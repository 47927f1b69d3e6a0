import {
  listSavedFilters,
  removeSavedFilter,
  saveFilter,
} from '../../application/saved-filters/saved-filters';
import type { SavedFilterCalls } from '../../contract/saved-filters/calls';
import type { Runs } from './runs';

export const savedFilterCalls: Runs<keyof SavedFilterCalls> = {
  listSavedFilters,
  saveFilter,
  removeSavedFilter,
};
