import type { ApiError } from '../../../../../src/contract/api-result';
import { sentenceFor } from '../../../../../src/contract/reasons';
import type { MetricProblems } from './metric-draft';

/** The server's refusal at the field it is about; nothing for refusals about the whole. */
export function problemsOf(error: ApiError): MetricProblems {
  const field = fieldOf(error.field ?? '');
  if (field === null) return {};
  const words = error.jiraMessages ?? [];
  return { [field]: words.length > 0 ? words.join(' ') : sentenceFor(error) };
}

const FIELDS: Readonly<Record<string, string>> = {
  title: 'title',
  bucket: 'bucket',
  target: 'target',
  band: 'upper',
  'band.lower': 'lower',
  'band.upper': 'upper',
};

function fieldOf(path: string): string | null {
  if (path.startsWith('source.scope')) return 'scope';
  if (path.startsWith('source.parameters.')) return path.slice('source.'.length);
  return FIELDS[path] ?? null;
}
