/** Work on the past, apart from the work on the present, which must not wait for it. */
export interface HistoryJob {
  /** Of every query whose past has not been read. */
  readonly kind: 'backfill';
  /** How often Jira or storage had to be left alone for a while. */
  readonly attempts: number;
}

export interface HistoryJobs {
  push(job: HistoryJob, delaySeconds?: number): Promise<void>;
  /**
   * Goes on later, unless some other job already does: of many that were asked for at once and all
   * have to wait, one is enough.
   */
  goOn(job: HistoryJob, delaySeconds: number): Promise<void>;
}
