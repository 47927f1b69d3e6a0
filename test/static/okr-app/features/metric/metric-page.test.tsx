import { act } from 'react';
import { host, resetHost } from '../../fake-bridge';
import { button, closePage, openPage, pageText, press, pressKey, wait } from '../../open-page';
import { aPage } from '../../records';
import type { MetricSeriesDto, MetricSummaryDto } from '../../../../../src/contract/metrics/dto';
import { aMetric, aSeries, aSummary, ISSUES, WEEKS } from './metric-records';

const serve = (
  series: Partial<MetricSeriesDto> = {},
  change: Parameters<typeof aMetric>[0] = {},
) => {
  Object.assign(host.calls, {
    getMetric: () => ({
      ok: true,
      data: {
        ...aMetric(change),
        changes: [
          {
            at: '2026-11-03T09:00:00.000Z',
            on: '2026-11-03',
            by: 'ada',
            fields: ['source.parameters'],
          },
        ],
      },
    }),
    listMetricNotes: () => ({ ok: true, data: { notes: [], canManage: true } }),
    getMetricSeries: () => ({ ok: true, data: aSeries(series) }),
    getMetricIssues: () => ({ ok: true, data: ISSUES }),
  });
};

async function openMetric(query = ''): Promise<void> {
  host.path = `/metrics?id=m-1${query}`;
  await openPage(aPage([]));
  await wait();
}

const asked = (call: string) =>
  host.sent.filter(({ name }) => name === call).map(({ input }) => input);
const pointAt = (place: number): SVGElement => {
  const found = points()[place];
  if (found === undefined) throw new Error(`no point ${String(place)}`);
  return found;
};
const points = () => [...document.querySelectorAll<SVGElement>('.okr-metric-point')];
const panelOf = (name: string): Element => {
  const found = document.querySelector(`[aria-label="${name}"]`);
  if (found === null) throw new Error(`no ${name}`);
  return found;
};
const region = (name: string) =>
  document.querySelector(`[aria-label="${name}"]`)?.textContent ?? `no ${name}`;

beforeEach(resetHost);
afterEach(closePage);

describe('the list of metrics', () => {
  const list = async (metrics: readonly MetricSummaryDto[]) => {
    Object.assign(host.calls, { listMetrics: () => ({ ok: true, data: metrics }) });
    host.path = '/metrics';
    await openPage(aPage([]));
    await wait();
  };

  it('teaches where there are none, with one way on', async () => {
    await list([]);
    expect(pageText()).toContain('No metrics yet');
    await press('Choose the first metric');
    expect(host.path).toBe('/catalogue');
  });

  it('tells value, trend, direction and how far each can be trusted, in words', async () => {
    await list([
      aSummary({
        latest: { label: '2026-W46', value: 7.25, reason: null, n: 3, flags: ['low-n'] },
      }),
    ]);
    const row = region('Metrics');
    expect(row).toContain('7.3 d');
    expect(row).toContain('Up 4.3 d (worse)');
    expect(row).toContain('Lower is better');
    expect(row).toContain('Few issues');
    expect(document.querySelector('.okr-sparkline')?.getAttribute('aria-label')).toBe(
      '4 values, from 6 d to 7.3 d',
    );
  });

  it('never shows a missing value as 0', async () => {
    await list([
      aSummary({
        latest: { label: '2026-W46', value: null, reason: 'nothing-in-bucket', n: 0, flags: [] },
      }),
    ]);
    expect(region('Metrics')).toContain('No value: nothing counts here');
  });
});

