/** One point of a series, ready to be drawn and spoken. */
export interface SeriesPoint {
  /** Names the bucket, in the address and towards the server. */
  readonly key: string;
  /** For the axis, such as "W10" or "Mar". */
  readonly short: string;
  readonly value: number | null;
  /** Time is not over, or outcomes are still open: drawn hollow. */
  readonly isOpen: boolean;
  /** Too few issues to say much: drawn hollow as well, told apart in words. */
  readonly isWeak: boolean;
  /** Numbers of what happened in it beside the value. */
  readonly annotations: readonly number[];
  /** The whole point in words. */
  readonly text: string;
  /** The value one period before; `null` where there is none or it is not asked for. */
  readonly before: number | null;
}

/** A line across the chart. */
export interface Mark {
  readonly kind: 'target' | 'limit';
  readonly label: string;
  readonly value: number;
}
