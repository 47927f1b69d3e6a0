import type { AccountId, IssueId } from '../../shared/ids';
import { doneAt } from '../timeline/completion';
import type { IssueTimeline } from '../timeline/issue-timeline';
import { statusTimeline } from '../timeline/status-timeline';
import type { IssueLink } from './catalogue-input';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries, type FinishedBucket } from './done-series';
import { DONE_PARAMETERS, type FlowInput, flowInput } from './flow-input';
import { linkedIssues } from './linked-issues';
import { percentOf, plain, type Summary } from './summary';
import { HIDDEN_TEAM, teamAt } from './teams';

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
    const world: World = { input, histories: linkedIssues(input) };
    return doneSeries(
      input,
      ({ history }) => {
        const isShared = participants(history, input).size > 1;
        return { kind: 'counted', amount: isShared ? 1 : 0, of: 1 };
      },
      (bucket) => summarise(bucket, world),
    );
  },
});

interface World {
  readonly input: FlowInput;
  readonly histories: ReadonlyMap<IssueId, IssueTimeline>;
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

function summarise({ timed, issues, contributors }: FinishedBucket, world: World): Summary {
  const histories = issues.map(({ history }) => history);
  const n = histories.length;
  const shared = contributors.reduce((sum, { amount }) => sum + amount, 0);
  const linked = histories.filter((history) => isLinkedAcross(history, world)).length;
  const parts = {
    sharedIssues: percentOf(shared, n),
    foreignComments: foreignComments(histories, world),
    linkedAcross: percentOf(linked, n),
    jointBlockers: jointBlockers(histories, world),
  };
  const known = Object.values(parts).flatMap((part) => part ?? []);
  const value = n === 0 ? null : known.reduce((sum, part) => sum + part, 0) / known.length;
  return { ...plain(value, timed, { n, minimum: MINIMUM }), parts };
}

const linksOf = (history: IssueTimeline, { input }: World): readonly IssueLink[] =>
  input.links?.get(history.id) ?? [];

function isLinkedAcross(history: IssueTimeline, world: World): boolean {
  return linksOf(history, world).some(({ otherId }) => {
    const other = world.histories.get(otherId);
    return other !== undefined && other.projectId !== history.projectId;
  });
}

/** Of the comments by people whose team somebody told. */
function foreignComments(histories: readonly IssueTimeline[], { input }: World): number | null {
  const { members } = input.practice.teams;
  const teams = histories.flatMap((history) =>
    (input.comments?.get(history.id) ?? []).flatMap(({ authorId, at }) => {
      const team = isPerson(authorId, input) ? members.get(authorId) : undefined;
      return team === undefined ? [] : { isForeign: team !== teamAt(history, at, input) };
    }),
  );
  return percentOf(teams.filter(({ isForeign }) => isForeign).length, teams.length);
}

/** Blockers of another team that are done: did people of both teams take part in the two issues? */
function jointBlockers(histories: readonly IssueTimeline[], world: World): number | null {
  const { input } = world;
  const { members } = input.practice.teams;
  const found = histories.flatMap((history) =>
    linksOf(history, world).flatMap(({ kind, otherId }) => {
      const blocker = world.histories.get(otherId);
      if (kind !== 'blocked-by' || blocker === undefined || !isDone(blocker, input)) return [];
      const teams = [teamAt(history, input.now, input), teamAt(blocker, input.now, input)];
      if (teams[0] === teams[1] || teams.includes(HIDDEN_TEAM)) return [];
      const people = [...participants(history, input), ...participants(blocker, input)];
      const present = new Set(people.map((person) => members.get(person)));
      return { isJoint: teams.every((team) => present.has(team)) };
    }),
  );
  return percentOf(found.filter(({ isJoint }) => isJoint).length, found.length);
}

function isDone(history: IssueTimeline, { categoryOf }: FlowInput): boolean {
  return doneAt(statusTimeline(history, categoryOf), 'last') !== null;
}
