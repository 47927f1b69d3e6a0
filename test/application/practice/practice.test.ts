import {
  getPractice,
  setQualitySignals,
  setStatusKinds,
  setTeams,
} from '../../../src/application/practice/change-practice';
import {
  getDeliveries,
  importDeliveries,
  removeDeliveries,
} from '../../../src/application/practice/deliveries';
import {
  getReleasePlans,
  setPlannedRelease,
} from '../../../src/application/practice/release-plans';
import {
  getSprintPractice,
  setSprintCapacity,
  setSprintVerdict,
} from '../../../src/application/practice/sprint-practice';
import { forgetClosedAccounts } from '../../../src/application/sync/forget-closed-accounts';
import { listAudit } from '../../../src/application/audit/list-audit';
import { restorePart } from '../../../src/application/transfer/restore';
import { NO_QUALITY_SIGNALS } from '../../../src/domain/practice/quality-signals';
import { NO_TEAMS } from '../../../src/domain/practice/teams';
import type { CalendarDate } from '../../../src/domain/shared/calendar-date';
import type { ProjectId } from '../../../src/domain/shared/ids';
import { must } from '../../doubles/drafts';
import { storedWorld } from '../../doubles/stored-world';
import {
  ADMIN,
  LEAD,
  PAY,
  putIssue,
  testWorld,
  type TestWorld,
  VIEWER,
} from '../../doubles/test-world';
import { uninstallForge } from '../../support/in-process-forge';

const here = { projectId: null };
const DAY_MS = 24 * 3_600_000;

const TEAMS = {
  ...NO_TEAMS,
  teams: [{ id: 't', name: 'Checkout', memberIds: [LEAD, VIEWER], componentIds: [], valueIds: [] }],
};

const deployment = (id: string, at: string) =>
  ({
    kind: 'deployment',
    ...{ id, service: 'shop', environment: 'production', runId: null },
    ...{ isProduction: true, isSuccessful: true, finishedAt: Date.parse(at) },
    ...{ firstCommitAt: null, issueKeys: [] },
  }) as const;

const incident = (id: string, at: string) =>
  ({
    kind: 'incident',
    ...{ id, service: 'shop', createdAt: Date.parse(at), resolvedAt: null },
    ...{ deploymentId: null, issueKey: 'PAY-7' },
  }) as const;

async function traces(world: TestWorld) {
  const filter = {
    ...{ where: { projectId: PAY }, from: null, to: null, by: null },
    kind: 'practice',
  } as const;
  const page = must(await listAudit(world.ports, world.at(LEAD), { filter, cursor: null }));
  return page.entries.map(({ title, action, changes }) => ({ title, action, changes }));
}

afterEach(uninstallForge);

