import {
  setCheckInDeleted,
  updateCheckIn,
} from '../../../src/application/check-ins/change-check-in';
import { listCheckIns } from '../../../src/application/check-ins/list-check-ins';
import { prepareCheckIn } from '../../../src/application/check-ins/prepare-check-in';
import { recordCheckIn } from '../../../src/application/check-ins/record-check-in';
import type { TypedContent } from '../../../src/application/check-ins/check-content';
import { updateKeyResult } from '../../../src/application/okr/change-key-result';
import { getKeyResultDetail } from '../../../src/application/okr/get-key-result-detail';
import type { KeyResultView } from '../../../src/application/okr/okr-view';
import type { AccountId } from '../../../src/domain/shared/ids';
import { givenKeyResult, givenObjective, must } from '../../doubles/drafts';
import { LEAD, PAY, putIssue, testWorld, type TestWorld, VIEWER } from '../../doubles/test-world';

const CEM = 'cem-contributor' as AccountId;
const DAY_MS = 24 * 3_600_000;

const about = ({ id }: { readonly id: string }) => ({ kind: 'key-result', id }) as const;

function content(change: Partial<TypedContent> = {}): TypedContent {
  return { on: '2026-02-14', value: null, status: null, confidence: 7, comment: '', ...change };
}

/** 11 stories, 3 of them done, and Cem who owns the key result about them. */
async function stage() {
  const world = testWorld();
  world.jira.people.set(CEM, { id: CEM, isActive: true });
  for (let id = 1; id <= 11; id += 1) {
    putIssue(world, String(id), { statusCategory: id <= 3 ? 'done' : 'new' });
  }
  world.jira.query('all', () => true);
  const objective = await givenObjective(world);
  const keyResult = await givenKeyResult(world, 'all', { objectiveId: objective.id, ownerId: CEM });
  await world.drain();
  const ports = world.portsFor(CEM);
  const cem = world.at(CEM);
  const record = (change: Partial<TypedContent> = {}) =>
    recordCheckIn(ports, cem, { subject: about(keyResult), content: content(change) });
  return { world, objective, keyResult, ports, cem, record };
}

async function stageTyped() {
  const world = testWorld();
  const objective = await givenObjective(world);
  const keyResult = await givenKeyResult(world, '', {
    objectiveId: objective.id,
    source: { kind: 'manual', unit: 'customers' },
    target: { kind: 'reach', start: 0, target: 100 },
  });
  const lea = world.at(LEAD);
  const type = (on: string, value: number) =>
    recordCheckIn(world.ports, lea, { subject: about(keyResult), content: content({ on, value }) });
  return { world, keyResult, lea, type };
}

async function measureAgain(world: TestWorld, keyResult: KeyResultView): Promise<void> {
  await world.jobs.push({
    kind: 'key-results',
    keyResultIds: [keyResult.id],
    trigger: 'refresh',
    refreshId: null,
  });
  await world.drain();
}

const historyOf = async (world: TestWorld, keyResult: KeyResultView) =>
  must(
    await getKeyResultDetail(world.ports, world.at(LEAD), {
      keyResultId: keyResult.id,
      pageToken: null,
    }),
  );

