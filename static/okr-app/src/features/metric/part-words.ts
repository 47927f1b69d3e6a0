import { plainWords } from './reading-words';

/** What ids are called, as the server tells it. */
export type Names = Readonly<Record<string, string>>;

interface PartWords {
  readonly label: string;
  /** Of what kind its number is: like the metric's own, a percentage, or a plain number. */
  readonly kind: 'same' | 'percent' | 'number';
}

const PARTS: Readonly<Record<string, PartWords>> = {
  mean: { label: 'Mean', kind: 'same' },
  median: { label: 'Median', kind: 'same' },
  meanOfRatios: { label: 'Mean of the ratios', kind: 'percent' },
  hoursPerIssue: { label: 'Hours per issue', kind: 'number' },
  visitsPerIssue: { label: 'Visits per issue', kind: 'number' },
  firstPassApproved: { label: 'Approved at the first pass', kind: 'percent' },
  byCount: { label: 'By number of issues', kind: 'same' },
  byFinalEstimates: { label: 'By the estimates at the end', kind: 'same' },
  withHalfCredit: { label: 'With half credit for partly met', kind: 'same' },
  coverage: { label: 'Coverage', kind: 'percent' },
  addedShare: { label: 'Scope added', kind: 'percent' },
  overIdealPercent: { label: 'Over the ideal line', kind: 'percent' },
  entropy: { label: 'How evenly spread, from 0 to 1', kind: 'number' },
  inflation: { label: 'Points above the usual', kind: 'number' },
  none: { label: 'Without one', kind: 'percent' },
  reEstimated: { label: 'Changed by new estimates', kind: 'number' },
};

/** "p85" is the value that 85 % do not exceed; "to30" a bracket of days; "over90" what is older. */
export function partWords(name: string, names: Names = {}): PartWords {
  const known = PARTS[name];
  if (known !== undefined) return known;
  const numbered = numberedWords(name);
  if (numbered !== null) return numbered;
  // Levels of a scheme are named by their ids, since names are translated and differ.
  if (/^\d+$/.test(name)) {
    return { label: names[`level ${name}`] ?? `Level ${name}`, kind: 'percent' };
  }
  const isShare = /[sS]hare$|Percent$/.test(name);
  return { label: plainWords(name), kind: isShare ? 'percent' : 'number' };
}

function numberedWords(name: string): PartWords | null {
  const [, kind = '', number = ''] = /^(p|to|over)(\d+)$/.exec(name) ?? [];
  if (kind === 'p') return { label: `${number} % are at most`, kind: 'same' };
  if (kind === 'to') return { label: `Up to ${number} days`, kind: 'percent' };
  return kind === 'over' ? { label: `Older than ${number} days`, kind: 'percent' } : null;
}

export const partUnit = (name: string, unit: string): string => {
  const { kind } = partWords(name);
  if (kind === 'same') return unit;
  return kind === 'percent' ? 'percent' : '';
};
