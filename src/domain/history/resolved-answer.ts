import type { Answer, Comparison } from './condition';
import type { IssueHistory } from './issue-history';

const RESOLVED = new Set(['resolved', 'resolutiondate']);

export const isAboutResolution = (field: string): boolean => RESOLVED.has(field);

const DATE = /^\d{4}[-/]\d{2}[-/]\d{2}( \d{2}:\d{2})?$/;

/** Without a resolution on record the last entry into its present status stands for it. */
export function resolutions({
  changes,
}: IssueHistory): readonly { readonly at: number; readonly isSet: boolean }[] {
  const recorded = changes
    .filter(({ field }) => field === 'resolution')
    .map(({ at, to, toText }) => ({ at, isSet: (to ?? toText ?? '') !== '' }));
  if (recorded.length > 0) return recorded;
  const last = changes.filter(({ field }) => field === 'status').at(-1);
  return last === undefined ? [] : [{ at: last.at, isSet: true }];
}

/** `resolved >= 2026-04-01`: when the issue had last been resolved as of an instant. */
export function resolvedAt(comparison: Comparison, history: IssueHistory, at: number): Answer {
  const steps = resolutions(history);
  if (steps.length === 0) return 'unknown';
  const last = steps.filter((step) => step.at <= at).at(-1);
  const value = comparison.values[0];
  if (value?.kind === 'empty') return isEmptyAnswer(comparison.operator, last?.isSet !== true);
  if (last?.isSet !== true) return 'no';
  return value === undefined ? 'unknown' : compareDates(comparison.operator, last.at, value.text);
}

function isEmptyAnswer(operator: Comparison['operator'], isEmpty: boolean): Answer {
  if (operator === 'is' || operator === '=') return isEmpty ? 'yes' : 'no';
  return isEmpty ? 'no' : 'yes';
}

/** Days begin in UTC here, in the reader's zone in Jira: up to half a day apart. */
function compareDates(operator: Comparison['operator'], at: number, text: string): Answer {
  if (!DATE.test(text)) return 'unknown';
  const date = Date.parse(
    `${text.replaceAll('/', '-').slice(0, 10)}T${text.slice(11) || '00:00'}Z`,
  );
  const outcomes: Partial<Record<Comparison['operator'], boolean>> = {
    '<': at < date,
    '<=': at <= date,
    '>': at > date,
    '>=': at >= date,
  };
  const outcome = outcomes[operator];
  return outcome === undefined ? 'unknown' : outcome ? 'yes' : 'no';
}