describe('a check-in', () => {
  it('keeps what was said, and where the app saw it stand: 3 of 11 is 27.27 %', async () => {
    const { record } = await stage();
    const { checkIn } = must(await record({ comment: 'Two more\nare in review' }));
    expect(checkIn).toMatchObject({
      version: 1,
      confidence: 7,
      comment: 'Two more\nare in review',
      createdBy: CEM,
      canChange: true,
    });
    expect(checkIn.snapshot?.value).toBeCloseTo(27.2727, 4);
    expect(checkIn.snapshot?.progress).toBeCloseTo(0.272727, 6);
  });

  it('is for the owner, contributors and who manages; others may read it', async () => {
    const { world, keyResult, record } = await stage();
    must(await record());
    const vic = world.portsFor(VIEWER);
    const refused = await recordCheckIn(vic, world.at(VIEWER), {
      subject: about(keyResult),
      content: content(),
    });
    expect(refused).toMatchObject({ error: { reason: 'needs-check-in-right' } });
    const page = must(
      await listCheckIns(vic, world.at(VIEWER), { subject: about(keyResult), cursor: null }),
    );
    expect(page).toMatchObject({ canCheckIn: false, checkIns: [{ canChange: false }] });
  });

  it.each([
    [{ on: '2026-02-15' }, 'on', 'check-in-in-future'],
    [{ on: '2026-02-13' }, 'on', 'check-in-before-creation'],
    [{ on: '14.2.2026' }, 'on', 'not-a-date'],
    [{ value: 30 }, 'value', 'check-in-value-is-measured'],
    [{ confidence: null }, 'comment', 'check-in-empty'],
    [
      { comment: Array.from({ length: 21 }, (_, at) => `@[p${at}]`).join('') },
      'comment',
      'too-many-mentions',
    ],
  ])('with %j is refused: %s, %s', async (change, field, reason) => {
    const { record } = await stage();
    expect(await record(change)).toMatchObject({ error: { field, reason } });
  });

  it('sets a status by hand until the value changes by itself', async () => {
    const { world, keyResult, record } = await stage();
    const { keyResult: after } = must(await record({ status: 'on-track' }));
    expect(after?.progress).toMatchObject({ status: 'on-track', decidedBy: 'person' });
    world.clock.at += DAY_MS;
    world.jira.change('4', { statusCategory: 'done' }, world.clock.at);
    await measureAgain(world, keyResult);
    expect((await historyOf(world, keyResult)).keyResult.progress.decidedBy).toBe('rule');
  });

  it('for an earlier day leaves the status of today alone', async () => {
    const { world, record } = await stage();
    world.clock.at += 2 * DAY_MS;
    must(await record({ on: '2026-02-16' }));
    const { keyResult } = must(await record({ on: '2026-02-15', status: 'at-risk' }));
    expect(keyResult?.manualStatus).toBeNull();
  });

  it('on an objective has words and confidence, but no status of its own', async () => {
    const { world, objective } = await stage();
    const subject = { kind: 'objective', id: objective.id } as const;
    const lea = world.at(LEAD);
    const status = content({ status: 'behind' });
    expect(await recordCheckIn(world.ports, lea, { subject, content: status })).toMatchObject({
      error: { reason: 'status-only-for-key-results' },
    });
    const { checkIn } = must(
      await recordCheckIn(world.ports, lea, { subject, content: content() }),
    );
    expect(checkIn.snapshot?.progress).toBeCloseTo(0.272727, 6);
  });
});

describe('the draft of a check-in', () => {
  it('tells what moved since the last one: 4 issues done, 2 added, 27 % to 54 %', async () => {
    const { world, keyResult, ports, cem, record } = await stage();
    must(await record());
    world.clock.at += 7 * DAY_MS;
    for (const id of ['4', '5', '6', '7']) {
      world.jira.change(id, { statusCategory: 'done' }, world.clock.at);
    }
    putIssue(world, '12');
    putIssue(world, '13');
    await measureAgain(world, keyResult);
    const prepared = must(await prepareCheckIn(ports, cem, { subject: about(keyResult) }));
    expect(prepared.movement).toMatchObject({
      since: '2026-02-14',
      issues: { done: 4, added: 2, reopened: 0, removed: 0 },
    });
    expect(prepared.movement?.progressBefore).toBeCloseTo(3 / 11, 9);
    expect(prepared.movement?.progressAfter).toBeCloseTo(7 / 13, 9);
    expect(prepared).toMatchObject({ earliest: '2026-02-14', today: '2026-02-21' });
  });

  it('is none when nothing moved', async () => {
    const { keyResult, ports, cem, record } = await stage();
    must(await record());
    const prepared = must(await prepareCheckIn(ports, cem, { subject: about(keyResult) }));
    expect(prepared.movement).toBeNull();
  });

  it('is none, and no number is told, where one hidden issue could be told from it', async () => {
    const world = testWorld();
    world.jira.people.set(CEM, { id: CEM, isActive: true });
    putIssue(world, '1', { statusCategory: 'done', onlyFor: [LEAD] });
    putIssue(world, '2');
    world.jira.query('all', () => true);
    const keyResult = await givenKeyResult(world, 'all', { ownerId: CEM });
    await world.drain();
    must(
      await recordCheckIn(world.ports, world.at(LEAD), {
        subject: about(keyResult),
        content: content(),
      }),
    );
    putIssue(world, '3', { statusCategory: 'done' });
    await measureAgain(world, keyResult);
    const subject = about(keyResult);
    const ports = world.portsFor(CEM);
    const prepared = must(await prepareCheckIn(ports, world.at(CEM), { subject }));
    expect(prepared).toMatchObject({ movement: null, value: null, last: { snapshot: null } });
    const page = must(await listCheckIns(ports, world.at(CEM), { subject, cursor: null }));
    expect(page.checkIns[0]?.snapshot).toBeNull();
  });
});

