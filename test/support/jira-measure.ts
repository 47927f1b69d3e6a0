import type { JiraMeasureSource, TypedSource } from '../../src/domain/metrics/metric';

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

/** The query and measure of a source that must have them. */
export function jiraSource(source: TypedSource): JiraMeasureSource {
  if (source.kind !== 'jira-measure') throw new Error(`${source.kind} is not measured in Jira`);
  return source;
}
