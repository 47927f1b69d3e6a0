/**
 * Each call that the sync makes, to Jira, storage and the queue, with everything that can go wrong
 * with it: once, or from there on for as long as the job and its tries last. Afterwards the hours
 * and the night go on as ever, and what is known must be what it is without any fault, which is
 * what a first sync finds.
 */
import { noteJiraChange } from '../../../src/application/sync/note-jira-change';
import type { IssueId } from '../../../src/domain/shared/ids';
import { givenKeyResult } from '../../doubles/drafts';
import { askingJira, editedJira, type EditedJira } from '../../doubles/edited-jira';
import { type Fault, mortalWorld, type MortalWorld, type Passed } from '../../doubles/mortal-world';
import { createRandom } from '../../site/data/random';
import type { JiraEdit } from '../../site/seams';
import { CALL_FAULTS } from '../../support/call-faults';
import { differences, known } from '../../support/known-rows';
import { uninstallForge } from '../../support/in-process-forge';
import { APP, PEOPLE, randomSite, SPRINT } from '../../support/random-site';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Part of the name of a fault, to look into one. */
const ONLY = process.env['FAULT'] ?? '';
/** The other scenario takes most of a minute. */
const IS_WHOLE = process.env['EVERY_SCENARIO'] === '1';
const EPIC = 'parent = PAY-1';
const OPEN = 'sprint in openSprints()';

interface Site {
  readonly world: MortalWorld;
  readonly jira: EditedJira;
  readonly edit: (...changes: readonly JiraEdit['change'][]) => void;
  readonly keyResults: readonly string[];
}

const EPIC_ID = '1001';
/** Stories of the epic, created by `aSite`. */
const STORIES = ['2001', '2002', '2003', '2004', '2005'] as const;

/** An epic with five stories, of which one is done, two key results, and nothing read yet. */
async function aSite(): Promise<Site> {
  const at = { now: () => 0 };
  const start = Date.parse('2026-02-14T10:00:00.000Z');
  const data = randomSite(createRandom(11), start);
  const epic = data.issues.find(({ id }) => id === EPIC_ID);
  if (epic === undefined) throw new Error('No epic');
  const [, story] = data.issueTypes;
  const [status, , , , finished] = data.statuses;
  const parent = { id: epic.id, key: epic.key };
  const stories = STORIES.map((id, index) => ({
    ...{ id, key: `PAY-${id}`, histories: [] },
    fields: {
      ...{ ...epic.fields, issuetype: story, parent, labels: [] },
      status: index === 0 ? finished : status,
      [SPRINT]: index < 3 ? [data.sprints[1]] : null,
    },
  }));
  const jira = editedJira({ ...data, issues: [epic, ...stories] }, { now: () => at.now() }, APP);
  const world = mortalWorld(jira);
  at.now = () => world.clock.at;
  world.clock.at = start;
  world.jira.query(EPIC, () => true, { fields: ['parent'] });
  world.jira.query(OPEN, () => true, { fields: ['sprint'], functions: ['opensprints'] });
  const { jql } = world.ports;
  const asking = { ...world, ports: { ...world.ports, ...askingJira(world.ports), jql } };
  const keyResults: string[] = [];
  for (const query of [EPIC, OPEN]) {
    keyResults.push((await givenKeyResult(asking, query)).id);
  }
  const edit: Site['edit'] = (...changes) => {
    for (const change of changes) jira.edit({ accountId: PEOPLE[0], change });
  };
  return { world, jira, edit, keyResults };
}

/** With a first sweep and the past behind it. */
async function aReadSite(): Promise<Site> {
  const site = await aSite();
  site.world.push({ kind: 'sweep' });
  await site.world.runUntil(site.world.clock.at + HOUR);
  return site;
}

interface Scenario {
  readonly name: string;
  readonly isShort?: true;
  /**
   * Of each key result, what it may show besides its old and its new value until the next sweep,
   * when one of several events was lost.
   */
  readonly partly?: readonly (readonly number[])[];
  readonly given: () => Promise<Site>;
  readonly when: (site: Site) => void;
}

const done = (issueId: string) => ({ kind: 'transition', issueId, statusId: '5' }) as const;
const leftEpic = (issueId: string) =>
  ({ kind: 'update', issueId, fields: { parent: null } }) as const;

const scenarios: readonly Scenario[] = [
  {
    name: 'the first reading',
    given: aSite,
    when: ({ world }) => {
      world.push({ kind: 'sweep' });
    },
  },
  {
    name: 'an hour after edits',
    isShort: true,
    given: async () => {
      const site = await aReadSite();
      site.edit(done('2002'), done('2003'), leftEpic('2004'));
      return site;
    },
    when: ({ world }) => {
      world.push({ kind: 'sweep' });
    },
  },
  {
    name: 'events of edits',
    isShort: true,
    // Of the epic's five stories one is done. Two of five: that one left was not heard of. One of
    // four: that another one is done was not. A deletion that is not heard of waits for the night.
    partly: [[40, 25], []],
    given: async () => {
      const site = await aReadSite();
      site.edit(done('2002'), leftEpic('2004'));
      return site;
    },
    when: ({ world }) => {
      world.deliver((ports) =>
        noteJiraChange(ports, { kind: 'issue-changed', issueId: '2002' as IssueId }),
      );
      world.deliver((ports) =>
        noteJiraChange(ports, { kind: 'issue-changed', issueId: '2004' as IssueId }),
      );
      world.deliver((ports) => noteJiraChange(ports, { kind: 'sprints-changed' }));
    },
  },
  {
    name: 'a night after edits that nobody told of',
    isShort: true,
    given: async () => {
      const site = await aReadSite();
      site.world.clock.at += 20 * HOUR;
      site.edit(
        done('2002'),
        { kind: 'delete', issueId: '2005' },
        { kind: 'sprint', sprint: { id: 12, state: 'closed' } },
        {
          kind: 'status',
          status: {
            id: '3',
            statusCategory: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
          },
        },
      );
      return site;
    },
    when: ({ world }) => {
      world.push({ kind: 'sweep' });
    },
  },
];