describe('a number that people type in', () => {
  it('is needed', async () => {
    const { world, keyResult, lea } = await stageTyped();
    const input = { subject: about(keyResult), content: content() };
    expect(await recordCheckIn(world.ports, lea, input)).toMatchObject({
      error: { field: 'value', reason: 'check-in-value-missing' },
    });
  });

  it('becomes the value and a point of the history', async () => {
    const { world, keyResult, type } = await stageTyped();
    const { keyResult: after } = must(await type('2026-02-14', 40));
    expect(after?.progress).toMatchObject({ value: 40, progress: 0.4 });
    const { history } = await historyOf(world, keyResult);
    expect(history.map(({ on, value }) => [on, value])).toEqual([['2026-02-14', 40]]);
  });

  it('for a day in the past goes into the past and keeps what came later', async () => {
    const { world, keyResult, type } = await stageTyped();
    world.clock.at += 6 * DAY_MS;
    must(await type('2026-02-20', 60));
    const { keyResult: after } = must(await type('2026-02-17', 25));
    expect(after?.progress.value).toBe(60);
    const { history } = await historyOf(world, keyResult);
    expect(history.map(({ on, value }) => [on, value])).toEqual([
      ['2026-02-17', 25],
      ['2026-02-20', 60],
    ]);
  });

  it('moves with its check-in when the day is corrected, and leaves with it', async () => {
    const { world, keyResult, lea, type } = await stageTyped();
    must(await type('2026-02-14', 10));
    world.clock.at += 6 * DAY_MS;
    const { checkIn } = must(await type('2026-02-20', 60));
    const moved = must(
      await updateCheckIn(world.ports, lea, {
        checkInId: checkIn.id,
        version: 1,
        change: { on: '2026-02-18', value: 50 },
      }),
    );
    const days = async () =>
      (await historyOf(world, keyResult)).history.map(({ on, value }) => [on, value]);
    expect(await days()).toEqual([
      ['2026-02-14', 10],
      ['2026-02-18', 50],
    ]);
    const gone = { checkInId: checkIn.id, version: moved.checkIn.version, isDeleted: true };
    const { version } = must(await setCheckInDeleted(world.ports, lea, gone));
    expect(await days()).toEqual([['2026-02-14', 10]]);
    expect((await historyOf(world, keyResult)).keyResult.progress.value).toBe(10);
    must(await setCheckInDeleted(world.ports, lea, { ...gone, version, isDeleted: false }));
    expect((await historyOf(world, keyResult)).keyResult.progress.value).toBe(50);
  });

  it('of two on one day, the last one counts, until it is deleted', async () => {
    const { world, keyResult, lea, type } = await stageTyped();
    must(await type('2026-02-14', 10));
    world.clock.at += 60_000;
    const { checkIn } = must(await type('2026-02-14', 12));
    const value = async () => (await historyOf(world, keyResult)).keyResult.progress.value;
    expect(await value()).toBe(12);
    const gone = { checkInId: checkIn.id, version: 1, isDeleted: true };
    must(await setCheckInDeleted(world.ports, lea, gone));
    expect(await value()).toBe(10);
  });
});

