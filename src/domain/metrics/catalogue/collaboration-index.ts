import type { AccountId, IssueId } from '../../shared/ids';
import { doneAt } from '../timeline/completion';
import type { IssueTimeline } from '../timeline/issue-timeline';
import { statusTimeline } from '../timeline/status-timeline';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries, type FinishedBucket } from './done-series';
import { finishedIssues } from './finished-issues';
import { DONE_PARAMETERS, type FlowInput, flowInput } from './flow-input';
import { linkedIssues } from './linked-issues';
import { percentOf, plain, type Summary } from './summary';
import { HIDDEN_TEAM, type TeamOf, teamsOf } from './teams';

const MINIMUM = 20;

/** Source: metrics-spec C.5, metric 22. */
export const collaborationIndex = catalogueMetric({
  key: 'collaboration-index',
  name: 'Team collaboration index',
  purpose: 'collaboration',
  unit: 'score',
  direction: 'neither',
  definition:
    'The mean of four shares over the issues finished in the bucket, 0 to 100: issues that at least two people took part in (assigned, commented or logged work), comments by people of another team than the issue’s, issues linked to another project, and resolved blockers between two teams that people of both took part in. Apps are nobody. A share that cannot be told is left out. Not comparable between organisations.',
  example: 'Shares of 80, 25, 40 and 50 %: 48.75.',
  differsFromJira: 'Jira has no such report.',
  minimum: MINIMUM,
  parameters: DONE_PARAMETERS,
  needs: ['comments', 'links'],
  facts: ['status', 'assignee', 'comments', 'worklogs', 'links', 'team', 'components', 'project'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'series',
  personLevel: null,
  population: 'changes',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const world: World = { input, histories: linkedIssues(input), teamOf: teamsOf(input) };
    const tallies = talliesOf(world);
    return doneSeries(
      input,
      ({ history }) => ({ kind: 'counted', amount: isShared(history, input) ? 1 : 0, of: 1 }),
      (bucket) => summarise(bucket, tallies[bucket.place] ?? nothingYet()),
    );
  },
});

interface World {
  readonly input: FlowInput;
  readonly histories: ReadonlyMap<IssueId, IssueTimeline>;
  readonly teamOf: TeamOf;
}

function isPerson(id: string | null | undefined, { appAccountIds }: FlowInput): id is AccountId {
  const apps: ReadonlySet<string> = appAccountIds;
  return id !== null && id !== undefined && id !== '' && !apps.has(id);
}

/** Everybody who was assigned, commented or logged work. */
export function participants(history: IssueTimeline, input: FlowInput): ReadonlySet<AccountId> {
  const people = new Set<AccountId>();
  const add = (id: string | null | undefined) => {
    if (isPerson(id, input)) people.add(id);
  };
  add(history.values['assignee']);
  for (const { from, to } of history.changes['assignee'] ?? []) {
    add(from);
    add(to);
  }
  for (const { authorId } of input.comments?.get(history.id) ?? []) add(authorId);
  for (const { authorId } of input.worklogs?.get(history.id) ?? []) add(authorId);
  return people;
}

/** Whether at least two people took part. */
function isShared(history: IssueTimeline, input: FlowInput): boolean {
  const first = participantBut(null, history, input);
  return first !== null && participantBut(first, history, input) !== null;
}

/** Somebody who took part, other than one person; most are found without reading comments. */
function participantBut(
  one: AccountId | null,
  { id, values, changes }: IssueTimeline,
  input: FlowInput,
): AccountId | null {
  const isOther = (person: string | null | undefined): person is AccountId =>
    person !== one && isPerson(person, input);
  const assignee = values['assignee'];
  if (isOther(assignee)) return assignee;
  for (const { from, to } of changes['assignee'] ?? []) {
    if (isOther(from)) return from;
    if (isOther(to)) return to;
  }
  const author = (written: readonly { readonly authorId: AccountId }[] | undefined) =>
    written?.find(({ authorId }) => isOther(authorId))?.authorId;
  return author(input.comments?.get(id)) ?? author(input.worklogs?.get(id)) ?? null;
}

function summarise({ timed, issues, contributors }: FinishedBucket, tally: Tally): Summary {
  const n = issues.length;
  const shared = contributors.reduce((sum, { amount }) => sum + amount, 0);
  const parts = {
    sharedIssues: percentOf(shared, n),
    foreignComments: percentOf(tally.foreign, tally.told),
    linkedAcross: percentOf(tally.linked, n),
    jointBlockers: percentOf(tally.joint, tally.blockers),
  };
  const known = Object.values(parts).flatMap((part) => part ?? []);
  const value = n === 0 ? null : known.reduce((sum, part) => sum + part, 0) / known.length;
  return { ...plain(value, timed, { n, minimum: MINIMUM }), parts };
}

interface Tally {
  /** Issues linked to another project. */
  linked: number;
  /** Comments by people whose team somebody told, and those of another team than the issue's. */
  told: number;
  foreign: number;
  /** Blockers of another team that are done, and those that people of both teams took part in. */
  blockers: number;
  joint: number;
}

const nothingYet = (): Tally => ({ linked: 0, told: 0, foreign: 0, blockers: 0, joint: 0 });

/** Of each bucket; issue by issue in the order they lie in memory. */
function talliesOf(world: World): readonly Tally[] {
  const { buckets, finished, bucketOf } = finishedIssues(world.input);
  const tallies = buckets.map(nothingYet);
  for (const [number, { history }] of finished.entries()) {
    const tally = tallies[bucketOf[number] ?? -1];
    if (tally === undefined) continue;
    countComments(tally, history, world);
    countLinks(tally, history, world);
  }
  return tallies;
}

function countComments(tally: Tally, history: IssueTimeline, { input, teamOf }: World): void {
  const comments = input.comments?.get(history.id);
  if (comments === undefined) return;
  for (const { authorId, at } of comments) {
    const { members } = input.practice.teams;
    const team = isPerson(authorId, input) ? members.get(authorId) : undefined;
    if (team === undefined) continue;
    tally.told += 1;
    if (team !== teamOf(history, at)) tally.foreign += 1;
  }
}

function countLinks(tally: Tally, history: IssueTimeline, world: World): void {
  const links = world.input.links?.get(history.id);
  if (links === undefined) return;
  let isAcross = false;
  for (const { kind, otherId } of links) {
    const other = world.histories.get(otherId);
    if (other === undefined) continue;
    if (other.projectId !== history.projectId) isAcross = true;
    if (kind === 'blocked-by') countBlocker(tally, { history, blocker: other }, world);
  }
  if (isAcross) tally.linked += 1;
}

interface Blocked {
  readonly history: IssueTimeline;
  readonly blocker: IssueTimeline;
}

/** Did people of both teams take part in the two issues? */
function countBlocker(tally: Tally, { history, blocker }: Blocked, world: World): void {
  const { input, teamOf } = world;
  const { members } = input.practice.teams;
  const teams = [teamOf(history, input.now), teamOf(blocker, input.now)];
  if (teams[0] === teams[1] || teams.includes(HIDDEN_TEAM) || !isDone(blocker, input)) return;
  const people = [...participants(history, input), ...participants(blocker, input)];
  const present = new Set(people.map((person) => members.get(person)));
  tally.blockers += 1;
  if (teams.every((team) => present.has(team))) tally.joint += 1;
}

function isDone(history: IssueTimeline, { categoryOf }: FlowInput): boolean {
  return doneAt(statusTimeline(history, categoryOf), 'last') !== null;
}
