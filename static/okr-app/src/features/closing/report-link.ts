import type { PeriodDto } from '../../../../../src/contract/dto';

const REPORT_PATH = '/report';

/** The report of a cycle, else of some days; `null` for what has neither. */
export function reportHref(cycleId: string | null, period: PeriodDto | null): string | null {
  if (cycleId !== null) return `${REPORT_PATH}?cycle=${encodeURIComponent(cycleId)}`;
  if (period === null) return null;
  return `${REPORT_PATH}?from=${period.start}&to=${period.end}`;
}
