export type UpstreamFault =
  | 'unavailable'
  | 'rate-limited'
  /** The site's own part of Jira's quota is used up. */
  | 'share-spent'
  | 'forbidden'
  | 'storage-full'
  | 'storage-unavailable'
  | 'unexpected-answer';

/** Thrown by adapters only. Jira or storage did not do what the port promises. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly fault: UpstreamFault;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    fault: UpstreamFault,
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number | undefined } = {},
  ) {
    super(message, { cause: options.cause });
    this.fault = fault;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
