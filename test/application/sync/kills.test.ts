/**
 * A process may die between any two of its calls. Each scenario is run once undisturbed and its
 * calls are counted; then again for every point at which it could die. The queue delivers again what
 * was under way, the next sweeps run, and storage must hold the same as if nothing had happened.
 */
import { setObjectiveLifecycle } from '../../../src/application/okr/change-objective';
import { requestRefresh } from '../../../src/application/sync/request-refresh';
import { noteJiraChange } from '../../../src/application/sync/note-jira-change';
import type { PendingChange } from '../../../src/application/ports/sync-store';
import { givenKeyResult, givenObjective, must } from '../../doubles/drafts';
import { mortalWorld, type Death, type MortalWorld, type Passed } from '../../doubles/mortal-world';
import { LEAD, putIssue } from '../../doubles/test-world';
import { uninstallForge } from '../../support/in-process-forge';
import { differences, known } from '../../support/known-rows';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const EPIC = 'parent = PAY-1';
const BUGS = 'project = PAY AND type = Bug';
const OPEN = 'sprint in openSprints()';

/** An epic with stories, bugs beside it, and what became of some of them last month. */
async function anEpic(queries = [EPIC, BUGS, OPEN]): Promise<MortalWorld> {
  const world = mortalWorld();
  const { jira, clock } = world;
  const long = clock.at - 60 * DAY;
  putIssue(world, '1', { hierarchyLevel: 1, updatedAt: long });
  for (let story = 2; story <= 7; story += 1) {
    putIssue(world, String(story), { parentId: '1', updatedAt: long });
  }
  for (const bug of ['50', '51', '52']) putIssue(world, bug, { summary: 'bug', updatedAt: long });
  jira.change('2', { statusCategory: 'done' }, clock.at - 40 * DAY);
  jira.change('3', { statusCategory: 'indeterminate' }, clock.at - 20 * DAY);
  jira.change('50', { statusCategory: 'done' }, clock.at - 10 * DAY);
  jira.query(EPIC, ({ item }) => item.parentId === '1');
  jira.query(BUGS, ({ summary }) => summary === 'bug');
  jira.query(OPEN, ({ item }) => item.parentId === '1' && item.statusCategory !== 'done', {
    fields: ['sprint'],
    functions: ['opensprints'],
  });
  const gone = await givenObjective(world);
  await givenKeyResult(world, BUGS, { objectiveId: gone.id });
  await setObjectiveLifecycle(world.ports, world.at(LEAD), {
    objectiveId: gone.id,
    version: 1,
    lifecycle: 'deleted',
  });
  for (const query of queries) await givenKeyResult(world, query);
  return world;
}

/** The same with a first sweep and the past behind it. */
async function anOldEpic(): Promise<MortalWorld> {
  const world = await anEpic();
  world.push({ kind: 'sweep' });
  await world.runUntil(world.clock.at + HOUR);
  return world;
}

interface Scenario {
  readonly name: string;
  readonly given: () => Promise<MortalWorld>;
  /** What sets it off; runs again for every death. */
  readonly when: (world: MortalWorld) => Promise<void> | void;
}

function happens(world: MortalWorld, change: PendingChange): void {
  world.deliver((ports) => noteJiraChange(ports, change));
}

/** One issue is finished, one leaves, one comes, one is deleted. */
function edit(world: MortalWorld): void {
  const { jira, clock } = world;
  jira.change('4', { statusCategory: 'done' }, clock.at);
  jira.change('5', { parentId: null }, clock.at);
  putIssue(world, '8', { parentId: '1' });
  jira.issues.delete('51' as never);
}

const scenarios: readonly Scenario[] = [
  {
    name: 'events of issues that were edited',
    given: anOldEpic,
    when: (world) => {
      edit(world);
      for (const issueId of ['4', '5', '8'] as never[]) {
        happens(world, { kind: 'issue-changed', issueId });
      }
      happens(world, { kind: 'issue-deleted', issueId: '51' as never });
      happens(world, { kind: 'sprints-changed' });
    },
  },
  {
    name: 'the hourly sweep after edits without events',
    given: anOldEpic,
    when: (world) => {
      edit(world);
      world.push({ kind: 'sweep' });
    },
  },
  {
    name: 'the hourly sweep in many small jobs',
    given: async () => {
      const world = await anOldEpic();
      world.setHurried(true);
      return world;
    },
    when: (world) => {
      edit(world);
      world.push({ kind: 'sweep' });
    },
  },
  {
    name: 'the nightly sweep, which also forgets what was deleted long ago',
    given: anOldEpic,
    when: (world) => {
      world.clock.at += 31 * DAY;
      edit(world);
      world.push({ kind: 'sweep' });
    },
  },
  {
    name: 'reading the past',
    given: () => anEpic([EPIC]),
    when: () => undefined,
  },
  {
    name: 'reading the past in many small jobs',
    given: async () => {
      const world = await anEpic([EPIC]);
      world.setHurried(true);
      return world;
    },
    when: () => undefined,
  },
  {
    name: 'a refresh that a person asked for',
    given: anOldEpic,
    when: async (world) => {
      edit(world);
      must(await requestRefresh(world.ports, world.at(LEAD), { keyResultIds: null }));
    },
  },
];

/** What is under way, delivered again where a process died. */
async function play(world: MortalWorld, { when }: Scenario, dies?: Death): Promise<Passed> {
  await when(world);
  const passed = await world.runUntil(world.clock.at + 20 * MINUTE, dies);
  world.setHurried(false);
  return passed;
}

/** The sweeps that repair what was lost. */
async function goOn(world: MortalWorld): Promise<void> {
  for (const pause of [HOUR, DAY]) {
    world.clock.at += pause - 20 * MINUTE;
    world.push({ kind: 'sweep' });
    await world.runUntil(world.clock.at + 20 * MINUTE);
  }
}

const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

afterEach(uninstallForge);

/**
 * Before every call and after every call that leaves a trace: after one that leaves none is before
 * the next.
 */
function deathsIn({ calls }: Passed): readonly Death[] {
  return calls.flatMap(({ leavesTrace }, index): Death[] => [
    { call: index + 1, when: 'before' },
    ...(leavesTrace ? [{ call: index + 1, when: 'after' } as const] : []),
  ]);
}

describe('a process that dies', () => {
  it.each(scenarios)(
    'at any call of $name loses nothing and doubles nothing',
    async (scenario) => {
      const world = await scenario.given();
      const back = world.save();
      const undisturbed = await play(world, scenario);
      const soon = known(world);
      await goOn(world);
      const later = known(world);
      const deaths = deathsIn(undisturbed);
      process.stdout.write(`${scenario.name}: ${deaths.length} deaths\n`);
      expect(deaths.length).toBeGreaterThan(50);
      for (const death of deaths) {
        back();
        const { hasDied } = await play(world, scenario, death);
        const { name } = undisturbed.calls[death.call - 1] ?? { name: 'nothing' };
        const place = `died ${death.when} call ${death.call}, ${name}`;
        expect({ place, hasDied }).toEqual({ place, hasDied: true });
        // From the same on, the same follows.
        if (isSame(known(world), soon)) continue;
        await goOn(world);
        expect({ place, different: differences(known(world), later) }).toEqual({
          place,
          different: [],
        });
      }
    },
    300_000,
  );
});
