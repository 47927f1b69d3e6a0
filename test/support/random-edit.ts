/** What somebody may do next in the random Jira. */
import type { Random } from '../site/data/random';
import type { JiraEdit } from '../site/seams';
import {
  asTuple,
  CATEGORY_LIST,
  PEOPLE,
  POINTS,
  REACH,
  SPRINT,
  STATUS_IDS,
  TEAM_POINTS,
} from './random-site';

type Change = JiraEdit['change'];

export interface LivingIssue {
  readonly id: string;
  readonly level: number;
}

/** Changes that neither touch an issue nor, where its event is lost, can be told from outside. */
const SILENT: ReadonlySet<Change['kind']> = new Set([
  'status',
  'archive',
  'delete',
  'sprint',
  'version',
]);
/** Those of them that Forge has an event for. */
const TOLD: ReadonlySet<Change['kind']> = new Set(['delete', 'sprint', 'version']);

/** Only the nightly reconcile can see it, or an event. */
export const isSilent = (change: Change): boolean => SILENT.has(change.kind);
export const isTold = (change: Change): boolean => TOLD.has(change.kind);

export function randomEdit(random: Random, issues: readonly LivingIssue[]): JiraEdit {
  const accountId = random.pick(PEOPLE);
  return { accountId, change: randomChange(random, issues) };
}

function randomChange(random: Random, issues: readonly LivingIssue[]): Change {
  const roll = random.between(0, 99);
  if (issues.length < 4 || roll < 10) return createChange(random, issues);
  if (roll < 14) return { kind: 'delete', issueId: random.pick(asTuple(issues)).id };
  if (roll < 16) return { kind: 'archive', issueId: random.pick(asTuple(issues)).id };
  if (roll < 35) {
    return {
      kind: 'transition',
      issueId: random.pick(asTuple(issues)).id,
      statusId: random.pick(STATUS_IDS),
    };
  }
  if (roll < 90) return updateChange(random, issues);
  return siteChange(random);
}

function createChange(random: Random, issues: readonly LivingIssue[]): Change {
  const stories = issues.filter(({ level }) => level === 0);
  const epics = issues.filter(({ level }) => level === 1);
  const kind = random.between(0, 9);
  const isSubtask = kind < 2 && stories.length > 0;
  const isInEpic = kind < 6 && epics.length > 0;
  const parents = isSubtask ? stories : isInEpic ? epics : [];
  return {
    kind: 'create',
    fields: {
      summary: 'New',
      project: { id: random.pick(['100', '200', '300']) },
      issuetype: {
        id: isSubtask ? '4' : isInEpic ? random.pick(['2', '3']) : random.pick(['1', '2', '3']),
      },
      ...(parents.length > 0 && { parent: { id: random.pick(asTuple(parents)).id } }),
      ...(random.chance(0.5) && { [POINTS]: random.between(0, 8) }),
      ...(random.chance(0.3) && { labels: ['k1'] }),
    },
  };
}

function updateChange(random: Random, issues: readonly LivingIssue[]): Change {
  const { id, level } = random.pick(asTuple(issues));
  const number = () => (random.chance(0.2) ? null : random.between(0, 13));
  const choices: readonly [() => object, ...(() => object)[]] = [
    () => ({ [POINTS]: number() }),
    () => ({ [TEAM_POINTS]: number() }),
    () => ({ [REACH]: number() }),
    () => ({ labels: random.pick([[], ['k1'], ['k1', 'k2']]) }),
    () => ({ timespent: random.between(0, 9) * 1800 }),
    () => ({ timetracking: { originalEstimateSeconds: random.between(1, 9) * 3600 } }),
    () => ({ timeestimate: random.chance(0.2) ? null : random.between(0, 9) * 3600 }),
    () => ({ [SPRINT]: random.pick([null, 11, 12, 13]) }),
    () => ({ fixVersions: random.pick([[], [{ id: '501' }], [{ id: '502' }]]) }),
    () => ({ security: random.pick([null, { id: '10' }]) }),
    () => ({ assignee: random.pick([null, { accountId: 'lea-lead' }]) }),
    () => ({ project: { id: random.pick(['100', '200', '300']) } }),
    () => ({ issuetype: { id: level === 0 ? random.pick(['2', '3']) : level === 1 ? '1' : '4' } }),
    () => ({ issuetype: { id: level === -1 ? '2' : '4' } }),
    () => ({ parent: parentFor(random, issues, { id, level }) }),
  ];
  return { kind: 'update', issueId: id, fields: { ...random.pick(choices)() } };
}

function parentFor(random: Random, issues: readonly LivingIssue[], { id, level }: LivingIssue) {
  const above = issues.filter((other) => other.level === level + 1 && other.id !== id);
  const mayBeAlone = level >= 0 && random.chance(0.3);
  return above.length === 0 || mayBeAlone ? null : { id: random.pick(asTuple(above)).id };
}

function siteChange(random: Random): Change {
  const queries = ['project = PAY', 'project = WEB', 'labels = k1', 'issuetype = Bug'] as const;
  const choices: readonly [() => Change, ...(() => Change)[]] = [
    () => ({
      kind: 'sprint',
      sprint: { id: random.between(11, 13), state: random.pick(['future', 'active', 'closed']) },
    }),
    () => ({
      kind: 'version',
      version: { id: random.pick(['501', '502']), released: random.chance(0.5) },
    }),
    () => ({
      kind: 'status',
      status: { id: random.pick(STATUS_IDS), statusCategory: random.pick(CATEGORY_LIST) },
    }),
    () => ({ kind: 'filter', filter: { id: '10001', jql: random.pick(queries) } }),
  ];
  return random.pick(choices)();
}
