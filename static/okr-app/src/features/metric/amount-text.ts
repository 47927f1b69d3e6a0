import type { MetricIssueDto } from '../../../../../src/contract/metrics/dto';
import type { AmountUnit } from './amount-unit';
import { metricValueText } from './metric-words';
import { exclusionText } from './reading-words';

/** Amounts of a share have no unit of their own: hours, points or issues, as the definition says. */
export function amountText({ exclusion, amount, of }: MetricIssueDto, unit: AmountUnit): string {
  if (exclusion !== null) return `Left out: ${exclusionText(exclusion)}`;
  if (amount === null) return 'withheld';
  if (of !== null) return `${metricValueText(amount, '')} of ${metricValueText(of, '')}`;
  if (unit === null) return amount === 0 ? 'no' : 'yes';
  return metricValueText(amount, unit);
}
