import { err, ok, type Result } from '../shared/result';
import type { Measure, MeasureKind } from './measure';
import type { JiraMeasureSource } from './metric';

export type SourceProblem = 'measure-needs-kpi-mode' | 'jql-missing' | 'field-missing';

/**
 * Refuses what cannot be measured, and resets options that the measure does not use, so that
 * equal measurements have equal definitions. Source: metrics-spec A.1.
 */
export function checkSource(source: JiraMeasureSource): Result<JiraMeasureSource, SourceProblem> {
  const { measure } = source;
  if (source.jql.trim() === '') return err('jql-missing');
  if (measure.kind === 'field' && measure.fieldId === '') return err('field-missing');
  if (source.mode === 'percent' && needsKpiMode(measure)) return err('measure-needs-kpi-mode');
  return ok({
    ...source,
    doneOnly: source.mode === 'percent' || source.doneOnly,
    timeRollup: isTimeMeasure(measure) ? source.timeRollup : 'self',
    untracked: measure.kind === 'progress' ? source.untracked : 'exclude',
  });
}

/** A finished share of remaining work or of progress would say nothing. */
export function needsKpiMode(measure: Measure): boolean {
  return measure.kind === 'remainingEstimate' || measure.kind === 'progress';
}

/** Measures with a field that Jira also keeps summed over sub-tasks. */
export function isTimeMeasure(measure: Measure): boolean {
  return TIME_MEASURES.has(measure.kind);
}

/** A closed issue has nothing left to do, so only these two measures look at all issues. */
export function doneOnlyDefault(measure: Measure): boolean {
  return !needsKpiMode(measure);
}

const TIME_MEASURES: ReadonlySet<MeasureKind> = new Set<MeasureKind>([
  'timeSpent',
  'originalEstimate',
  'remainingEstimate',
  'progress',
]);
