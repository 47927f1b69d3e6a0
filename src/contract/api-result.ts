export type ApiErrorCode =
  | 'invalid-input'
  | 'not-found'
  | 'forbidden'
  | 'conflict'
  | 'jira-unavailable'
  | 'rate-limited'
  | 'storage-unavailable'
  | 'internal';

export interface ApiError {
  readonly code: ApiErrorCode;
  /** Stable key the UI turns into a sentence; never raw upstream text. */
  readonly reason: string;
  /** The input field the reason is about, such as `title` or `source.jql`. */
  readonly field?: string;
  /** Jira's own sentences about a JQL query, in the asking person's permissions. */
  readonly jiraMessages?: readonly string[];
  readonly retryAfterSeconds?: number;
  /** Printed in the log line too, so support can find it. */
  readonly reference?: string;
  /** On `conflict`: the record as it stands now, so that nothing typed is lost. */
  readonly current?: unknown;
}

export type ApiResult<Data> =
  { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly error: ApiError };
