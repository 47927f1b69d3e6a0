/**
 * A month on a busy small site: people edit every hour, most events arrive, some twice, late or
 * never; every hour is swept, every night reconciled. With SOAK_DAYS it goes on for longer.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { noteJiraChange } from '../../../src/application/sync/note-jira-change';
import type { PendingChange } from '../../../src/application/ports/sync-store';
import type { KeyResultView } from '../../../src/application/okr/okr-view';
import { measurePopulation } from '../../../src/domain/metrics/measure-population';
import type { CalendarDate } from '../../../src/domain/shared/calendar-date';
import type { IssueId } from '../../../src/domain/shared/ids';
import { givenKeyResult } from '../../doubles/drafts';
import { mortalWorld, type MortalWorld } from '../../doubles/mortal-world';
import { putIssue } from '../../doubles/test-world';
import { createRandom, type Random } from '../../site/data/random';
import { aSource, jiraSource } from '../../support/jira-measure';
import { uninstallForge } from '../../support/in-process-forge';

const DAYS = Number(process.env['SOAK_DAYS'] ?? 30);
const SEED = Number(process.env['SEED'] ?? 20260214);
const HOUR = 3_600_000;
const MINUTE = 60_000;
const SECOND = 1_000;
const MOST_EDITS_AN_HOUR = 6;
/** From ten in the morning until ten at night. */
const LOSING_HOURS = 12;
/** Until two in the morning. */
const WAKING_HOURS = 16;
const MEGABYTE = 1024 * 1024;

const EPICS = ['1', '2', '3'] as const;
const QUERIES = {
  'parent = PAY-1': { parent: '1' },
  'parent = PAY-2': { parent: '2' },
  'updated >= -2d': { days: 2 },
} as const;

interface Soak {
  readonly world: MortalWorld;
  readonly random: Random;
  readonly keyResults: readonly KeyResultView[];
  changes: number;
  /** Since ten in the morning. */
  hour: number;
  lastId: number;
}

async function aBusySite(): Promise<Soak> {
  const world = mortalWorld();
  const random = createRandom(SEED);
  for (const epic of EPICS) putIssue(world, epic, { hierarchyLevel: 1 });
  for (let id = 10; id < 70; id += 1) {
    putIssue(world, String(id), {
      parentId: random.pick(EPICS),
      storyPoints: random.between(1, 8),
    });
  }
  const keyResults: KeyResultView[] = [];
  for (const [jql, rule] of Object.entries(QUERIES)) {
    const moves = 'parent' in rule ? {} : { functions: ['now'], values: ['-2d'] };
    world.jira.query(
      jql,
      ({ item, updatedAt }) =>
        'parent' in rule
          ? item.parentId === rule.parent
          : updatedAt >= world.clock.at - rule.days * 24 * HOUR,
      moves,
    );
    keyResults.push(await givenKeyResult(world, jql, { source: aSource({ jql }) }));
  }
  return { world, random, keyResults, changes: 0, hour: 0, lastId: 70 };
}

/** One person does one thing; Jira mostly says so. */
function edit(soak: Soak): void {
  const { world, random } = soak;
  const { jira, clock } = world;
  const ids = [...jira.issues.keys()].filter((id) => Number(id) >= 10);
  const id = random.pick(ids as [IssueId, ...IssueId[]]);
  soak.changes += 1;
  const roll = random.next();
  if (roll < 0.12) {
    soak.lastId += 1;
    putIssue(world, String(soak.lastId), { parentId: random.pick(EPICS) });
    tell(soak, { kind: 'issue-changed', issueId: String(soak.lastId) as IssueId });
    return;
  }
  if (roll < 0.22) {
    jira.issues.delete(id);
    tell(soak, { kind: 'issue-deleted', issueId: id });
    return;
  }
  const change =
    roll < 0.35
      ? { parentId: random.pick(EPICS) as IssueId }
      : { statusCategory: random.pick(['new', 'indeterminate', 'done'] as const) };
  jira.change(id, change, clock.at);
  tell(soak, { kind: 'issue-changed', issueId: id });
}

/** Only the night finds out about a delete that nobody told of; in the morning nothing is lost. */
function tell({ world, random, hour }: Soak, change: PendingChange): void {
  const isAfternoon = hour < LOSING_HOURS;
  if (isAfternoon && random.chance(0.1)) return;
  const times = random.chance(0.1) ? 2 : 1;
  for (let time = 0; time < times; time += 1) {
    const isLate = isAfternoon && random.chance(0.2);
    const late = isLate ? random.between(1, 40) * MINUTE : 0;
    world.deliver((ports) => noteJiraChange(ports, change), late);
  }
}

