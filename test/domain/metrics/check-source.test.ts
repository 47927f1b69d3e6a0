import { checkSource, doneOnlyDefault } from '../../../src/domain/metrics/check-source';
import type { Measure } from '../../../src/domain/metrics/measure';
import { aSource } from '../../support/jira-measure';

const field: Measure = { kind: 'field', fieldId: 'customfield_10050' };

describe('a measure and its mode (A.1)', () => {
  it.each([
    [{ kind: 'count' }, true],
    [{ kind: 'timeSpent' }, true],
    [{ kind: 'originalEstimate' }, true],
    [{ kind: 'remainingEstimate' }, false],
    [{ kind: 'progress' }, false],
    [{ kind: 'storyPoints' }, true],
    [field, true],
  ] as const)('%j has a percent-complete mode: %s', (measure, hasPercent) => {
    const result = checkSource(aSource({ measure, mode: 'percent' }));
    expect(result.ok ? true : result.error).toBe(hasPercent ? true : 'measure-needs-kpi-mode');
    expect(checkSource(aSource({ measure, mode: 'kpi' })).ok).toBe(true);
  });

  it.each([
    [{ kind: 'count' }, true],
    [{ kind: 'timeSpent' }, true],
    [{ kind: 'originalEstimate' }, true],
    [{ kind: 'remainingEstimate' }, false],
    [{ kind: 'progress' }, false],
    [{ kind: 'storyPoints' }, true],
    [field, true],
  ] as const)('%j looks at done issues only by default: %s', (measure, expected) => {
    expect(doneOnlyDefault(measure)).toBe(expected);
  });
});

describe('a source', () => {
  it('needs a query', () => {
    expect(checkSource(aSource({ jql: '  ' }))).toEqual({ ok: false, error: 'jql-missing' });
  });

  it('needs a field when it measures one', () => {
    const source = aSource({ measure: { kind: 'field', fieldId: '' } });
    expect(checkSource(source)).toEqual({ ok: false, error: 'field-missing' });
  });

  it('drops options its measure does not use, so that equal definitions look equal', () => {
    const source = aSource({ doneOnly: false, timeRollup: 'aggregate', untracked: 'zero' });
    expect(checkSource(source)).toEqual({ ok: true, value: aSource() });
  });

  it('keeps the options its measure uses', () => {
    const source = aSource({
      measure: { kind: 'progress' },
      mode: 'kpi',
      doneOnly: false,
      timeRollup: 'aggregate',
      untracked: 'zero',
    });
    expect(checkSource(source)).toEqual({ ok: true, value: source });
  });
});
