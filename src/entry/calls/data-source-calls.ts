import {
  findFilters,
  findIssues,
  getFilter,
  getQueryVocabulary,
  suggestQueryValues,
} from '../../application/data-source/query-help';
import type { DataSourceCalls } from '../../contract/data-source/calls';
import type { Runs } from './runs';

export const dataSourceCalls: Runs<keyof DataSourceCalls> = {
  getQueryVocabulary,
  suggestQueryValues,
  findFilters,
  getFilter,
  findIssues,
};