async function anHour(soak: Soak): Promise<void> {
  const { world, random } = soak;
  const end = world.clock.at + HOUR;
  await world.runUntil(world.clock.at + random.between(0, 45) * MINUTE);
  const most = soak.hour < WAKING_HOURS ? MOST_EDITS_AN_HOUR : 1;
  for (let edits = random.between(0, most); edits > 0; edits -= 1) {
    edit(soak);
    world.clock.at += SECOND;
  }
  await world.runUntil(end - MINUTE);
  world.push({ kind: 'sweep' });
  await world.runUntil(end);
}

/** What each key result must say, counted in Jira itself. */
function counted({ world, keyResults }: Soak): readonly unknown[] {
  return keyResults.map(({ id, source }) => {
    const found = world.jira.found(jiraSource(source).jql, null) ?? [];
    const items = found.map(({ item }) => item);
    const { value, numerator, denominator, n } = measurePopulation(jiraSource(source), items);
    return { id, value, numerator, denominator, n };
  });
}

async function shown({ world, keyResults }: Soak): Promise<readonly unknown[]> {
  const stored = await Promise.all(
    keyResults.map(async ({ id }) => {
      const keyResult = await world.ports.okrs.findKeyResult(id);
      const state = keyResult && (await world.ports.states.find(keyResult.metricId));
      const { value, numerator, denominator, n } = state?.measured ?? {};
      return { id, value, numerator, denominator, n };
    }),
  );
  return stored;
}

/** Rows that grow by themselves: a reading a day, and what the issues were before each change. */
const GROWING = /^kvs (readings|scope-record|usage|budget)/;

function sizes({ world }: Soak) {
  const rows = world.stored();
  const bytes = (pattern: RegExp) =>
    rows.filter(({ key }) => pattern.test(key)).reduce((sum, row) => sum + row.bytes, 0);
  const others = rows.filter(({ key }) => !GROWING.test(key));
  return {
    rows: others.length,
    bytes: others.reduce((sum, row) => sum + row.bytes, 0),
    record: bytes(/^kvs scope-record/),
    heap: heapUsed(),
  };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** What only the test keeps. */
function forget({ world }: Soak): void {
  world.jira.calls.length = 0;
  world.published.length = 0;
  world.writes.length = 0;
  world.jira.changelogs.clear();
}

afterEach(uninstallForge);

describe(`${DAYS} days on a busy site`, () => {
  it(
    'drift nowhere and leave nothing behind but readings and what was recorded',
    async () => {
      const soak = await aBusySite();
      const { world } = soak;
      const early = { day: 0, changes: 0, sizes: sizes(soak) };
      for (let day = 1; day <= DAYS; day += 1) {
        for (soak.hour = 0; soak.hour < 24; soak.hour += 1) await anHour(soak);
        const place = { seed: SEED, day };
        expect({ ...place, shown: await shown(soak) }).toEqual({ ...place, shown: counted(soak) });
        expect({ ...place, pending: await world.ports.pending.list() }).toEqual({
          ...place,
          pending: [],
        });
        expect(world.failures).toEqual([]);
        forget(soak);
        if (day === Math.ceil(DAYS / 3)) {
          Object.assign(early, { day, changes: soak.changes, sizes: sizes(soak) });
        }
      }
      const late = sizes(soak);
      expect(world.waiting()).toBeLessThan(10);
      expect(late.rows).toBeLessThanOrEqual(early.sizes.rows + 2);
      expect(late.heap - early.sizes.heap).toBeLessThan(10 * MEGABYTE);
      const recorded = (late.record - early.sizes.record) / (soak.changes - early.changes);
      expect(recorded).toBeLessThan(400);
      const [first] = soak.keyResults;
      const keyResult = await world.ports.okrs.findKeyResult(first?.id as never);
      const range = { from: '2026-02-14', to: '2030-01-01' } as Record<string, string>;
      const readings = await world.ports.readings.list(keyResult?.metricId as never, {
        from: range['from'] as CalendarDate,
        to: range['to'] as CalendarDate,
      });
      expect(readings).toHaveLength(DAYS + 1);
    },
    Math.max(300_000, DAYS * 30_000),
  );
});
