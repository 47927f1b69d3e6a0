import { host, resetHost } from '../../fake-bridge';
import { closePage, field, openPage, pageText, press, type, wait } from '../../open-page';
import { aKeyResult, anObjective, aPage } from '../../records';
import type { HistoryPointDto, KeyResultDetailDto } from '../../../../../src/contract/dto';
import type { MovementDto } from '../../../../../src/contract/movement/calls';

const MOVEMENT: MovementDto = {
  from: '2026-11-14',
  to: '2026-11-21',
  obstacle: null,
  unit: 'percent',
  decimals: 1,
  before: 36.4,
  after: 27.3,
  change: -9.1,
  groups: [
    {
      kind: 'entered',
      count: 1,
      amount: -2.7,
      lines: [
        {
          issue: {
            id: '12',
            key: 'ABC-12',
            summary: 'Pay by invoice',
            statusName: 'To Do',
            statusCategory: 'new',
          },
          amount: -2.7,
        },
      ],
      rest: null,
    },
    {
      kind: 'left',
      count: 1,
      amount: 1.6,
      lines: [
        {
          issue: {
            id: '13',
            key: 'ABC-13',
            summary: null,
            statusName: '',
            statusCategory: 'new',
          },
          amount: 1.6,
        },
      ],
      rest: null,
    },
    {
      kind: 'hidden',
      count: 4,
      amount: -8,
      lines: [{ issue: null, amount: -8 }],
      rest: null,
    },
  ],
  isReconstructed: false,
  comparableSince: null,
  backfill: { state: 'done', issuesDone: 4, issuesTotal: 4, monthsDone: 12, monthsTotal: 12 },
};

function point(on: string, value: number, change: Partial<HistoryPointDto> = {}): HistoryPointDto {
  return {
    ...{ on, value, progress: value / 100, expected: 0.5, n: 11 },
    asOf: `${on}T10:00:00.000Z`,
    isDefinitionChange: false,
    ...change,
  };
}

const DETAIL: KeyResultDetailDto = {
  keyResult: aKeyResult(),
  history: [
    point('2026-11-14', 36, { isReconstructed: true }),
    point('2026-11-18', 30),
    point('2026-11-21', 27),
  ],
  forecast: null,
  issues: [],
  issuesTotal: 0,
  hidden: 0,
  nextPageToken: null,
};

async function opened(movement: Partial<MovementDto> = {}): Promise<void> {
  host.calls.getKeyResultDetail = () => ({ ok: true, data: DETAIL });
  host.calls.explainMovement = () => ({ ok: true, data: { ...MOVEMENT, ...movement } });
  await openPage(aPage([anObjective({ keyResults: [aKeyResult()] })]));
  await press('Details of Ship the epic');
  await wait();
}

const asked = () =>
  host.sent.filter(({ name }) => name === 'explainMovement').map(({ input }) => input);

const rows = () =>
  [...document.querySelectorAll('.okr-movement-table tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent).join(' | '),
  );

const dots = () => [...document.querySelectorAll<SVGElement>('.okr-chart-dot')];

beforeEach(() => {
  resetHost();
  // jsdom lays nothing out, so it cannot scroll.
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(closePage);

describe('why did it move?', () => {
  it('says it in a sentence and in lines that end with their sum', async () => {
    await opened();
    expect(pageText()).toContain(
      '36.4 % → 27.3 %: 1 issue added −2.7 points, 1 issue removed +1.6 points, 4 issues hidden −8 points.',
    );
    expect(rows()).toEqual([
      'Issue | Summary | Effect',
      'Added · 1 | −2.7 points',
      'ABC-12 | Pay by invoice | −2.7 points',
      'Removed · 1 | +1.6 points',
      'ABC-13 | This issue is gone from Jira. | +1.6 points',
      'Issues that Jira does not let you see · 4 | −8 points',
      'Change from 14 Nov 2026 to 21 Nov 2026 | −9.1 points',
    ]);
  });

  it('says by when a change counts', async () => {
    await opened();
    expect(pageText()).toContain(
      'A change counts from when it was seen, at most an hour after it was made.',
    );
  });

  it('links to issues that are there, and not to those that are gone', async () => {
    await opened();
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.okr-movement-table a')];
    expect(links.map(({ href }) => href)).toEqual(['https://example.test/browse/ABC-12']);
  });

  it('asks the server which days to begin with, then for the days that are typed', async () => {
    await opened();
    expect(asked()).toEqual([{ keyResultId: 'kr-1', from: null, to: null }]);
    await type(field('From the end of'), '2026-10-01');
    expect(asked().at(-1)).toEqual({ keyResultId: 'kr-1', from: '2026-10-01', to: null });
  });

  it('does not ask for days in the wrong order, and says so', async () => {
    await opened();
    await type(field('to the end of'), '2026-11-01');
    expect(pageText()).toContain('The second day must come after the first.');
  });

  it('takes two points of the chart, whichever comes first', async () => {
    await opened();
    const [first, , last] = dots();
    for (const dot of [last, first]) {
      dot?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      await wait();
    }
    expect(asked().at(-1)).toEqual({
      keyResultId: 'kr-1',
      from: '2026-11-14',
      to: '2026-11-21',
    });
    expect(dots().map((dot) => dot.getAttribute('aria-pressed'))).toEqual([
      'true',
      'false',
      'true',
    ]);
  });

  it('draws what was put together later hollow, and says so to those who listen', async () => {
    await opened();
    const [first, second] = dots();
    expect(first?.getAttribute('data-reconstructed')).toBe('true');
    expect(first?.getAttribute('aria-label')).toContain('put together from the issues’ histories');
    expect(second?.getAttribute('data-reconstructed')).toBe('false');
  });

  it.each([
    ['no-issues-behind', 'People type this value in'],
    ['withheld', 'hidden from you'],
    ['past-not-read', 'still being read'],
    ['not-measured-yet', 'Nothing has been measured yet'],
  ] as const)('explains %p in place of numbers', async (obstacle, words) => {
    await opened({ obstacle, groups: [], change: null, before: null, after: null });
    expect(pageText()).toContain(words);
    expect(rows()).toEqual([]);
  });

  it('shows how far the past has been read', async () => {
    const backfill = { issuesDone: 10, issuesTotal: 10, monthsDone: 7, monthsTotal: 12 };
    await opened({ backfill: { state: 'writing', ...backfill } });
    expect(pageText()).toContain('History: 7 of 12 months');
  });

  it('says what happened even where there was no value to compare with', async () => {
    await opened({
      before: null,
      change: null,
      groups: MOVEMENT.groups.slice(0, 1).map((group) => ({ ...group, amount: null })),
    });
    expect(pageText()).toContain('no value → 27.3 %: 1 issue added.');
    expect(pageText()).toContain('the parts cannot be told in numbers');
  });

  it('tells why when the server cannot answer, and tries again', async () => {
    await opened();
    host.calls.explainMovement = () => ({
      ok: false,
      error: { code: 'jira-unavailable', reason: 'jira-unavailable' },
    });
    await type(field('From the end of'), '2026-10-02');
    expect(pageText()).toContain('The reasons could not be loaded');
    host.calls.explainMovement = () => ({ ok: true, data: MOVEMENT });
    const section = document.querySelector('.okr-movement-days')?.parentElement;
    section?.querySelector<HTMLElement>('[role="alert"] button')?.click();
    await wait();
    expect(pageText()).toContain('36.4 % → 27.3 %');
  });
});
