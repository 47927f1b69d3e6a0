import type { JiraMeasureSource } from '../../src/domain/metrics/metric';

/** Done share of the number of issues, unless told otherwise. */
export function aSource(fields: Partial<JiraMeasureSource> = {}): JiraMeasureSource {
  return {
    kind: 'jira-measure',
    jql: 'project = K',
    measure: { kind: 'count' },
    mode: 'percent',
    doneOnly: true,
    timeRollup: 'self',
    untracked: 'exclude',
    ...fields,
  };
}
