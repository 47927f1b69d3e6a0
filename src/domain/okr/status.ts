/** Green: on-track, achieved. Orange: behind. Red: at-risk. Grey: the others. */
export type ProgressStatus =
  'on-track' | 'behind' | 'at-risk' | 'achieved' | 'no-data' | 'not-started' | 'no-schedule';
