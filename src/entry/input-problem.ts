import type { z } from 'zod';
import type { Reason } from '../contract/reasons';

export interface InputProblem {
  readonly reason: Reason;
  readonly field?: string;
}

/** The first thing wrong with an input, at the field the person knows. */
export function inputProblem(error: z.ZodError): InputProblem {
  const issue = error.issues[0];
  if (issue === undefined) return { reason: 'input-rejected' };
  const path = issue.path.map(String).filter((part) => part !== 'fields' && part !== 'change');
  const field = path.join('.');
  const reason = reasonOf(issue, path);
  return field === '' ? { reason } : { reason, field };
}

interface FieldReasons {
  readonly tooLong?: Reason;
  readonly otherwise: Reason;
}

/** By the last part of a field's name; whatever else is wrong was not typed by a person. */
const REASONS = new Map<string, FieldReasons>([
  ['title', { tooLong: 'title-too-long', otherwise: 'title-missing' }],
  ['description', { tooLong: 'description-too-long', otherwise: 'input-rejected' }],
  ['weight', { otherwise: 'weight-out-of-range' }],
  ['confidence', { otherwise: 'confidence-out-of-range' }],
  ['comment', { tooLong: 'comment-too-long', otherwise: 'input-rejected' }],
  ['text', { tooLong: 'comment-too-long', otherwise: 'comment-missing' }],
  ['words', { tooLong: 'note-too-long', otherwise: 'note-missing' }],
  ['name', { otherwise: 'cycle-name-missing' }],
  ['lesson', { tooLong: 'lesson-too-long', otherwise: 'input-rejected' }],
  ['score', { otherwise: 'score-out-of-range' }],
  ['jql', { tooLong: 'jql-too-long', otherwise: 'jql-missing' }],
]);

function reasonOf(issue: z.core.$ZodIssue, path: readonly string[]): Reason {
  if (issue.code === 'unrecognized_keys') return 'unknown-field';
  const known = REASONS.get(path.at(-1) ?? '');
  if (known === undefined) return path[0] === 'target' ? 'number-expected' : 'input-rejected';
  return issue.code === 'too_big' ? (known.tooLong ?? known.otherwise) : known.otherwise;
}
