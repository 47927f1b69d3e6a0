import { DEFAULT_WORK_CALENDAR } from '../../../src/domain/okr/work-calendar';
import { joinedPractice } from '../../../src/domain/practice/practice-content';
import { movedByDays } from '../../../src/domain/practice/planned-release';
import { practiceOf } from '../../../src/domain/practice/project-practice';
import {
  NO_QUALITY_SIGNALS,
  problemWithSignals,
} from '../../../src/domain/practice/quality-signals';
import {
  capacityInPoints,
  personDays,
  problemWithCapacity,
  type SprintCapacity,
  sprintWorkdays,
} from '../../../src/domain/practice/sprint-capacity';
import { isVerdictOpen, unratedSprints } from '../../../src/domain/practice/sprint-verdict';
import { NO_TEAMS, problemWithTeams, type Team } from '../../../src/domain/practice/teams';
import type { CalendarDate } from '../../../src/domain/shared/calendar-date';
import type { AccountId, ProjectId } from '../../../src/domain/shared/ids';

const day = (text: string) => text as CalendarDate;
const person = (accountId: string) => accountId as AccountId;
const PAY = '100' as ProjectId;
const HR = '200' as ProjectId;
const NOTHING_DELIVERED = { deployments: null, incidents: null };

describe('capacity of a sprint', () => {
  const row = (name: string, leaveDays = 0) => ({
    ...{ accountId: person(name), workdays: 10, leaveDays, focus: 0.7 },
  });
  const four: SprintCapacity = {
    kind: 'people',
    people: [row('a', 2), row('b'), row('c'), row('d')],
    pointsPerFocusedDay: 0.75,
  };

  // Metrics-spec C.2, metric 21: 4 people · 10 d − 2 d leave = 38 d · 0.7 · 0.75 = 19.95.
  it('is 19.95 points for four people with two days of leave', () => {
    expect(capacityInPoints(four)).toBeCloseTo(19.95, 12);
  });

  it('is as said where it is said in points, and unknown rather than 0', () => {
    expect(capacityInPoints({ kind: 'points', points: 20 })).toBe(20);
    expect(capacityInPoints({ ...four, people: [row('a', 10)] })).toBeNull();
  });

  it('counts days without leave, never less than none', () => {
    expect(personDays([row('a', 2), row('b', 12)])).toBe(8);
  });

  it.each([
    ['people-missing', { ...four, people: [] }],
    ['person-twice', { ...four, people: [row('a'), row('a')] }],
    ['leave-longer-than-sprint', { ...four, people: [row('a', 11)] }],
    ['focus-out-of-range', { ...four, people: [{ ...row('a'), focus: 1.2 }] }],
    ['rate-missing', { ...four, pointsPerFocusedDay: 0 }],
    ['capacity-not-a-number', { kind: 'points', points: 0 }],
    [null, four],
  ] as const)('is refused with %p', (problem, capacity) => {
    expect(problemWithCapacity(capacity)).toBe(problem);
  });

  it('has ten working days in two weeks from Monday to Friday, less holidays', () => {
    const two = [day('2026-02-09'), day('2026-02-20')] as const;
    expect(sprintWorkdays(...two, DEFAULT_WORK_CALENDAR)).toBe(10);
    const holidays = [day('2026-02-16')];
    expect(sprintWorkdays(...two, { ...DEFAULT_WORK_CALENDAR, holidays })).toBe(9);
  });
});

describe('the verdict on a sprint’s goal', () => {
  const at = '2026-02-06T12:00:00.000Z';
  const verdict = { verdict: 'achieved', note: '', by: person('lea'), at } as const;
  const DAY_MS = 86_400_000;

  it('can be given at any time and changed for two weeks', () => {
    expect(isVerdictOpen(null, Date.parse('2030-01-01'))).toBe(true);
    expect(isVerdictOpen(verdict, Date.parse(at) + 14 * DAY_MS - 1)).toBe(true);
    expect(isVerdictOpen(verdict, Date.parse(at) + 14 * DAY_MS)).toBe(false);
  });

  it('is owed for closed sprints with a goal only', () => {
    const sprints = [
      { id: '1', state: 'closed', goal: 'Ship' },
      { id: '2', state: 'closed', goal: ' ' },
      { id: '3', state: 'active', goal: 'Ship' },
      { id: '4', state: 'closed', goal: 'Rated' },
    ] as const;
    const owed = unratedSprints(sprints, new Map([['4', verdict]]));
    expect(owed.map(({ id }) => id)).toEqual(['1']);
  });
});

