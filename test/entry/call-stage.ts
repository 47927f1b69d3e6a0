import { recordCheckIn } from '../../src/application/check-ins/record-check-in';
import { addComment } from '../../src/application/comments/comments';
import { closeKeyResult } from '../../src/application/cycles/close-key-result';
import { closeObjective } from '../../src/application/cycles/close-objective';
import { createCycle } from '../../src/application/cycles/change-cycles';
import { addInitiative } from '../../src/application/initiatives/initiatives';
import type { KeyResultView } from '../../src/application/okr/okr-view';
import { createKeyResult } from '../../src/application/okr/create-key-result';
import { createObjective } from '../../src/application/okr/create-objective';
import { saveFilter } from '../../src/application/saved-filters/saved-filters';
import { addMetricNote } from '../../src/application/metric-notes/change-notes';
import { createMetric } from '../../src/application/metrics/change-metric';
import { requestRefresh } from '../../src/application/sync/request-refresh';
import type { Caller } from '../../src/application/caller';
import type { ObjectiveDraft } from '../../src/application/okr/okr-drafts';
import type { Ports } from '../../src/application/ports/ports';
import type { Api } from '../../src/contract/api';
import type { ApiResult } from '../../src/contract/api-result';
import { resolverCalls } from '../../src/entry/resolver-calls';
import type { AccountId, Home, ProjectId } from '../../src/domain/shared/ids';
import { keyResultDraft, must, objectiveDraft } from '../doubles/drafts';
import { ADMIN, putIssue, testWorld, type TestWorld } from '../doubles/test-world';
import { EPIC, examples, type Fixture } from './call-examples';
import { metricDraft, PROJECT_JQL } from './metric-examples';

export interface Stage {
  readonly world: TestWorld;
  readonly fixture: Fixture;
  readonly call: (name: keyof Api, as: string, input?: unknown) => Promise<ApiResult<unknown>>;
}

/** Nowhere else do these words stand. */
export const SECRET_OBJECTIVE = 'Merge with the neighbours';
export const SECRET_KEY_RESULT = 'Contracts of the merger signed';

interface StageOptions {
  /** Of the objective; `null` for the whole site, seen from the global page. */
  readonly home: Home;
  readonly isPrivate?: boolean;
  readonly contributorIds?: readonly AccountId[];
  readonly arrange?: (world: TestWorld) => void;
  readonly world?: TestWorld;
}

/** An epic with a story in a project, and an objective with a key result about it. */
export async function callStage({
  home,
  arrange,
  world = testWorld(),
  ...people
}: StageOptions): Promise<Stage> {
  const projectId = home ?? ('100' as ProjectId);
  putIssue(world, '1', { hierarchyLevel: 1, projectId });
  putIssue(world, '2', { parentId: '1', projectId });
  world.jira.query(EPIC, ({ item }) => item.parentId === '1');
  world.jira.query('project = "PAY"', () => true);
  world.jira.query(PROJECT_JQL, () => true);
  arrange?.(world);
  const fixture = await givenRecords(world, home, people);
  world.clock.at += 60_000;
  const call: Stage['call'] = (name, as, input = examples[name].input(fixture)) => {
    const calls = resolverCalls({ ports: () => world.portsFor(as), log: world.ports.log });
    const place = name === 'getIssueImpacts' ? { issue: { id: '1', key: 'PAY-1' } } : {};
    const extension = home === null || 'issue' in place ? place : { project: { id: home } };
    const request = { payload: input, context: { accountId: as, extension } };
    return Promise.resolve(calls[name](request as never) as ApiResult<unknown>);
  };
  return { world, fixture, call };
}

