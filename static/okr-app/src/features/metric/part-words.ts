import { metricValueText } from './metric-words';

/** What ids are called, as the server tells it. */
export type Names = Readonly<Record<string, string>>;

interface PartWords {
  readonly label: string;
  /** Of what kind its number is: like the metric's own, in a unit of its own, or a plain number. */
  readonly kind: 'same' | 'percent' | 'days' | 'hours' | 'number' | 'yes-no';
}

const PARTS: Readonly<Record<string, PartWords>> = {
  // Other ways to sum up the same issues.
  mean: { label: 'Mean', kind: 'same' },
  median: { label: 'Median', kind: 'same' },
  meanOfRatios: { label: 'Mean of the ratios', kind: 'percent' },
  byCount: { label: 'By number of issues', kind: 'percent' },
  byPoints: { label: 'By points', kind: 'percent' },
  isByCount: { label: 'Goes by number of issues', kind: 'yes-no' },
  byFinalEstimates: { label: 'By the estimates at the end', kind: 'percent' },
  withHalfCredit: { label: 'With half credit for partly met', kind: 'percent' },
  rollingMean: { label: 'Mean of the last sprints', kind: 'same' },
  rollingMedian: { label: 'Median of the last sprints', kind: 'same' },
  sprints: { label: 'Sprints they are made of', kind: 'number' },
  issues: { label: 'Issues done', kind: 'number' },
  // Flow and age.
  medianAge: { label: 'Median age', kind: 'days' },
  p85Age: { label: '85 % are at most this old', kind: 'days' },
  scope: { label: 'Scope', kind: 'number' },
  started: { label: 'Started', kind: 'number' },
  done: { label: 'Done', kind: 'number' },
  unestimated: { label: 'Not estimated', kind: 'number' },
  created: { label: 'Created', kind: 'number' },
  openAtStart: { label: 'Open at the start', kind: 'number' },
  ofPossible: { label: 'Of all that could be resolved', kind: 'percent' },
  perCreated: { label: 'Resolved for each created', kind: 'number' },
  hoursPerIssue: { label: 'Hours per issue', kind: 'hours' },
  visitsPerIssue: { label: 'Visits per issue', kind: 'number' },
  firstPassApproved: { label: 'Approved at the first pass', kind: 'percent' },
  // Backlog and priorities.
  fresh: { label: 'Fresh', kind: 'percent' },
  consistent: { label: 'In the order of their priorities', kind: 'percent' },
  estimated: { label: 'Estimated', kind: 'percent' },
  ready: { label: 'Ready', kind: 'percent' },
  stale: { label: 'Stale', kind: 'percent' },
  entropy: { label: 'How evenly spread, from 0 to 1', kind: 'number' },
  inflation: { label: 'Percentage points above the usual', kind: 'number' },
  none: { label: 'Without one', kind: 'percent' },
  // Sprints.
  coverage: { label: 'Coverage', kind: 'percent' },
  ownVerdict: { label: 'This sprint’s verdict', kind: 'percent' },
  hasGoal: { label: 'This sprint has a goal', kind: 'yes-no' },
  added: { label: 'Added', kind: 'number' },
  addedShare: { label: 'Scope added', kind: 'percent' },
  removed: { label: 'Removed', kind: 'number' },
  reEstimated: { label: 'Changed by new estimates', kind: 'number' },
  remaining: { label: 'Remaining', kind: 'same' },
  ideal: { label: 'Ideal at this time', kind: 'same' },
  commitment: { label: 'Committed', kind: 'same' },
  daysLeft: { label: 'Days left at this pace', kind: 'days' },
  overIdealPercent: { label: 'Over the ideal line', kind: 'percent' },
  // Releases and deliveries.
  growth: { label: 'Growth of the scope', kind: 'percent' },
  finishAfterDays: { label: 'Finished after, at this pace', kind: 'days' },
  pending: { label: 'Too early to tell', kind: 'number' },
  notTold: { label: 'Not enough is known', kind: 'number' },
  onTime: { label: 'On time', kind: 'yes-no' },
  scopeDone: { label: 'Scope done', kind: 'percent' },
  criticalBugs: { label: 'Critical bugs', kind: 'number' },
  isMature: { label: 'Old enough to tell', kind: 'yes-no' },
  deployments: { label: 'Deployments', kind: 'number' },
  failed: { label: 'Failed', kind: 'number' },
  withoutCommits: { label: 'Without a first commit', kind: 'number' },
  withoutDeployment: { label: 'Without a deployment', kind: 'number' },
  // Quality.
  production: { label: 'Found in production', kind: 'number' },
  bugs: { label: 'Bugs', kind: 'number' },
  deteriorating: { label: 'Getting worse', kind: 'number' },
  evaluated: { label: 'With enough bugs to tell', kind: 'number' },
  slope: { label: 'Slope', kind: 'number' },
  p: { label: 'Probability by chance alone (p)', kind: 'number' },
  pAdjusted: { label: 'p, for all components', kind: 'number' },
  isWorse: { label: 'Gets worse', kind: 'yes-no' },
  // People and teams.
  sharedIssues: { label: 'Two people or more took part', kind: 'percent' },
  foreignComments: { label: 'Comments by another team', kind: 'percent' },
  linkedAcross: { label: 'Linked to another project', kind: 'percent' },
  jointBlockers: { label: 'Blockers that both teams worked on', kind: 'percent' },
  people: { label: 'People', kind: 'number' },
  pointsPerPerson: { label: 'Points per person and week', kind: 'number' },
  medianCycle: { label: 'Median cycle time', kind: 'days' },
  anyLink: { label: 'With any link across teams', kind: 'percent' },
  meanWaitDays: { label: 'Mean wait', kind: 'days' },
  cycleBlocked: { label: 'Median cycle time when blocked', kind: 'days' },
  delayPremium: { label: 'Times as long when blocked', kind: 'number' },
  cycleOthers: { label: 'Median cycle time of the others', kind: 'days' },
  events: { label: 'Escalations', kind: 'number' },
  medianHours: { label: 'Median time from creation', kind: 'hours' },
  cycleEscalated: { label: 'Median cycle time when escalated', kind: 'days' },
  // Estimates and logged work.
  bias: { label: 'Bias', kind: 'percent' },
  rankCorrelation: { label: 'Rank correlation, from −1 to 1', kind: 'number' },
  withinHalf: { label: 'Within half of the estimate', kind: 'percent' },
  isLoggedTime: { label: 'Goes by logged time', kind: 'yes-no' },
  loggedOfExpected: { label: 'Logged of what was expected', kind: 'percent' },
  latencyDays: { label: 'Median delay of logging', kind: 'days' },
  loggedAfterDone: { label: 'Logged after it was done', kind: 'hours' },
};

