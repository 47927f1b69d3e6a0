import { DAY, GENERATED_UNTIL, type GeneratedUser, type Plan } from './generated-lists';
import { createRandom, type Random } from './random';

/** Objectives as `objectives.json` holds them; `parent` is the index of an earlier one. */
interface GeneratedObjective {
  readonly projectKey: string;
  readonly as: string;
  readonly parent?: number;
  readonly objective: Readonly<Record<string, unknown>>;
  readonly keyResults: readonly Readonly<Record<string, unknown>>[];
}

interface OkrOptions {
  readonly seed: number;
  readonly objectives: number;
  readonly keyResultsEach: number;
}

type Some<Value> = readonly [Value, ...Value[]];

const PERIODS: Some<{ readonly start: string; readonly end: string }> = [
  { start: '2026-04-01', end: '2026-06-30' },
  { start: '2026-07-01', end: '2026-09-30' },
  { start: '2026-01-01', end: '2026-12-31' },
];
const CHILDREN = 4;
const RECENT_DAYS: Some<number> = [30, 60, 90, 180];
const SUBJECTS: Some<string> = [
  'Checkout',
  'Onboarding',
  'Search',
  'Payments',
  'Reporting',
  'Support',
];
const HOPES: Some<string> = [
  'never lets a customer wait',
  'works on every device',
  'explains itself',
  'is loved',
];
const LABELS: Some<string> = ['growth', 'quality', 'cost', 'people'];

/** As companies align them: a few on top, each with some below; the same seed gives the same. */
export function generatedOkrs(
  plans: readonly Plan[],
  users: readonly GeneratedUser[],
  { seed, objectives, keyResultsEach }: OkrOptions,
): readonly GeneratedObjective[] {
  const random = createRandom(seed);
  const [firstPlan, ...otherPlans] = plans;
  const [firstUser, ...otherUsers] = users;
  if (firstPlan === undefined || firstUser === undefined) return [];
  const ofProject = new Map<string, number[]>();
  return Array.from({ length: objectives }, (_, index) => {
    const { project } = random.pick([firstPlan, ...otherPlans]);
    const owner = random.pick([firstUser, ...otherUsers]).accountId;
    const siblings = ofProject.get(project.key) ?? [];
    ofProject.set(project.key, [...siblings, index]);
    // The first is on top; then each takes the next few below it.
    const parent = siblings[Math.floor((siblings.length - 1) / CHILDREN)];
    return {
      projectKey: project.key,
      as: firstUser.accountId,
      ...(parent !== undefined && { parent }),
      objective: {
        title: `${random.pick(SUBJECTS)} ${random.pick(HOPES)} ${index + 1}`,
        description: '',
        ownerId: owner,
        period: random.pick(PERIODS),
        weight: 1,
        parentId: null,
        labels: [random.pick(LABELS)],
      },
      keyResults: Array.from({ length: keyResultsEach }, (__, place) =>
        keyResult({ random, projectKey: project.key, owner, name: `${index + 1}.${place + 1}` }),
      ),
    };
  });
}

interface KeyResultOptions {
  readonly random: Random;
  readonly projectKey: string;
  readonly owner: string;
  readonly name: string;
}

function keyResult({ random, projectKey, owner, name }: KeyResultOptions) {
  const since = new Date(GENERATED_UNTIL - random.pick(RECENT_DAYS) * DAY);
  const type = random.pick(['Bug', 'Story', 'Task'] as const);
  return {
    title: `${type} work of ${projectKey} is done ${name}`,
    description: '',
    ownerId: owner,
    period: null,
    weight: 1,
    target: { kind: 'reach', start: 0, target: 100 },
    source: {
      kind: 'jira-measure',
      jql: `project = ${projectKey} AND issuetype = ${type} AND created >= "${since.toISOString().slice(0, 10)}"`,
      measure: { kind: random.pick(['count', 'storyPoints'] as const) },
      mode: 'percent',
      doneOnly: true,
      timeRollup: 'self',
      untracked: 'exclude',
    },
  };
}