async function givenRecords(
  world: TestWorld,
  home: Home,
  { isPrivate = false, contributorIds = [] }: Pick<StageOptions, 'isPrivate' | 'contributorIds'>,
): Promise<Fixture> {
  const ports = world.portsFor(ADMIN);
  const admin = world.at(ADMIN, { projectId: home });
  const level = home === null ? 'company' : 'project';
  const title = isPrivate ? SECRET_OBJECTIVE : 'Checkout that people finish';
  const fields = objectiveDraft({ title, level, ownerId: null, isPrivate, contributorIds });
  const objective = must(await createObjective(ports, admin, { projectId: home, fields }));
  const keyResult = must(
    await createKeyResult(ports, admin, {
      objectiveId: objective.id,
      fields: keyResultDraft(EPIC, {
        contributorIds,
        ...(isPrivate && { title: SECRET_KEY_RESULT }),
      }),
    }),
  );
  const closed = await closedRecords(ports, admin, fields);
  const worked = await checklistAndInitiative(ports, admin, keyResult);
  const cycle = must(
    await createCycle(ports, admin, {
      fields: { name: 'Q2 2026', period: { start: '2026-04-01', end: '2026-06-30' } },
    }),
  );
  const savedFilter = must(
    await saveFilter(ports, admin, { name: 'Red', href: '/?status=at-risk', isShared: true }),
  );
  const refresh = must(await requestRefresh(ports, admin, { keyResultIds: null }));
  const subject = { kind: 'key-result', id: keyResult.id } as const;
  const said = isPrivate ? SECRET_KEY_RESULT : 'Going well';
  const content = { on: '2026-02-14', value: null, status: null, confidence: 5, comment: said };
  const { checkIn } = must(await recordCheckIn(ports, admin, { subject, content }));
  const { comment } = must(
    await addComment(ports, admin, { subject, kind: 'comment', text: `${said} @[vic-viewer]` }),
  );
  const metric = must(await createMetric(ports, admin, { projectId: home, fields: metricDraft }));
  const note = must(
    await addMetricNote(ports, admin, {
      ...{ metricId: metric.id, about: 'metric' },
      ...{ on: '2026-02-10', words: 'Two people on leave' },
    }),
  );
  return {
    metricId: metric.id,
    noteId: note.id,
    objectiveId: objective.id,
    keyResultId: keyResult.id,
    jobId: refresh.jobId,
    checkInId: checkIn.id,
    commentId: comment.id,
    cycleId: cycle.id,
    savedFilterId: savedFilter.id,
    ...closed,
    ...worked,
  };
}

/** A key result with something to tick, and an epic under the first one. */
async function checklistAndInitiative(
  ports: Ports,
  admin: Caller,
  { id: keyResultId, objectiveId, title, contributorIds }: KeyResultView,
): Promise<Pick<Fixture, 'checklistKeyResultId' | 'initiativeId'>> {
  const items = [{ id: 'item-1', text: 'Tell the customers', isDone: false }];
  const checklist = must(
    await createKeyResult(ports, admin, {
      objectiveId,
      fields: keyResultDraft('', {
        title,
        contributorIds,
        source: { kind: 'checklist', items },
      }),
    }),
  );
  const { initiatives } = must(
    await addInitiative(ports, admin, { keyResultId, kind: 'issue', refId: '1' }),
  );
  return { checklistKeyResultId: checklist.id, initiativeId: initiatives[0]?.id ?? '' };
}

/** An objective that is closed, and a closed key result under one that is open. */
async function closedRecords(
  ports: Ports,
  admin: Caller,
  fields: ObjectiveDraft,
): Promise<Pick<Fixture, 'closedObjectiveId' | 'closedKeyResultId'>> {
  const { projectId } = admin;
  const closing = { score: 1, outcome: 'achieved', lesson: '' } as const;
  const ended = must(await createObjective(ports, admin, { projectId, fields }));
  const going = must(await createObjective(ports, admin, { projectId, fields }));
  const { id: closedKeyResultId } = must(
    await createKeyResult(ports, admin, {
      objectiveId: going.id,
      fields: keyResultDraft(EPIC, { title: fields.title }),
    }),
  );
  must(await closeKeyResult(ports, admin, { keyResultId: closedKeyResultId, version: 1, closing }));
  const toClose = { objectiveId: ended.id, version: 1, closing, keyResults: [] };
  must(await closeObjective(ports, admin, toClose));
  return { closedObjectiveId: ended.id, closedKeyResultId };
}
