import * as z from 'zod';
import type { InputsOf } from '../inputs';
import type { DataSourceCalls } from './calls';

const MAX_NAME = 500;
const MAX_TYPED = 1_000;

const text = z.string().max(MAX_TYPED);

export const dataSourceInputs: InputsOf<DataSourceCalls> = {
  getQueryVocabulary: z.strictObject({}),
  suggestQueryValues: z.strictObject({ fieldName: z.string().min(1).max(MAX_NAME), text }),
  findFilters: z.strictObject({ text }),
  // Jira numbers its filters; anything else would be another address.
  getFilter: z.strictObject({ filterId: z.string().max(20).regex(/^\d+$/) }),
  findIssues: z.strictObject({ text, projectKey: z.string().max(255).nullable() }),
};