describe('a metric', () => {
  it('stands with its newest complete value, its target and what it is made of', async () => {
    serve();
    await openMetric();
    const headline = region('Where it stands');
    expect(headline).toContain('7.3 d');
    expect(headline).toContain('Week of 9 Nov 2026');
    expect(headline).toContain('5 d Not met');
    expect(headline).toContain('n = 8');
    expect(headline).toContain('2 hidden from you');
  });

  it('says every point in words, those without a value too', async () => {
    serve();
    await openMetric();
    expect(points().map((point) => point.getAttribute('aria-label'))).toEqual([
      'Week of 26 Oct 2026: 5.5 d, n = 12',
      'Week of 2 Nov 2026: 3 d, n = 2, few issues, definition changed',
      'Week of 9 Nov 2026: 7.3 d, n = 8',
      'Week of 16 Nov 2026: nothing counts here, n = 0, not over',
    ]);
    expect(points().map((point) => point.getAttribute('data-open'))).toEqual([
      'false',
      'true',
      'false',
      'true',
    ]);
  });

  it('draws what has no value below the axis, where nobody reads it as 0', async () => {
    serve();
    await openMetric();
    const lines = pointAt(3).closest('svg')?.querySelectorAll('.okr-chart-grid') ?? [];
    const axis = [...lines].map((line) => Number(line.getAttribute('y1')));
    const room = pointAt(3).querySelector('rect');
    expect(Number(room?.getAttribute('y'))).toBeGreaterThan(Math.max(...axis));
    expect(pointAt(3).getAttribute('data-empty')).toBe('true');
    expect(Number(pointAt(2).getAttribute('cy'))).toBeLessThanOrEqual(Math.max(...axis));
  });

  it('lets a bar of 0 stand on the axis, like every other', async () => {
    const [first, second, ...others] = WEEKS;
    if (first === undefined || second === undefined) throw new Error('no weeks');
    serve({ unit: 'issues', points: [first, { ...second, value: 0 }, ...others] });
    await openMetric();
    const footOf = (bar: SVGElement) =>
      Number(bar.getAttribute('y')) + Number(bar.getAttribute('height'));
    expect(footOf(pointAt(1))).toBeCloseTo(footOf(pointAt(0)), 9);
  });

  it('opens the issues behind a point by the keyboard, with reasons and the hidden ones counted', async () => {
    serve();
    await openMetric();
    await pressKey(pointAt(1), 'Enter');
    const panel = region('Behind Week of 2 Nov 2026');
    expect(panel).toContain('3 left out: done without ever having been in progress');
    expect(panel).toContain('2 of 4 issues · 2 more that Jira does not let you see');
    expect(panel).toContain('ABC-11 Done');
    expect(panel).toContain('9.5 d');
    expect(
      [...panelOf('Issues behind the value').querySelectorAll('th')].map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(['Issue and status', 'Adds', 'Started', 'Done', 'Components']);
    expect(panel).toContain('24 Oct 2026, 08:00');
    expect(panel).toContain('Checkout, Deleted (10012)');
    expect(panel).toContain('This issue is gone from Jira.');
    expect(panel).toContain('Left out: done without ever having been in progress');
    expect(asked('getMetricIssues')).toEqual([
      {
        ...{ metricId: 'm-1', key: '2026-11-02', next: 0, sort: null },
        ...{ bucket: 'week', from: '2026-05-24', to: '2026-11-21' },
      },
    ]);
    await pressKey(panelOf('Behind Week of 2 Nov 2026'), 'Escape');
    expect(region('Behind Week of 2 Nov 2026')).toBe('no Behind Week of 2 Nov 2026');
  });

  it('puts the issues in the order of a column, and says why something is not known', async () => {
    const [issue] = ISSUES.issues;
    if (issue === undefined) throw new Error('no issue');
    const cells = {
      ...{ 'blocked-hours': 12.5, 'review-visits': { unknown: 'needs-review-statuses' } },
      ...{ 'linked-issues': { issues: [{ key: 'XYZ-3', summary: 'Sign in' }, null] } },
      findings: { findings: ['stale', 'out-of-order'] },
    };
    serve();
    host.calls.getMetricIssues = () => ({
      ok: true,
      data: {
        ...ISSUES,
        columns: ['blocked-hours', 'review-visits', 'linked-issues', 'findings'],
        sortable: ['blocked-hours', 'review-visits'],
        // One that was reviewed twice stands in two rows.
        issues: [
          { ...issue, cells },
          { ...issue, cells },
        ],
      },
    });
    await openMetric();
    await pressKey(pointAt(1), 'Enter');
    const table = panelOf('Issues behind the value');
    expect(table.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(table.textContent).toContain('12.5 h');
    expect(table.textContent).toContain('not known: missing: which statuses are reviews');
    expect(table.textContent).toContain('XYZ-3 Sign in');
    expect(table.textContent).toContain('one you may not see');
    expect(table.textContent).toContain(
      'nobody touched it for 60 days, above an issue of higher priority',
    );
    await press('Blocked');
    expect(asked('getMetricIssues').at(-1)).toMatchObject({
      sort: { column: 'blocked-hours', isFalling: true },
    });
    await press('Blocked↓');
    expect(asked('getMetricIssues').at(-1)).toMatchObject({
      sort: { column: 'blocked-hours', isFalling: false },
    });
    const heads = [...panelOf('Issues behind the value').querySelectorAll('th')];
    const blocked = heads.find(({ textContent }) => textContent.startsWith('Blocked'));
    expect(blocked?.getAttribute('aria-sort')).toBe('ascending');
    expect(blocked?.className).toBe('okr-number');
  });

  it('shows the same as a table', async () => {
    serve();
    await openMetric();
    await press('Show as table');
    expect(region('Values')).toContain('Week of 16 Nov 2026nothing counts here');
    await press('Issues of Week of 26 Oct 2026');
    expect(region('Behind Week of 26 Oct 2026')).toContain('5.5 d');
  });

  it('asks the server for another bucket and for the time before', async () => {
    serve();
    await openMetric();
    await press('Month');
    expect(asked('getMetricSeries').at(-1)).toEqual({
      ...{ metricId: 'm-1', bucket: 'month' },
      ...{ from: '2025-11-22', to: '2026-11-21' },
    });
    await act(async () => {
      document.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
      await Promise.resolve();
    });
    await wait();
    expect(asked('getMetricSeries').at(-1)).toEqual({
      ...{ metricId: 'm-1', bucket: 'month' },
      ...{ from: '2024-11-22', to: '2026-11-21' },
    });
    expect(host.path).toBe('/metrics?bucket=month&compare=yes&id=m-1');
  });

  it('lists what is left out and what nobody has said, with the way to say it', async () => {
    serve();
    await openMetric();
    const quality = region('Data quality');
    expect(quality).toContain('Computed over 39 issues.');
    expect(quality).toContain('3 left out of a point: done without ever having been in progress.');
    expect(quality).toContain('14 in no point: not done.');
    expect(quality).toContain('Nobody has said what 1 status means.');
    const link = [...document.querySelectorAll('a')].find(
      (one) => one.textContent === 'Say it here',
    );
    expect(link?.getAttribute('href')).toBe('/practice?section=statuses');
  });

  it('says what the number means and how Jira’s own report differs', async () => {
    serve();
    await openMetric();
    const definition = region('Definition');
    expect(definition).toContain('the median is 3.25');
    expect(definition).toContain('Jira’s own report');
    expect(definition).toContain('parameters');
  });

  it('says that its turn has not come, and that only an admin can resume it', async () => {
    serve({
      points: [],
      obstacle: 'reading-past',
      progress: { issuesDone: 0, issuesTotal: null, wait: { why: 'paused', until: null } },
    });
    await openMetric();
    expect(pageText()).toContain('metrics that were added before have their turn first');
    expect(pageText()).toContain('It goes on once an admin resumes it.');
    expect(pageText()).not.toContain('0 of 0');
  });

  it('tells how far the reading of the past is, and asks again', async () => {
    serve({
      points: [],
      obstacle: 'reading-past',
      progress: { issuesDone: 120, issuesTotal: 400, wait: null },
    });
    await openMetric();
    expect(pageText()).toContain('120 of 400 issues read');
    expect(document.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow')).toBe(
      '120',
    );
    const before = asked('getMetricSeries').length;
    await act(async () => {
      await new Promise((resume) => {
        setTimeout(resume, 2_700);
      });
    });
    expect(asked('getMetricSeries')).toHaveLength(before + 1);
  });

  it('says what would give it a point where there is none', async () => {
    serve({ points: [], bucket: 'sprint' });
    await openMetric();
    expect(pageText()).toContain('No sprint of this scope began or ended in the chosen time.');
    expect(pageText()).toContain('What it means');
  });

  it('offers no change to people who may not make one', async () => {
    serve({}, { canManage: false });
    await openMetric();
    expect(() => button('Edit')).toThrow('no button Edit');
    expect(() => button('Archive')).toThrow('no button Archive');
  });

  it('is archived and says so', async () => {
    serve();
    Object.assign(host.calls, {
      setMetricLifecycle: () => ({ ok: true, data: aMetric({ lifecycle: 'archived' }) }),
    });
    await openMetric();
    await press('Archive');
    expect(asked('setMetricLifecycle')).toEqual([
      { metricId: 'm-1', version: 3, lifecycle: 'archived' },
    ]);
  });
});

describe('names', () => {
  it('stand for the ids of components and levels, and say what was deleted', async () => {
    const [first] = WEEKS;
    if (first === undefined) throw new Error('no week');
    const row = (key: string) => ({ kind: 'component' as const, key, value: 0.5, n: 3, parts: {} });
    serve({
      unit: 'percent',
      points: [{ ...first, parts: { '3': 40 }, rows: [row('10012'), row('10013'), row('')] }],
      names: {
        'component 10012': 'Checkout',
        'component 10013': 'Deleted (10013)',
        'level 3': 'Medium',
      },
    });
    await openMetric();
    const table = panelOf('By Component').querySelector('table');
    expect([...(table?.rows ?? [])].map((one) => one.cells[0]?.textContent)).toEqual([
      ...['Component', 'Checkout', 'Deleted (10013)', 'None'],
    ]);
    expect(table?.rows[1]?.cells[1]?.textContent).toBe('0.5');
    expect(region('Parts')).toContain('Medium40');
  });
});

describe('work in progress', () => {
  const END = { week1: Date.UTC(2026, 10, 2), week2: Date.UTC(2026, 10, 9) };
  const line = (key: 'scope' | 'started' | 'done', ...values: readonly [number, number]) => ({
    key,
    points: [
      { at: END.week1, value: values[0] },
      { at: END.week2, value: values[1] },
    ],
  });
  const openFlow = async (query = '', told: Partial<MetricSeriesDto> = {}) => {
    const [first, ...others] = WEEKS;
    if (first === undefined) throw new Error('no week');
    const flow = [line('scope', 20, 30), line('started', 12, 22), line('done', 8, 13)];
    const last = { ...first, key: 'last', start: '2026-11-23', end: '2026-11-30', lines: flow };
    serve(
      { unit: 'issues', points: [first, ...others, last], ...told },
      { source: { ...aMetric().source, catalogueKey: 'work-in-progress' } },
    );
    await openMetric(query);
  };

  it('has a cumulative flow over all of its points, whichever is open', async () => {
    await openFlow('&point=2026-10-26');
    const chart = [...document.querySelectorAll('svg')].find((svg) =>
      svg.getAttribute('aria-label')?.startsWith('Cumulative flow'),
    );
    expect(chart?.getAttribute('aria-label')).toBe(
      'Cumulative flow: Done from 8 to 13; In progress from 4 to 9; To do from 8 to 8',
    );
    expect(chart?.querySelectorAll('path.okr-metric-band')).toHaveLength(3);
  });

  it('shows the same issues status by status, named beside their ends', async () => {
    await openFlow('&bands=statuses', {
      names: { 'status 1': 'Backlog', 'status 3': 'In review', 'status 5': 'Done' },
      statuses: [
        { statusId: '1', category: 'new', counts: [8, 8] },
        { statusId: '2', category: 'indeterminate', counts: [1, 5] },
        { statusId: '3', category: 'indeterminate', counts: [3, 4] },
        { statusId: '5', category: 'done', counts: [8, 13] },
      ],
    });
    const chart = [...document.querySelectorAll('svg')].find((svg) =>
      svg.getAttribute('aria-label')?.startsWith('Cumulative flow'),
    );
    expect(chart?.getAttribute('aria-label')).toBe(
      'Cumulative flow: Done from 8 to 13; In review from 3 to 4; 2 from 1 to 5; Backlog from 8 to 8',
    );
    const looks = [...(chart?.querySelectorAll('path.okr-metric-band') ?? [])].map((band) => [
      band.getAttribute('data-band'),
      band.getAttribute('data-shade'),
    ]);
    expect(looks).toEqual([
      ['done', '0'],
      ['in-progress', '0'],
      ['in-progress', '1'],
      ['to-do', '0'],
    ]);
    expect(pageText()).toContain('Both add up to the same issues.');
    await press('Categories');
    expect(chart?.getAttribute('aria-label')).toContain('In progress from 4 to 9');
  });

  it('says why statuses are not told where issues are hidden', async () => {
    await openFlow();
    expect(() => button('Statuses')).toThrow('no button');
    expect(pageText()).toContain('because you may not see all of these issues');
  });

  it('says how wide each band is, in a table', async () => {
    await openFlow();
    const table = panelOf('Cumulative flow').querySelector('table');
    const rows = [...(table?.rows ?? [])].map((row) =>
      [...row.cells].slice(1).map(({ textContent }) => textContent),
    );
    expect(rows).toEqual([
      ['To do', 'In progress', 'Done'],
      ['8', '4', '8'],
      ['8', '9', '13'],
    ]);
  });

  it('shows how old the open issues are now, each once', async () => {
    await openFlow();
    expect(region('Distribution')).toContain('Week of 23 Nov 2026');
    expect(region('Distribution')).not.toContain('the whole range');
  });
});

describe('changing a metric', () => {
  it('shows old and new side by side before it is saved', async () => {
    serve();
    const points = aSeries().points.map((point) => ({ ...point, value: point.value && 2, n: 4 }));
    Object.assign(host.calls, {
      listMetricScopes: () => ({ ok: true, data: [] }),
      previewMetric: () => ({ ok: true, data: aSeries({ points }) }),
      updateMetric: () => ({ ok: true, data: aMetric({ version: 4 }) }),
    });
    await openMetric();
    await press('Edit');
    await act(async () => {
      await new Promise((resume) => {
        setTimeout(resume, 800);
      });
    });
    const preview = region('Preview of the metric');
    expect(preview).toContain('As it is saved7.3 d80');
    expect(preview).toContain('As it would be2 d40');
    await press('Save');
    expect(asked('updateMetric')).toEqual([
      {
        metricId: 'm-1',
        version: 3,
        change: {
          title: 'Cycle time of Alphabet',
          source: aMetric().source,
          bucket: 'week',
          target: 5,
          band: null,
        },
      },
    ]);
  });
});
