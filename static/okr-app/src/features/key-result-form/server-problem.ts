import type { ApiError } from '../../../../../src/contract/api-result';
import { sentenceFor } from '../../../../../src/contract/reasons';
import type { DraftField, DraftProblems } from './key-result-draft';

const FIELDS: Readonly<Record<string, DraftField>> = {
  title: 'title',
  'source.jql': 'jql',
  source: 'measure',
  'source.measure': 'measure',
  'source.measure.fieldId': 'measure',
  'source.mode': 'measure',
  'source.unit': 'source',
  'source.items': 'source',
  period: 'period',
  'period.start': 'period',
  'period.end': 'period',
  weight: 'weight',
  'target.start': 'start',
  'target.target': 'target',
  'target.limit': 'limit',
  'target.lower': 'lower',
  'target.upper': 'upper',
  target: 'target',
  zones: 'zones',
  'zones.commit': 'zones',
  'zones.stretch': 'zones',
  curve: 'curve',
  'curve.points': 'curve',
};

/** The server's refusal at the field it is about; nothing for refusals about the whole. */
export function fieldOfError(error: ApiError): DraftProblems {
  const field = error.field === undefined ? undefined : FIELDS[error.field];
  if (field === undefined) return {};
  const words = error.jiraMessages ?? [];
  return { [field]: words.length > 0 ? words.join(' ') : sentenceFor(error) };
}
