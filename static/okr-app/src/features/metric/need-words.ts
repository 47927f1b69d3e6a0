import type { Need } from '../../../../../src/domain/metrics/catalogue/needs';

const PRACTICE_PATH = '/practice';

interface NeedWords {
  /** What it takes, such as "Which statuses are reviews". */
  readonly label: string;
  /** What to do where it is missing. */
  readonly remedy: string;
  /** The part of the page about how people work where they say it; `null`: a matter of Jira. */
  readonly section: 'statuses' | 'bugs' | 'teams' | 'sprints' | 'deliveries' | null;
}

const NEEDS: Readonly<Record<Need, NeedWords>> = {
  'status-mapping': {
    label: 'What each status means',
    remedy: 'Say in which statuses somebody works and in which work waits.',
    section: 'statuses',
  },
  'review-statuses': {
    label: 'Which statuses are reviews',
    remedy: 'Say which statuses mean that somebody reviews.',
    section: 'statuses',
  },
  'bug-types': {
    label: 'Which issue types are bugs',
    remedy: 'Choose the issue types that are bugs.',
    section: 'bugs',
  },
  'found-in-signal': {
    label: 'How bugs found in production are told',
    remedy: 'Say by which field, label or type a bug found in production is known.',
    section: 'bugs',
  },
  'debt-rule': {
    label: 'Which work is technical debt',
    remedy: 'Say by which labels, types or components technical debt is known.',
    section: 'bugs',
  },
  capacity: {
    label: 'The team’s capacity',
    remedy: 'Enter how much the team can do in each sprint.',
    section: 'sprints',
  },
  'sprint-verdicts': {
    label: 'Whether sprint goals were met',
    remedy: 'Say of each closed sprint whether its goal was met.',
    section: 'sprints',
  },
  deployments: {
    label: 'Deployments',
    remedy: 'Import deployments from a table, or let your pipeline push them.',
    section: 'deliveries',
  },
  incidents: {
    label: 'Incidents',
    remedy: 'Import incidents from a table, or let your pipeline push them.',
    section: 'deliveries',
  },
  'person-metrics': {
    label: 'Metrics about people turned on',
    remedy:
      'They are off by default. A Jira admin can turn them on for this project under “How we work”, Teams.',
    section: 'teams',
  },
  estimates: {
    label: 'An estimate field',
    remedy: 'A Jira admin has to choose the story point field in the app’s settings.',
    section: null,
  },
  priorities: { label: 'Priorities', remedy: 'Turn priorities on in Jira.', section: null },
  worklogs: { label: 'Logged work', remedy: 'Turn time tracking on in Jira.', section: null },
  comments: { label: 'Comments', remedy: 'Jira has to let the app read comments.', section: null },
  links: { label: 'Issue links', remedy: 'Turn issue links on in Jira.', section: null },
  sprints: {
    label: 'Sprints',
    remedy: 'It needs a board with sprints. For boards without, look at cycle time and throughput.',
    section: null,
  },
  versions: { label: 'Versions', remedy: 'Add versions to the project in Jira.', section: null },
};

const isNeed = (need: string): need is Need => Object.hasOwn(NEEDS, need);

/** A need of a newer version is named as it is. */
export const needWords = (need: string): NeedWords =>
  isNeed(need) ? NEEDS[need] : { label: need, remedy: '', section: null };

/** Where people say it, for the place in question; `null` where the app cannot be told. */
export function practicePath(need: string, projectId: string | null): string | null {
  const { section } = needWords(need);
  if (section === null) return null;
  const query = new URLSearchParams({ section, ...(projectId !== null && { project: projectId }) });
  return `${PRACTICE_PATH}?${query.toString()}`;
}
