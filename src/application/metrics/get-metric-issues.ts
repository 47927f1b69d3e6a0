import type { MetricReading, MetricSeries } from '../../domain/metrics/catalogue/metric-series';
import {
  type DrillDownColumn,
  drillDownColumns,
  SORTABLE_COLUMNS,
  type SortableColumn,
} from '../../domain/metrics/catalogue/drill-down-columns';
import type { IssueId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { IssueRow } from '../ports/issue-reader';
import type { KnownIssue } from '../ports/metric-facts';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { askedSeries, type SeriesQuestion } from './asked-series';
import { loadSeries } from './get-metric-series';
import { type CellsView, issueCells } from './issue-cells';
import { inOrder, type IssueSort } from './issue-order';
import { isIsolating } from './metric-sight';
import type { MetricObstacle } from './metric-view';
import { bucketKey } from './series-view';

/** One page of the list under a point. */
const PAGE_SIZE = 50;

export interface MetricIssueView {
  readonly id: string;
  readonly key: string;
  readonly summary: string | null;
  readonly statusName: string;
  readonly amount: number | null;
  readonly of: number | null;
  readonly role: string | null;
  readonly exclusion: string | null;
  readonly cells: CellsView;
}

export interface MetricIssuesView {
  readonly obstacle: MetricObstacle | null;
  readonly columns: readonly DrillDownColumn[];
  readonly sortable: readonly SortableColumn[];
  readonly issues: readonly MetricIssueView[];
  readonly issuesTotal: number;
  readonly hidden: number;
  readonly next: number | null;
}

interface IssuesQuestion extends SeriesQuestion {
  /** Of the point; `null` for what is in no point. */
  readonly key: string | null;
  readonly next: number;
  readonly sort: IssueSort | null;
}

/** The issues behind one point, as the viewer may see them; the others are a count. */
export async function getMetricIssues(
  ports: Ports,
  caller: Caller,
  question: IssuesQuestion,
): Promise<Outcome<MetricIssuesView>> {
  const asked = await askedSeries(ports, caller, question);
  if (!asked.ok) return asked;
  const loaded = await loadSeries(ports, caller, asked.value);
  if (loaded.kind === 'obstacle') return ok({ ...NOTHING, obstacle: loaded.view.obstacle });
  const { basis, computed, known, sight } = loaded;
  const listed = listedIssues(computed.series, question.key);
  const inSight = listed.filter(({ issueId }) => !sight.hidden.has(issueId));
  const hidden = listed.length - inSight.length;
  const scope = {
    ...{ metric: basis.metric, parameters: basis.source.parameters, hidden: sight.hidden },
    ...{ bucket: bucketOf(computed.series, question.key), input: computed.input, known },
  };
  const seen = await inOrder(ports, inSight, { sort: question.sort, scope });
  const page = seen.slice(question.next, question.next + PAGE_SIZE);
  const isTold = !isIsolating(hidden);
  const end = question.next + PAGE_SIZE;
  const ids = page.map(({ issueId }) => issueId);
  const cells = await issueCells(ports, ids, scope);
  const columns = drillDownColumns(basis.metric);
  return ok({
    obstacle: null,
    columns,
    sortable: SORTABLE_COLUMNS.filter((column) => columns.includes(column)),
    issues: await rowsOf(ports, page, { known: known.issues, showsAmounts: isTold, cells }),
    issuesTotal: isTold ? listed.length : seen.length,
    // "1 hidden" would name how many there are of what must not be told.
    hidden: isTold ? hidden : 0,
    next: end < seen.length ? end : null,
  });
}

const bucketOf = ({ readings }: MetricSeries, key: string | null) =>
  readings.find(({ bucket }) => bucketKey(bucket) === key)?.bucket ?? null;

const NOTHING = { columns: [], sortable: [], issues: [], issuesTotal: 0, hidden: 0, next: null };

type Listed = Omit<MetricIssueView, 'id' | 'key' | 'summary' | 'statusName' | 'cells'> & {
  readonly issueId: IssueId;
};

/** Largest amount first, then what was left out. */
function listedIssues({ readings, outside }: MetricSeries, key: string | null): readonly Listed[] {
  const left = (exclusions: MetricReading['excluded']) =>
    exclusions.map(({ issueId, reason }) => ({ ...NO_AMOUNT, issueId, exclusion: reason }));
  if (key === null) return left(outside);
  const reading = readings.find(({ bucket }) => bucketKey(bucket) === key);
  if (reading === undefined) return [];
  const counted = [...reading.contributors]
    .sort((a, b) => b.amount - a.amount || Number(a.issueId) - Number(b.issueId))
    .map(({ issueId, amount, of, role }) => ({
      ...{ issueId, amount, of, exclusion: null },
      role: role ?? null,
    }));
  return [...counted, ...left(reading.excluded)];
}

const NO_AMOUNT = { amount: null, of: null, role: null };

async function rowsOf(
  ports: Pick<Ports, 'issueRows'>,
  page: readonly Listed[],
  {
    known,
    showsAmounts,
    cells,
  }: {
    readonly known: readonly KnownIssue[];
    readonly showsAmounts: boolean;
    readonly cells: ReadonlyMap<IssueId, CellsView>;
  },
): Promise<readonly MetricIssueView[]> {
  const rows = await ports.issueRows.find([...new Set(page.map(({ issueId }) => issueId))]);
  const keys = new Map(known.map(({ timeline }) => [timeline.id, timeline.key]));
  return page.map(({ issueId, amount, of, ...rest }) => ({
    ...rest,
    id: issueId,
    ...headOf(rows.get(issueId), keys.get(issueId) ?? issueId),
    ...(showsAmounts ? { amount, of } : { amount: null, of: null }),
    cells: rows.has(issueId) ? (cells.get(issueId) ?? {}) : {},
  }));
}

/** Of an issue that is gone, only its key is known. */
const headOf = (row: IssueRow | undefined, key: string) =>
  row === undefined
    ? { key, summary: null, statusName: '' }
    : { key: row.key, summary: row.summary, statusName: row.statusName };
