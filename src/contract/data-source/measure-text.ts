import { isTimeMeasure } from '../../domain/metrics/check-source';
import type { JiraMeasureSource } from '../../domain/metrics/metric';
import { measureLabel } from '../wording';

/** "Time spent, done issues, with the time of sub-tasks". Names every option that counts. */
export function measureText(source: JiraMeasureSource, fieldName?: string): string {
  const { measure, mode, doneOnly, timeRollup, untracked } = source;
  const words = [
    measureLabel(measure, fieldName),
    mode === 'percent' ? 'percent complete' : doneOnly ? 'done issues' : 'all issues',
  ];
  if (isTimeMeasure(measure) && timeRollup === 'aggregate') {
    words.push('with the time of sub-tasks');
  }
  if (measure.kind === 'progress') {
    words.push(untracked === 'zero' ? 'no time counts as 0 %' : 'no time is left out');
  }
  return words.join(', ');
}