describe.each([
  ['in memory', testWorld],
  ['in Forge’s storage', storedWorld],
])('what people say, %s', (_name, makeWorld) => {
  let world: TestWorld;
  const lead = () => world.at(LEAD);

  beforeEach(() => {
    world = makeWorld();
  });

  it('starts with nothing said, and with suggestions that are not applied', async () => {
    const practice = must(await getPractice(world.ports, lead(), here));
    expect(practice.statuses).toMatchObject({
      version: 0,
      value: {
        statuses: [
          { name: 'To Do', canHaveKind: false, kind: null },
          { name: 'In Progress', canHaveKind: true, kind: null, suggestion: 'active' },
          { name: 'Wartet auf Abnahme', kind: null, suggestion: 'wait' },
          { name: 'Done', canHaveKind: false },
        ],
      },
    });
    expect(practice.quality.value).toEqual(NO_QUALITY_SIGNALS);
    expect(practice.suggestions).toMatchObject({
      ...{ bugTypeIds: ['3'], severityFieldId: 'customfield_10031' },
    });
  });

  it('is kept and traced by the names of statuses', async () => {
    const kinds = { 10001: 'active', 10003: 'wait', 77: 'review' } as const;
    const said = must(await setStatusKinds(world.ports, lead(), { ...here, version: 0, kinds }));
    expect(said.statuses).toMatchObject({ version: 1, updatedBy: LEAD });
    expect(said.statuses.value.former).toEqual([{ id: '77', kind: 'review' }]);
    expect((await world.ports.practice.load(PAY)).statuses).toEqual(kinds);
    expect(await traces(world)).toEqual([
      {
        ...{ title: 'How we work: statuses', action: 'created' },
        changes: expect.arrayContaining([
          { field: 'In Progress', before: null, after: 'active' },
          { field: 'Wartet auf Abnahme', before: null, after: 'wait' },
          { field: 'Status 77', before: null, after: 'review' },
        ]) as unknown,
      },
    ]);
  });

  it('refuses the slower of two people, and loses nothing of the faster', async () => {
    const change = (kind: 'active' | 'wait') =>
      setStatusKinds(world.ports, lead(), { ...here, version: 0, kinds: { 10001: kind } });
    must(await change('active'));
    expect(await change('wait')).toMatchObject({
      ok: false,
      error: { kind: 'conflict', reason: 'changed-by-someone-else' },
    });
    expect((await world.ports.practice.load(PAY)).statuses).toEqual({ 10001: 'active' });
  });

  it('lets two people change different parts at once', async () => {
    must(await setStatusKinds(world.ports, lead(), { ...here, version: 0, kinds: {} }));
    const signals = { ...NO_QUALITY_SIGNALS, bugTypeIds: ['3'] };
    must(await setQualitySignals(world.ports, lead(), { ...here, version: 0, signals }));
    const practice = must(await getPractice(world.ports, lead(), here));
    expect([practice.statuses.version, practice.quality.version]).toEqual([1, 1]);
  });

  it('refuses what could not be used', async () => {
    const signals = { ...NO_QUALITY_SIGNALS, bugTypeIds: [] };
    expect(
      await setQualitySignals(world.ports, lead(), { ...here, version: 0, signals }),
    ).toMatchObject({ error: { field: 'signals', reason: 'bug-types-missing' } });
    const strangers = {
      ...NO_TEAMS,
      teams: [
        { id: 't', name: 'Strangers', memberIds: ['nobody-knows'], componentIds: [], valueIds: [] },
      ],
    };
    expect(
      await setTeams(world.ports, lead(), { ...here, version: 0, teams: strangers }),
    ).toMatchObject({ error: { field: 'teams', reason: 'person-unknown' } });
  });

  it('takes a query for technical debt that Jira understands and that says the same to all', async () => {
    const jql = 'priority = Low ORDER BY created';
    world.jira.query(jql, () => false);
    world.jira.query(`project = ${PAY} AND (priority = Low)`, () => false);
    const debt = { labels: [], typeIds: [], componentIds: [], jql };
    const signals = { ...NO_QUALITY_SIGNALS, debt };
    const said = must(
      await setQualitySignals(world.ports, lead(), { ...here, version: 0, signals }),
    );
    expect(said.quality.value.debt).toEqual(debt);
    const refused = async (query: string) => {
      const changed = { ...signals, debt: { ...debt, jql: query } };
      const answer = { ...here, version: 1, signals: changed };
      return setQualitySignals(world.ports, lead(), answer);
    };
    const mine = 'assignee = currentUser()';
    const functions = ['currentuser'];
    world.jira.query(mine, () => true, { functions });
    expect(await refused(mine)).toMatchObject({
      error: { field: 'signals.debt.jql', reason: 'jql-depends-on-viewer' },
    });
    expect(await refused('assignee = = 1')).toMatchObject({
      error: { field: 'signals.debt.jql', reason: 'jql-invalid' },
    });
    const beyond = 'priority = Low) OR (project = HR';
    world.jira.query(`project = ${PAY} AND (${beyond})`, () => true);
    expect(await refused(beyond)).toMatchObject({ error: { reason: 'jql-invalid' } });
  });

  it('does not take a query over issues that its author may not see', async () => {
    putIssue(world, '7', { projectId: PAY, onlyFor: [ADMIN] });
    world.jira.query('priority = Low', () => true);
    world.jira.query(`project = ${PAY} AND (priority = Low)`, () => true);
    const debt = { labels: [], typeIds: [], componentIds: [], jql: 'priority = Low' };
    const signals = { ...NO_QUALITY_SIGNALS, debt };
    expect(
      await setQualitySignals(world.ports, lead(), { ...here, version: 0, signals }),
    ).toMatchObject({ error: { reason: 'author-cannot-see-all-issues' } });
  });

  it('keeps which components and values of the team field are a team’s, and traces them', async () => {
    const teams = {
      ...NO_TEAMS,
      fieldId: 'customfield_10031',
      teams: [
        { id: 't', name: 'Checkout', memberIds: [], componentIds: ['41'], valueIds: ['1'] },
        { id: 'u', name: 'Ledger', memberIds: [], componentIds: ['42'], valueIds: [] },
      ],
    };
    const { components, teams: said } = must(
      await setTeams(world.ports, lead(), { ...here, version: 0, teams }),
    );
    expect(components).toContainEqual({ id: '41', name: 'Checkout' });
    expect(said.value.teams).toEqual(teams.teams);
    const both = teams.teams.map((team) => ({ ...team, componentIds: ['41'] }));
    const again = { ...here, version: 1, teams: { ...teams, teams: both } };
    expect(await setTeams(world.ports, lead(), again)).toMatchObject({
      error: { field: 'teams', reason: 'component-in-two-teams' },
    });
  });

  it('leaves metrics about people to Jira admins', async () => {
    const teams = { ...TEAMS, arePersonMetricsOn: true };
    expect(await setTeams(world.ports, lead(), { ...here, version: 0, teams })).toMatchObject({
      error: { kind: 'forbidden', reason: 'needs-jira-admin' },
    });
    const admin = world.portsFor(ADMIN);
    const said = must(await setTeams(admin, world.at(ADMIN), { ...here, version: 0, teams }));
    expect(said.teams.value.arePersonMetricsOn).toBe(true);
    // The team itself may still be changed by its managers.
    must(
      await setTeams(world.ports, lead(), {
        ...{ ...here, version: 1 },
        teams: { ...teams, teams: [] },
      }),
    );
  });

  it('asks for the verdict of closed sprints and rates only those', async () => {
    const { sprints } = must(await getSprintPractice(world.ports, lead(), here));
    expect(sprints.map(({ name, isOwed, workdays }) => [name, isOwed, workdays])).toEqual([
      ['Sprint 7', false, 10],
      ['Sprint 6', true, 10],
    ]);
    const rate = (sprintId: string, version: number) =>
      setSprintVerdict(world.ports, lead(), {
        ...{ ...here, sprintId, version },
        verdict: { verdict: 'partial', note: 'Half of it' },
      });
    expect(await rate('7', 0)).toMatchObject({ error: { reason: 'sprint-not-over' } });
    expect(await rate('99', 0)).toMatchObject({ error: { reason: 'sprint-not-found' } });
    const rated = must(await rate('6', 0)).sprints.find(({ id }) => id === '6');
    expect(rated).toMatchObject({ isOwed: false, verdict: { value: { verdict: 'partial' } } });
    world.clock.at += 14 * DAY_MS;
    expect(await rate('6', 1)).toMatchObject({ error: { reason: 'verdict-closed' } });
  });

  it('keeps capacity per sprint, and takes it back', async () => {
    const say = (version: number, points: number | null) =>
      setSprintCapacity(world.ports, lead(), {
        ...{ ...here, sprintId: '7', version },
        capacity: points === null ? null : { kind: 'points', points },
      });
    expect(await say(0, 0)).toMatchObject({ error: { reason: 'capacity-not-a-number' } });
    must(await say(0, 20));
    expect((await world.ports.practice.load(PAY)).capacity.size).toBe(1);
    must(await say(1, null));
    expect((await world.ports.practice.load(PAY)).capacity.size).toBe(0);
  });

  it('keeps the first planned day when Jira’s is moved', async () => {
    must(await getReleasePlans(world.ports, world.at(VIEWER), here));
    const [version] = world.jira.facts.versions;
    if (version === undefined) throw new Error('The fake Jira has no version');
    world.jira.facts.versions = [{ ...version, releaseOn: '2026-03-15' as CalendarDate }];
    const moved = must(await getReleasePlans(world.ports, lead(), here));
    expect(moved.releases).toMatchObject([
      {
        ...{ version: 1, plannedOn: '2026-03-01', releaseOn: '2026-03-15' },
        ...{ source: 'first-seen', movedByDays: 14 },
      },
    ]);
    const plan = { ...here, versionId: '51', version: 1, plannedOn: '2026-02-20' };
    const said = must(await setPlannedRelease(world.ports, lead(), plan));
    expect(said.releases).toMatchObject([{ plannedOn: '2026-02-20', source: 'person' }]);
    expect(await traces(world)).toMatchObject([
      { changes: [{ field: 'plannedOn', before: '2026-03-01', after: '2026-02-20' }] },
    ]);
  });

  it('takes deployments and incidents, each id once, and forgets them when asked', async () => {
    expect(must(await getDeliveries(world.ports, lead(), here))).toMatchObject({
      ...{ deployments: null, incidents: null },
    });
    const events = [
      deployment('b1', '2026-02-01T10:00Z'),
      deployment('b2', '2026-02-03T10:00Z'),
      { ...deployment('b1', '2026-02-02T10:00Z'), isSuccessful: false },
      incident('i1', '2026-02-03T11:00Z'),
    ];
    expect(must(await importDeliveries(world.ports, lead(), { ...here, events }))).toEqual({
      written: 3,
    });
    const known = must(await getDeliveries(world.ports, lead(), here));
    expect(known.deployments?.map(({ id, isSuccessful }) => [id, isSuccessful])).toEqual([
      ['b2', true],
      ['b1', false],
    ]);
    expect(known.incidents).toMatchObject([{ id: 'i1', issueKey: 'PAY-7' }]);
    const window = { from: Date.parse('2026-02-03'), to: Date.parse('2026-02-04') };
    const inWindow = await world.ports.deliveries.list(PAY, 'deployment', window);
    expect(inWindow?.map(({ id }) => id)).toEqual(['b2']);
    const ends = async (kind: 'deployment' | 'incident') =>
      (await world.ports.deliveries.ends(PAY, kind)).map(({ id }) => id);
    expect(await ends('deployment')).toEqual(['b1', 'b2']);
    expect(await ends('incident')).toEqual(['i1']);
    const gone = [
      { kind: 'deployment', id: 'b1' },
      { kind: 'deployment', id: 'b2' },
    ] as const;
    must(await removeDeliveries(world.ports, lead(), { ...here, events: gone }));
    expect(must(await getDeliveries(world.ports, lead(), here)).deployments).toBeNull();
  });
});

