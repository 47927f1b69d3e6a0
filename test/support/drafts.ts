/** Definitions as people would type them, for tests that go through the resolver. */
import type { KeyResultFields, ObjectiveFields } from '../../src/contract/api';
import type { ApiResult } from '../../src/contract/api-result';
import type { JiraMeasureSource } from '../../src/domain/metrics/metric';

export function objectiveFields(change: Partial<ObjectiveFields> = {}): ObjectiveFields {
  return {
    title: 'An objective',
    description: '',
    ownerId: null,
    period: { start: '2026-01-01', end: '2026-03-31' },
    weight: 1,
    parentId: null,
    ...change,
  };
}

/** Counts issues, percent complete, unless changed. */
export function keyResultFields(
  jql: string,
  {
    source,
    ...change
  }: Partial<Omit<KeyResultFields, 'source'>> & {
    source?: Partial<JiraMeasureSource>;
  } = {},
): KeyResultFields {
  return {
    title: 'A key result',
    description: '',
    ownerId: null,
    period: null,
    weight: 1,
    target: { kind: 'reach', start: 0, target: 100 },
    ...change,
    source: {
      kind: 'jira-measure',
      jql,
      measure: { kind: 'count' },
      mode: 'percent',
      doneOnly: true,
      timeRollup: 'self',
      untracked: 'exclude',
      ...source,
    },
  };
}

/** The data, or a failure that names the refusal. */
export function dataOf<Data>(result: ApiResult<Data>): Data {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.data;
}

/** Code and reason of a refusal; `null` when there was none. */
export function refusalOf(result: ApiResult<unknown>): { code: string; reason: string } | null {
  return result.ok ? null : { code: result.error.code, reason: result.error.reason };
}
