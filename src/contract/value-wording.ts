import type { MeasureUnit } from '../domain/metrics/measure';
import { measureOfSource, type MetricSource } from '../domain/metrics/metric';
import { sourceUnit } from '../domain/metrics/source-unit';
import type { Target } from '../domain/okr/key-result';
import type { KeyResultDto, ProgressDto } from './dto';
import { formatValue, noValueText, targetText } from './wording';

/** A value with its unit; numbers that people type have the unit they gave it. */
export function formatSourceValue(value: number | null, source: MetricSource): string {
  const text = formatValue(value, sourceUnit(source));
  if (source.kind !== 'manual' || value === null || source.unit === '') return text;
  return `${text} ${source.unit}`;
}

/** What a value is made of, counted: "4 issues", "3 to-dos"; a number people type has no parts. */
export function countedText(n: number, { kind }: MetricSource): string | null {
  if (kind === 'manual') return null;
  const noun = kind === 'checklist' ? 'to-do' : 'issue';
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}

/** The value of a key result, or why there is none. */
export function keyResultValueText({
  progress,
  source,
}: Pick<KeyResultDto, 'progress' | 'source'>): string {
  if (progress.visibility === 'withheld') return 'Number withheld';
  if (progress.value === null && progress.reason !== null) return whyNoValue(source, progress);
  if (source.kind === 'checklist' && progress.numerator !== null) {
    return `${String(progress.numerator)} of ${String(progress.denominator ?? 0)} to-dos done`;
  }
  return formatSourceValue(progress.value, source);
}

/** Why there is no value, in a sentence that fits where the value comes from. */
export function whyNoValue(source: MetricSource, progress: ProgressDto): string {
  if (source.kind === 'manual') return 'No value yet. The next check-in brings the first one.';
  if (source.kind === 'checklist') return 'No to-dos yet.';
  return progress.reason === null
    ? 'No value yet.'
    : noValueText(progress.reason, progress, measureOfSource(source));
}

/** "from 0 to 20 customers". */
export function sourceTargetText(target: Target, source: MetricSource): string {
  const unit: MeasureUnit = sourceUnit(source);
  const text = targetText(target, unit);
  return source.kind === 'manual' && source.unit !== '' ? `${text} ${source.unit}` : text;
}
