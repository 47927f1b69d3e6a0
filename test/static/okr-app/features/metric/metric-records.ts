import type {
  CatalogueDto,
  MetricDto,
  MetricIssuesDto,
  MetricPointDto,
  MetricSeriesDto,
  MetricSummaryDto,
} from '../../../../../src/contract/metrics/dto';
import { CATALOGUE } from '../../../../../src/domain/metrics/catalogue/catalogue';
import type { ProjectId } from '../../../../../src/domain/shared/ids';

function aPoint(start: string, end: string, change: Partial<MetricPointDto> = {}): MetricPointDto {
  return {
    key: start,
    label: start,
    start,
    end,
    value: 4,
    reason: null,
    numerator: null,
    denominator: null,
    n: 6,
    flags: [],
    excluded: [],
    parts: { mean: 4.5, p85: 8 },
    amounts: [1, 2, 3, 5, 7, 9],
    rows: [],
    lines: [],
    ...change,
  };
}

/** Three weeks: one with few issues, one with none, and the one that is not over. */
export const WEEKS: readonly MetricPointDto[] = [
  aPoint('2026-10-26', '2026-11-02', { value: 5.5, n: 12 }),
  aPoint('2026-11-02', '2026-11-09', {
    value: 3,
    n: 2,
    flags: ['low-n'],
    excluded: [{ reason: 'never-started', count: 3 }],
    amounts: [2, 4],
  }),
  aPoint('2026-11-09', '2026-11-16', { value: 7.25, n: 8 }),
  aPoint('2026-11-16', '2026-11-23', {
    value: null,
    reason: 'nothing-in-bucket',
    n: 0,
    flags: ['partial'],
    amounts: [],
    parts: { mean: null, p85: null },
  }),
];

export function aSeries(change: Partial<MetricSeriesDto> = {}): MetricSeriesDto {
  return {
    unit: 'days',
    bucket: 'week',
    from: '2026-05-24',
    to: '2026-11-21',
    obstacle: null,
    progress: null,
    points: WEEKS,
    statuses: null,
    outside: [{ reason: 'not-done', count: 14 }],
    issuesUsed: 39,
    issuesTotal: 39,
    hidden: 2,
    unmappedStatuses: 1,
    asOf: '2026-11-21T07:00:00.000Z',
    names: {},
    rowFacts: {},
    ...change,
  };
}

export function aMetric(change: Partial<MetricDto> = {}): MetricDto {
  return {
    id: 'm-1',
    version: 3,
    projectId: '10000',
    title: 'Cycle time of Alphabet',
    source: {
      kind: 'catalogue',
      catalogueKey: 'cycle-time',
      scope: { kind: 'project', projectId: '10000' as ProjectId },
      parameters: {},
    },
    scopeName: 'Project ABC',
    bucket: 'week',
    target: 5,
    band: null,
    lifecycle: 'active',
    createdAt: '2026-10-01T09:00:00.000Z',
    updatedAt: '2026-11-03T09:00:00.000Z',
    updatedBy: 'ada',
    canManage: true,
    ...change,
  };
}

export function aSummary(change: Partial<MetricSummaryDto> = {}): MetricSummaryDto {
  return {
    ...aMetric(),
    latest: { label: '2026-W46', value: 7.25, reason: null, n: 8, flags: [] },
    previous: 3,
    trend: [6, 5.5, null, 3, 7.25],
    asOf: '2026-11-21T07:00:00.000Z',
    ...change,
  };
}

export const ISSUES: MetricIssuesDto = {
  obstacle: null,
  columns: ['started', 'done', 'components'],
  sortable: ['started', 'done'],
  issues: [
    {
      id: '11',
      key: 'ABC-11',
      summary: 'Pay by card',
      statusName: 'Done',
      amount: 9.5,
      of: null,
      role: null,
      exclusion: null,
      cells: {
        started: '2026-10-24T08:00:00.000Z',
        done: '2026-11-02T20:00:00.000Z',
        components: 'Checkout, Deleted (10012)',
      },
    },
    {
      id: '12',
      key: 'ABC-12',
      summary: null,
      statusName: '',
      amount: null,
      of: null,
      role: null,
      exclusion: 'never-started',
      cells: {},
    },
  ],
  issuesTotal: 4,
  hidden: 2,
  next: null,
};

/** Every metric, of which those with needs lack them. */
export const A_CATALOGUE: CatalogueDto = {
  canManage: true,
  entries: CATALOGUE.map(({ key, needs }) => ({
    key,
    needs: needs.map((need) => ({ need, state: 'missing' as const })),
    added: key === 'cycle-time' ? [{ metricId: 'm-1', title: 'Cycle time of Alphabet' }] : [],
  })),
};
