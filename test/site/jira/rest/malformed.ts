/** What Jira refuses before it looks at anything: requests unlike its published description. */
import type { ProductRequest } from '../../seams';
import { requestMistakes } from '../openapi';
import { refusal, type RestAnswer } from './exchange';

/** `null` when the request is well formed. */
export function malformed({ method, path, body }: ProductRequest): RestAnswer | null {
  if (body !== undefined && body !== '' && !isJson(body)) {
    return refusal(400, [
      'There was an error parsing JSON. Check that your request body is valid.',
    ]);
  }
  const mistakes = requestMistakes(method, path, body);
  return mistakes.length === 0
    ? null
    : refusal(400, ['Invalid request payload. Refer to the REST API documentation and try again.']);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
