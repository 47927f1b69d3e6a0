import { host, resetHost } from '../../fake-bridge';
import { closePage, openPage, press, wait } from '../../open-page';
import { aPage } from '../../records';
import type { TeamComparisonDto, TeamDto } from '../../../../../src/contract/metrics/dto';
import { aMetric, aSeries, WEEKS } from './metric-records';

/** Values week by week, with the number of issues behind each. */
const aTeam = (name: string, told: readonly (readonly [number | null, number])[]): TeamDto => ({
  ...{ key: name.toLowerCase(), name, issues: 40, people: 6, isLargeEnough: told.length > 0 },
  points: WEEKS.slice(0, told.length).map(({ key, label, start, end }, place) => {
    const [value = null, n = 0] = told[place] ?? [];
    const reason = value === null ? 'too-few-issues' : null;
    return { key, label, start, end, value, reason, n, flags: [] };
  }),
});

const TEAMS: TeamComparisonDto = {
  ...{ unit: 'days', obstacle: null, unfair: null, teamsLeft: 1, hidden: 4 },
  teams: [
    aTeam('Apples', [
      [4, 9],
      [null, 2],
      [6.5, 8],
      [null, 0],
    ]),
    { ...aTeam('Pairs', []), people: 2 },
    aTeam('Pears', [
      [3, 12],
      [5, 9],
      [2, 7],
      [null, 1],
    ]),
  ],
};

const open = async (catalogueKey: string, teams: TeamComparisonDto = TEAMS, query = '') => {
  const source = { ...aMetric().source, catalogueKey };
  Object.assign(host.calls, {
    getMetric: () => ({ ok: true, data: { ...aMetric({ source }), changes: [] } }),
    listMetricNotes: () => ({ ok: true, data: { notes: [], canManage: true } }),
    getMetricSeries: () => ({ ok: true, data: aSeries() }),
    compareTeams: () => ({ ok: true, data: teams }),
  });
  host.path = `/metrics?id=m-1${query}`;
  await openPage(aPage([]));
  await wait();
};

const region = (name: string) => document.querySelector(`[aria-label="${name}"]`);
const rowsOf = (name: string) =>
  [...(region(name)?.querySelectorAll('tr') ?? [])].map((row) =>
    [...row.cells].map(({ textContent }) => textContent),
  );

beforeEach(resetHost);
afterEach(closePage);

describe('comparing teams', () => {
  it('asks for the teams in the bucket and time that is shown, once somebody wants them', async () => {
    await open('cycle-time');
    expect(host.sent.some(({ name }) => name === 'compareTeams')).toBe(false);
    await press('Compare teams');
    await wait();
    const [asked] = host.sent.filter(({ name }) => name === 'compareTeams');
    const { bucket, from, to } = aSeries();
    expect(asked?.input).toEqual({ metricId: 'm-1', bucket, from, to });
    expect(host.path).toBe('/metrics?id=m-1&teams=yes');
  });

  it('puts the newest complete value of each side by side, with n and what is not told', async () => {
    await open('cycle-time', TEAMS, '&teams=yes');
    expect(rowsOf('Teams compared')).toEqual([
      ['Team', 'Trend, same scale', 'Week of 9 Nov 2026', 'n', 'To know'],
      ['Apples', '', '6.5 d', '8', ''],
      ['Pairs', '', 'not told: two people', '–', ''],
      ['Pears', '', '2 d', '7', ''],
    ]);
    expect(rowsOf('Values of the teams').slice(0, 3)).toEqual([
      ['When', 'Apples', 'Pears'],
      ['Week of 26 Oct 2026', '4 d (n = 9)', '3 d (n = 12)'],
      ['Week of 2 Nov 2026', '– (n = 2)', '5 d (n = 9)'],
    ]);
  });

  it('says what makes it fair: no ranking, no small group, nothing hidden', async () => {
    await open('cycle-time', TEAMS, '&teams=yes');
    const text = region('Teams')?.textContent ?? '';
    expect(text).toContain('this is no ranking');
    expect(text).toContain('A value of fewer than 5 issues is not told');
    expect(text).toContain('4 issues that Jira does not let you see are in no team’s value');
    expect(text).toContain('1 team with fewer issues left out');
  });

  it('says why, instead of comparing, where points or counts are not the same in each', async () => {
    await open('throughput', TEAMS, '&teams=yes');
    expect(region('Teams')?.textContent).toContain(
      'Teams are not compared here. It counts issues.',
    );
    expect(host.sent.some(({ name }) => name === 'compareTeams')).toBe(false);
  });

  it('shows where teams are told apart when there is only one', async () => {
    const [one] = TEAMS.teams;
    if (one === undefined) throw new Error('no team');
    await open('cycle-time', { ...TEAMS, teams: [one] }, '&teams=yes');
    expect(region('Teams')?.textContent).toContain('belong to one team, Apples');
    expect(region('Teams')?.querySelector('a')?.getAttribute('href')).toBe(
      '/practice?section=teams',
    );
  });
});
