import type { MeasureKind } from '../../../../../src/domain/metrics/measure';
import {
  checkDraft,
  emptyDraft,
  type KeyResultDraft,
  sourceOf,
  withMeasure,
  withMode,
} from '../../../../../static/okr-app/src/features/key-result-form/key-result-draft';
import { measureOf } from '../../../../../static/okr-app/src/features/key-result-form/measure-choice';

const filled: KeyResultDraft = {
  ...emptyDraft('ada'),
  title: ' Close bugs ',
  jql: ' project = ABC ',
};

describe('measure and mode', () => {
  // metrics-spec A.1: the measure table.
  it.each<[MeasureKind, 'percent' | 'kpi']>([
    ['count', 'percent'],
    ['timeSpent', 'percent'],
    ['originalEstimate', 'percent'],
    ['remainingEstimate', 'kpi'],
    ['progress', 'kpi'],
    ['storyPoints', 'percent'],
  ])('choosing %s while in percent leaves the form in %s', (kind, mode) => {
    expect(withMeasure(filled, measureOf(kind)).mode).toBe(mode);
  });

  it('goes to KPI by itself for a measure without a done share', () => {
    const draft = withMeasure(filled, { kind: 'remainingEstimate' });
    expect(draft.mode).toBe('kpi');
    expect(draft.doneOnly).toBe(false);
  });

  it('does not go back to percent with such a measure', () => {
    const draft = withMeasure(filled, { kind: 'progress' });
    expect(withMode(draft, 'percent')).toBe(draft);
  });

  it('drops a target that was meant in another unit', () => {
    const kpi = withMode(filled, 'kpi');
    expect(kpi.target.target).toBe('');
    expect(withMode(kpi, 'percent').target.target).toBe('100');
  });
});

describe('what is sent', () => {
  it('is trimmed and typed', () => {
    const checked = checkDraft(filled, null);
    expect(checked).toMatchObject({
      ok: true,
      fields: {
        title: 'Close bugs',
        period: null,
        weight: 1,
        target: { kind: 'reach', start: 0, target: 100 },
      },
    });
    expect(sourceOf(filled).jql).toBe('project = ABC');
  });

  it('names every field that is wrong at once', () => {
    const checked = checkDraft(
      {
        ...filled,
        title: ' ',
        jql: '',
        weight: '-1',
        period: { preset: 'custom', start: '2026-02-01', end: '2026-01-01', cycleId: null },
        target: { ...filled.target, target: 'many' },
      },
      null,
    );
    expect(checked.ok).toBe(false);
    expect(checked.ok ? [] : Object.keys(checked.problems).sort()).toEqual([
      'jql',
      'period',
      'target',
      'title',
      'weight',
    ]);
  });

  it.each([
    ['a start that is the target', { kind: 'reach', start: '5', target: '5' }, 'target'],
    ['a range upside down', { kind: 'within', lower: '9', upper: '1' }, 'upper'],
    ['a limit that is no number', { kind: 'stayBelow', limit: '' }, 'limit'],
  ] as const)('is refused for %s', (_what, target, field) => {
    const checked = checkDraft({ ...filled, target: { ...filled.target, ...target } }, null);
    expect(checked.ok ? [] : Object.keys(checked.problems)).toEqual([field]);
  });

  it('understands a decimal comma', () => {
    const target = { ...filled.target, kind: 'stayAbove' as const, limit: '7,5' };
    expect(checkDraft({ ...filled, target }, null)).toMatchObject({
      ok: true,
      fields: { target: { kind: 'stayAbove', limit: 7.5 } },
    });
  });
});