describe('people in what is said', () => {
  it('are erased when their account is closed, in the log of changes too', async () => {
    const world = storedWorld();
    const lead = world.at(LEAD);
    must(await setTeams(world.ports, lead, { ...here, version: 0, teams: TEAMS }));
    must(
      await setSprintCapacity(world.ports, lead, {
        ...{ ...here, sprintId: '7', version: 0 },
        capacity: {
          ...{ kind: 'people', pointsPerFocusedDay: 1 },
          people: [{ accountId: VIEWER, workdays: 10, leaveDays: 1, focus: 0.8 }],
        },
      }),
    );
    world.closedAccounts.add(VIEWER);
    world.clock.at += DAY_MS;
    await forgetClosedAccounts(world.portsFor('app'));
    expect(JSON.stringify(world.kvs.dump())).not.toContain(VIEWER);
    const said = await world.ports.practice.load(PAY);
    expect(said.teams.teams).toMatchObject([{ name: 'Checkout', memberIds: [LEAD] }]);
    // The days stay, so that the capacity of that sprint stays what it was.
    expect(said.capacity.get('7')).toMatchObject({ people: [{ workdays: 10, leaveDays: 1 }] });
  });
});

describe('a backup', () => {
  it('brings what was said to the project’s new id, where it can be changed again', async () => {
    const world = storedWorld();
    const kinds = { 10001: 'active' } as const;
    must(await setStatusKinds(world.ports, world.at(LEAD), { ...here, version: 0, kinds }));
    const { records } = await world.ports.records.page('practice', null);
    await world.ports.records.remove(records);
    const restored = await restorePart(world.portsFor(ADMIN), world.at(ADMIN), {
      ...{ restoreId: 'r-1', records, unknownAccounts: [], isLast: true },
      projectIds: [{ from: PAY, to: '300' }],
    });
    expect(must(restored)).toEqual({ written: 1, leftOut: 0 });
    const moved = '300' as ProjectId;
    expect((await world.ports.practice.load(moved)).statuses).toEqual(kinds);
    const found = await world.ports.practice.find(moved, { kind: 'statuses', kinds: {} });
    expect(found?.version).toBe(1);
  });
});
