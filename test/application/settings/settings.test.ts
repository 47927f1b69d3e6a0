import { getDataHealth } from '../../../src/application/settings/get-data-health';
import {
  getSettings,
  type SettingsDraft,
  updateSettings,
} from '../../../src/application/settings/settings';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import { recompute } from '../../../src/application/sync/recompute';
import { DEFAULT_SITE_RULES } from '../../../src/domain/okr/site-rules';
import type { IssueId } from '../../../src/domain/shared/ids';
import { DEFAULT_STATUS_RULE } from '../../../src/domain/okr/status-rule';
import { aSource } from '../../support/jira-measure';
import { givenKeyResult, must } from '../../doubles/drafts';
import { ADMIN, LEAD, putIssue, testWorld } from '../../doubles/test-world';

const typed: SettingsDraft = {
  ...DEFAULT_SITE_RULES,
  version: 0,
  statusRule: DEFAULT_STATUS_RULE,
  timeZone: 'Europe/Berlin',
  storyPointFieldId: null,
  quotaShare: 25,
};
const points = { id: 'customfield_10016', name: 'Story Points' };

describe('settings', () => {
  it('are saved for admins, and the second of two admins is told', async () => {
    const ports = testWorld().portsFor(ADMIN);
    expect(must(await updateSettings(ports, typed))).toMatchObject({ version: 1 });
    expect(await updateSettings(ports, typed)).toMatchObject({
      error: { kind: 'conflict', current: { version: 1, timeZone: 'Europe/Berlin' } },
    });
    expect(must(await getSettings(ports))).toMatchObject({ timeZone: 'Europe/Berlin' });
  });

  it.each([
    [{ timeZone: 'Mars/Olympus' }, 'time-zone-unknown'],
    [{ storyPointFieldId: 'customfield_9' }, 'field-not-numeric'],
    [
      { statusRule: { ...DEFAULT_STATUS_RULE, behindAbove: 0.5, atRiskAbove: 0.1 } },
      'status-rule-out-of-order',
    ],
  ])('refuse %p', async (change, reason) => {
    const ports = testWorld().portsFor(ADMIN);
    expect(await updateSettings(ports, { ...typed, ...change })).toMatchObject({
      error: { reason },
    });
  });

  it('keep working days and holidays in order, once each, and names that differ', async () => {
    const ports = testWorld().portsFor(ADMIN);
    const saved = must(
      await updateSettings(ports, {
        ...typed,
        calendar: { workdays: [7, 1, 1], holidays: ['2026-12-26', '2026-12-25', '2026-12-26'] },
        levels: ['project', 'company'],
        words: { 'at-risk': 'Off track' },
      }),
    );
    expect(saved).toMatchObject({
      calendar: { workdays: [1, 7], holidays: ['2026-12-25', '2026-12-26'] },
      levels: ['company', 'project'],
      words: { 'at-risk': 'Off track' },
    });
  });

  it.each([
    [{ calendar: { workdays: [], holidays: [] } }, 'calendar.workdays', 'workdays-missing'],
    [{ calendar: { workdays: [1], holidays: ['soon'] } }, 'calendar.holidays', 'not-a-date'],
    [{ levels: [] }, 'levels', 'levels-missing'],
    [{ words: { behind: ' at risk ' } }, 'words', 'words-not-distinct'],
  ] as const)('refuse %j at %s', async (change, field, reason) => {
    const ports = testWorld().portsFor(ADMIN);
    expect(await updateSettings(ports, { ...typed, ...change })).toMatchObject({
      error: { field, reason },
    });
  });

  it('saved by two admins at the same moment are those of one, and the other is told', async () => {
    const ports = testWorld().portsFor(ADMIN);
    const both = await Promise.all([
      updateSettings(ports, typed),
      updateSettings(ports, { ...typed, timeZone: 'Asia/Tokyo' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      error: { kind: 'conflict', current: { version: 1 } },
    });
  });

  it('reach every page: words, levels, calendar and the usual curve', async () => {
    const world = testWorld();
    const words = { objective: 'Goal' };
    must(await updateSettings(world.portsFor(ADMIN), { ...typed, words, defaultCurve: 'atEnd' }));
    const page = await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false });
    expect(must(page)).toMatchObject({
      siteRules: { ...DEFAULT_SITE_RULES, words, defaultCurve: 'atEnd' },
    });
  });

  it('measure story points anew when their field changes', async () => {
    const world = testWorld();
    world.jira.fields = {
      numeric: [],
      storyPointCandidates: [points],
      companyManagedStoryPoints: points,
      teamManagedStoryPoints: null,
    };
    putIssue(world, '1', { storyPoints: 5 });
    world.jira.query('all', () => true);
    const source = aSource({ jql: 'all', measure: { kind: 'storyPoints' } });
    await givenKeyResult(world, 'all', { source });
    await givenKeyResult(world, 'all');
    const ports = world.portsFor(ADMIN);
    must(await updateSettings(ports, { ...typed, storyPointFieldId: points.id }));
    expect(world.jobs.waiting).toMatchObject([{ job: { kind: 'key-results' } }]);
    expect(world.jobs.waiting[0]?.job).toHaveProperty('keyResultIds.length', 1);
  });
});

describe('data health', () => {
  it('tells what each query costs, and which need attention first', async () => {
    const world = testWorld();
    putIssue(world, '1');
    world.jira.query('good', () => true);
    world.jira.query('bad', () => true);
    await givenKeyResult(world, 'good', { title: 'Good one' });
    await givenKeyResult(world, 'bad', { title: 'Bad one' });
    world.jira.queries.delete('bad');
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    const health = must(await getDataHealth(world.portsFor(ADMIN), world.at(ADMIN)));
    expect(health.queries).toMatchObject([
      { jql: 'bad', keyResults: [{ title: 'Bad one' }], stale: { reason: 'jql-invalid' } },
      { jql: 'good', issues: 1, stale: null, lastOkAt: '2026-02-14T10:00:00.000Z' },
    ]);
    expect(health.lastHourly).toMatchObject({ trigger: 'hourly', measured: 1, failed: 1 });
    expect(health.lastReconcile).toBeNull();
    expect(health.budget.thisHour.calls).toBeGreaterThan(0);
    expect(health.budget).toMatchObject({ sitePoints: 16_250, waiting: [], closedUntil: null });
  });

  it('tells what the night corrected, without naming issues', async () => {
    const world = testWorld();
    world.jira.query('all', () => true);
    for (const id of ['1', '2', '3']) putIssue(world, id, { updatedAt: 0 });
    await givenKeyResult(world, 'all');
    await recompute(world.ports, { kind: 'sweep' });
    world.jira.issues.delete('2' as IssueId);
    world.clock.at += 24 * 3_600_000;
    await recompute(world.ports, { kind: 'sweep' });
    const health = must(await getDataHealth(world.portsFor(ADMIN), world.at(ADMIN)));
    expect(health.lastReconcile).toEqual({
      finishedAt: '2026-02-15T10:00:00.000Z',
      ...{ queries: 1, issues: 3, missing: 0, extra: 1, outdated: 0 },
    });
    expect(health.queries[0]?.drift).toEqual({ missing: 0, extra: 1, outdated: 0 });
  });
});