/** "p85" is the value that 85 % do not exceed; "to30" a bracket of days; "over90" what is older. */
export function partWords(name: string, names: Names = {}): PartWords {
  const known = PARTS[name] ?? numberedWords(name);
  if (known !== null) return known;
  // Levels of a scheme are named by their ids, since names are translated and differ.
  return { label: names[`level ${name}`] ?? `Level ${name}`, kind: 'percent' };
}

/** `false`: it can only be the level of a scheme. */
export const isNamedPart = (name: string): boolean =>
  name in PARTS || numberedWords(name) !== null || /^\d+$/.test(name);

function numberedWords(name: string): PartWords | null {
  const [, kind = '', number = ''] = /^(p|to|over)(\d+)$/.exec(name) ?? [];
  if (kind === 'p') return { label: `${number} % are at most`, kind: 'same' };
  if (kind === 'to') return { label: `Up to ${number} days`, kind: 'percent' };
  return kind === 'over' ? { label: `Older than ${number} days`, kind: 'percent' } : null;
}

/** Of its number, in the unit of the metric where it has none of its own. */
export function partUnit(name: string, unit: string): string {
  const { kind } = partWords(name);
  if (kind === 'same') return unit;
  return kind === 'number' || kind === 'yes-no' ? '' : kind;
}

export function partText(name: string, value: number | null, unit: string): string {
  const isAnswer = partWords(name).kind === 'yes-no' && value !== null;
  if (isAnswer) return value > 0 ? 'yes' : 'no';
  return metricValueText(value, partUnit(name, unit));
}