/** The tries of a job are over after an hour, and so is every fault. */
async function play(site: Site, { when }: Scenario, fault?: Fault) {
  when(site);
  return site.world.runUntil(site.world.clock.at + HOUR, fault);
}

async function goOn({ world }: Site): Promise<void> {
  for (const pause of [HOUR, DAY]) {
    world.clock.at += pause;
    world.push({ kind: 'sweep' });
    await world.runUntil(world.clock.at + HOUR);
  }
}

async function values({ world, keyResults }: Site): Promise<readonly unknown[]> {
  const shown = await Promise.all(
    keyResults.map(async (id) => {
      const keyResult = await world.ports.okrs.findKeyResult(id as never);
      const state = keyResult && (await world.ports.states.find(keyResult.metricId));
      return state?.measured?.value;
    }),
  );
  return shown;
}

/** When something was found out, and what an event told that never arrived. */
const LATER = new Set(['firstAchievedAt', 'recentlyDeleted']);
const rows = (world: MortalWorld) => known(world, LATER);

afterEach(uninstallForge);

/** What it was without the fault: at first, when the tries are over, and after the night. */
interface Undisturbed {
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
  readonly soon: object;
  readonly later: Readonly<Record<string, string>>;
}

/** The last good value or the new one, never another; what is old while Jira is away is said to be. */
async function expectLastGood(
  site: Site,
  { partly = [] }: Scenario,
  { place, fault, was }: Tried,
): Promise<void> {
  const shown = await values(site);
  const isLastGood = shown.every((value, at) =>
    [was.before[at], was.after[at], ...(partly[at] ?? [])].includes(value),
  );
  const isOld = fault.times === Infinity && JSON.stringify(shown) !== JSON.stringify(was.after);
  const isSilent = isOld && isJira(place.call) && !(await isSaidToBeOld(site));
  expect({ place, shown, isLastGood, isSilent }).toEqual({
    ...{ place, shown, isLastGood: true, isSilent: false },
  });
}

async function isSaidToBeOld({ world }: Site): Promise<boolean> {
  const { outage } = await world.ports.sync.state();
  const summaries = await world.ports.scopes.summaries(await world.ports.scopes.list());
  return outage !== null || [...summaries.values()].some(({ stale }) => stale !== null);
}

interface Tried {
  readonly place: { readonly fault: string; readonly call: string; readonly times: number };
  readonly fault: Fault;
  readonly was: Undisturbed;
}

async function tryFault(site: Site, scenario: Scenario, tried: Tried): Promise<void> {
  await play(site, scenario, tried.fault);
  await expectLastGood(site, scenario, tried);
  if (JSON.stringify(rows(site.world)) === JSON.stringify(tried.was.soon)) return;
  await goOn(site);
  const different = differences(rows(site.world), tried.was.later);
  expect({ ...tried.place, different }).toEqual({ ...tried.place, different: [] });
}

/** Every fault at every call that it can hit. */
function everyFault(calls: Passed['calls'], was: Undisturbed): readonly Tried[] {
  return CALL_FAULTS.filter(({ name }) => name.includes(ONLY)).flatMap(
    ({ name, hits, answer, mayLast }) =>
      calls.flatMap((call, index) => {
        if (!hits(call.name)) return [];
        return (mayLast === true ? [1, Infinity] : [1]).map((times): Tried => {
          const place = { fault: name, call: `${index + 1} ${call.name}`, times };
          return { place, fault: { hits, answer, call: index + 1, times }, was };
        });
      }),
  );
}

const isJira = (call: string): boolean => call.includes(' jira ');

describe('with any call failing in any way', () => {
  it.each(scenarios.filter(({ isShort }) => IS_WHOLE || isShort === true))(
    '$name loses nothing and doubles nothing',
    async (scenario) => {
      const site = await scenario.given();
      const before = await values(site);
      const back = site.world.save();
      const { calls } = await play(site, scenario);
      const [after, soon] = [await values(site), rows(site.world)];
      await goOn(site);
      const faults = everyFault(calls, { before, after, soon, later: rows(site.world) });
      for (const tried of faults) {
        back();
        await tryFault(site, scenario, tried);
      }
      process.stdout.write(`${scenario.name}: ${calls.length} calls, ${faults.length} faults\n`);
      expect(faults.length).toBeGreaterThan(ONLY === '' ? 100 : 0);
    },
    300_000,
  );
});