describe('signals and teams that cannot be used', () => {
  it.each([
    ['bug-types-missing', { bugTypeIds: [] }],
    ['severity-levels-missing', { severity: { kind: 'field', fieldId: 'f', levels: [] } }],
    ['found-in-empty', { foundIn: { kind: 'label', labels: [] } }],
    ['debt-empty', { debt: { labels: [], typeIds: [], componentIds: [], jql: ' ' } }],
    [null, { debt: { labels: [], typeIds: [], componentIds: [], jql: 'priority = Low' } }],
    ['escalation-empty', { escalation: { accountIds: [], statusIds: [], labels: [] } }],
    [null, { foundIn: { kind: 'released-version' }, severity: { kind: 'priority' } }],
  ] as const)('are told by %p', (problem, signals) => {
    expect(problemWithSignals({ ...NO_QUALITY_SIGNALS, ...signals })).toBe(problem);
  });

  it('names teams that share a name or a person', () => {
    const team = (id: string, name: string, ...memberIds: string[]) => ({
      ...{ id, name, memberIds: memberIds.map(person), componentIds: [], valueIds: [] },
    });
    const problem = (...teams: ReturnType<typeof team>[]) => problemWithTeams({ teams });
    expect(problem(team('1', 'A'), team('2', ' a '))).toBe('team-name-twice');
    expect(problem(team('1', ' '))).toBe('team-name-missing');
    expect(problem(team('1', 'A', 'x'), team('2', 'B', 'x'))).toBe('member-in-two-teams');
    expect(problem(team('1', 'A', 'x'), team('2', 'B', 'y'))).toBeNull();
  });

  it('names what two teams own together', () => {
    const team = (id: string, own: Partial<Team>) => ({
      ...{ id, name: id, memberIds: [], componentIds: [], valueIds: [] },
      ...own,
    });
    const problem = (own: Partial<Team>, other: Partial<Team>) =>
      problemWithTeams({ teams: [team('a', own), team('b', other)] });
    const both = { componentIds: ['41'] };
    expect(problem(both, both)).toBe('component-in-two-teams');
    expect(problem({ valueIds: ['1'] }, { valueIds: ['2', '1'] })).toBe('value-in-two-teams');
    expect(problem(both, { componentIds: ['42'], valueIds: ['41'] })).toBeNull();
  });
});

describe('what the catalogue is told', () => {
  it('assumes nothing where nobody has spoken', () => {
    const practice = practiceOf([joinedPractice(PAY, [])], NOTHING_DELIVERED);
    expect(practice).toMatchObject({
      ...{ severity: null, foundIn: null, debt: null, deployments: null, incidents: null },
      arePersonMetricsOn: false,
    });
    expect(practice.statuses.wait).toBeNull();
    expect(practice.bugTypeIds.size).toBe(0);
  });

  it('knows the team of a component, of a value and of a person, in every project', () => {
    const team = (id: string, own: Partial<Team>) => ({
      ...{ id, name: id, memberIds: [], componentIds: [], valueIds: [], ...own },
    });
    const pay = [team('checkout', { componentIds: ['41', '42'], memberIds: [person('cem')] })];
    const practice = practiceOf(
      [
        joinedPractice(PAY, [{ kind: 'teams', teams: { ...NO_TEAMS, teams: pay } }]),
        joinedPractice(HR, [
          { kind: 'teams', teams: { ...NO_TEAMS, teams: [team('people', { valueIds: ['7'] })] } },
        ]),
      ],
      NOTHING_DELIVERED,
    );
    expect([...practice.teams.byComponent]).toEqual([
      ['41', 'checkout'],
      ['42', 'checkout'],
    ]);
    expect([...practice.teams.byValue]).toEqual([['7', 'people']]);
    expect([...practice.teams.members]).toEqual([['cem', 'checkout']]);
  });

  it('joins projects; the first that speaks of a status wins', () => {
    const pay = joinedPractice(PAY, [
      { kind: 'statuses', kinds: { 1: 'wait', 2: 'active' } },
      { kind: 'quality', signals: { ...NO_QUALITY_SIGNALS, bugTypeIds: ['10'] } },
      { kind: 'teams', teams: { ...NO_TEAMS, arePersonMetricsOn: true } },
      { kind: 'capacity', sprintId: '7', capacity: { kind: 'points', points: 12 } },
      { kind: 'capacity', sprintId: '8', capacity: null },
    ]);
    const hr = joinedPractice(HR, [
      { kind: 'statuses', kinds: { 1: 'active', 3: 'review' } },
      { kind: 'quality', signals: { ...NO_QUALITY_SIGNALS, bugTypeIds: ['11'] } },
    ]);
    const practice = practiceOf([pay, hr], NOTHING_DELIVERED);
    expect(practice.statuses.wait).toEqual(new Set(['1']));
    expect(practice.statuses.review).toEqual(new Set(['3']));
    expect(practice.bugTypeIds).toEqual(new Set(['10', '11']));
    expect([...practice.capacity]).toEqual([['7', 12]]);
    // HR keeps metrics about people off.
    expect(practice.arePersonMetricsOn).toBe(false);
    expect(practiceOf([pay], NOTHING_DELIVERED).arePersonMetricsOn).toBe(true);
  });
});

describe('a planned release', () => {
  it('tells how far Jira’s date was moved', () => {
    const plan = { plannedOn: day('2026-03-01') };
    expect(movedByDays(plan, day('2026-03-15'))).toBe(14);
    expect(movedByDays(plan, day('2026-02-27'))).toBe(-2);
    expect(movedByDays(plan, null)).toBeNull();
  });
});