describe('correcting a check-in', () => {
  it('shows who changed it, when, and from what', async () => {
    const { world, record } = await stage();
    const { checkIn } = must(await record({ comment: 'Fine' }));
    world.clock.at += DAY_MS;
    const change = { confidence: 4, comment: 'Not so fine' };
    const input = { checkInId: checkIn.id, version: 1, change };
    const { checkIn: next } = must(await updateCheckIn(world.ports, world.at(LEAD), input));
    expect(next).toMatchObject({ version: 2, ...change, createdBy: CEM });
    expect(next.revisions).toEqual([
      { at: '2026-02-15T10:00:00.000Z', by: LEAD, before: { confidence: 7, comment: 'Fine' } },
    ]);
  });

  it('by the second of two editors is a conflict that shows what the first one wrote', async () => {
    const { ports, cem, record } = await stage();
    const { checkIn } = must(await record());
    const edit = (confidence: number) =>
      updateCheckIn(ports, cem, { checkInId: checkIn.id, version: 1, change: { confidence } });
    must(await edit(3));
    expect(await edit(9)).toMatchObject({
      error: { kind: 'conflict', current: { version: 2, confidence: 3 } },
    });
  });

  it('is for its author and who manages', async () => {
    const { world, keyResult, ports, cem } = await stage();
    const { checkIn } = must(
      await recordCheckIn(world.ports, world.at(LEAD), {
        subject: about(keyResult),
        content: content(),
      }),
    );
    const input = { checkInId: checkIn.id, version: 1, change: { confidence: 1 } };
    expect(await updateCheckIn(ports, cem, input)).toMatchObject({
      error: { kind: 'forbidden', reason: 'not-your-check-in' },
    });
  });
});

describe('check-ins that are due', () => {
  const cadence = { kind: 'weekly', weekday: 5 } as const;
  async function weekly(world: TestWorld): Promise<void> {
    const settings = await world.ports.settings.load();
    await world.ports.settings.save({
      ...settings,
      version: settings.version + 1,
      checkInCadence: cadence,
    });
  }
  const standingOf = async (world: TestWorld, keyResult: KeyResultView) =>
    (await historyOf(world, keyResult)).keyResult.checkIn;

  it('turn a green status into “update overdue” after three days of grace', async () => {
    const { world, keyResult } = await stage();
    await weekly(world);
    for (let id = 4; id <= 10; id += 1) {
      world.jira.change(String(id), { statusCategory: 'done' }, world.clock.at);
    }
    await measureAgain(world, keyResult);
    // 2026-02-14 is a Saturday, so Friday the 20th is the first due day.
    world.clock.at += 9 * DAY_MS;
    expect(await standingOf(world, keyResult)).toMatchObject({
      standing: { kind: 'due', dueOn: '2026-02-20' },
      isSilent: false,
    });
    world.clock.at += DAY_MS;
    expect(await standingOf(world, keyResult)).toMatchObject({
      standing: { kind: 'overdue', dueOn: '2026-02-20', days: 4 },
      isSilent: true,
    });
    const { keyResult: view } = await historyOf(world, keyResult);
    expect(view.progress.status).toBe('on-track');
  });

  it('are not inherited by a new owner', async () => {
    const { world, keyResult } = await stage();
    await weekly(world);
    world.clock.at += 20 * DAY_MS;
    expect((await standingOf(world, keyResult)).standing).toMatchObject({ kind: 'overdue' });
    must(
      await updateKeyResult(world.ports, world.at(LEAD, { projectId: PAY }), {
        keyResultId: keyResult.id,
        version: keyResult.version,
        change: { ownerId: VIEWER },
      }),
    );
    // 2026-03-06 is a Friday: the day of taking over asks for nothing yet.
    expect((await standingOf(world, keyResult)).standing).toEqual({
      kind: 'upcoming',
      dueOn: '2026-03-13',
    });
  });

  it('are settled by checking in', async () => {
    const { world, keyResult, record } = await stage();
    await weekly(world);
    world.clock.at += 20 * DAY_MS;
    must(await record({ on: '2026-03-06' }));
    expect(await standingOf(world, keyResult)).toMatchObject({
      standing: { kind: 'upcoming', dueOn: '2026-03-13' },
      lastOn: '2026-03-06',
      confidence: 7,
    });
  });
});
