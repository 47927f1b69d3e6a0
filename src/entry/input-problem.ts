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

function reasonOf(issue: z.core.$ZodIssue, path: readonly string[]): Reason {
  if (issue.code === 'unrecognized_keys') return 'unknown-field';
  const isTooLong = issue.code === 'too_big';
  switch (path.at(-1)) {
    case 'title':
      return isTooLong ? 'title-too-long' : 'title-missing';
    case 'description':
      return isTooLong ? 'description-too-long' : 'input-rejected';
    case 'weight':
      return 'weight-out-of-range';
    case 'jql':
      return isTooLong ? 'jql-too-long' : 'jql-missing';
    default:
      return path[0] === 'target' ? 'number-expected' : 'input-rejected';
  }
}
