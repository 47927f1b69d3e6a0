import { measurePopulation } from '../../domain/metrics/measure-population';
import type { WorkItem } from '../../domain/metrics/work-item';
import type { Forecast } from '../../domain/okr/forecast';
import type { KeyResult } from '../../domain/okr/key-result';
import { paceOf } from '../../domain/okr/site-rules';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { MetricState } from '../ports/metric-states';
import type { Ports } from '../ports/ports';
import { notFound, type Outcome } from '../refusal';
import { keyResultForecast } from '../status/key-result-forecast';
import { visibleKeyResult } from './authorise';
import { toIssueRow, type IssueRowView } from './issue-rows';
import { keyResultView } from './judged-okrs';
import { historyRange, keyResultHistory, type HistoryPoint } from './key-result-history';
import { withValues, type OkrRecords } from './okr-records';
import type { KeyResultView } from './okr-view';
import { hiddenCount, viewerSight } from './viewer-sight';

/** One page of the list under a key result. */
const PAGE_SIZE = 50;
/** With so few issues in sight, what each adds tells what the hidden ones add. Source: metrics-spec G.1-5. */
const MIN_VISIBLE_FOR_AMOUNTS = 3;

export interface KeyResultDetail {
  readonly keyResult: KeyResultView;
  readonly history: readonly HistoryPoint[];
  /** `null`: withheld. */
  readonly forecast: Forecast | null;
  readonly issues: readonly IssueRowView[];
  readonly issuesTotal: number;
  readonly hidden: number;
  readonly nextPageToken: string | null;
}

export async function getKeyResultDetail(
  ports: Ports,
  caller: Caller,
  { keyResultId, pageToken }: { readonly keyResultId: string; readonly pageToken: string | null },
): Promise<Outcome<KeyResultDetail>> {
  const found = await visibleKeyResult(ports, caller, keyResultId);
  if (!found.ok) return found;
  const { keyResult, objective } = found.value;
  const records = await withValues(ports, { objectives: [objective], keyResults: [keyResult] });
  const state = records.states.get(keyResult.metricId) ?? null;
  const sight = await viewerSight(ports, caller, {
    homes: [objective.projectId],
    audiences: state === null ? [] : [state.audience],
  });
  const view = keyResultView(records, sight, found.value);
  if (view === undefined) return notFound('key-result-not-found');
  const hidden = state === null ? 0 : hiddenCount(state.audience, sight);
  const list = await issueList(ports, { view, state, hidden, pageToken });
  const isWithheld = view.progress.visibility === 'withheld';
  const history = isWithheld ? [] : await shownHistory(ports, records, keyResult, view);
  const { today } = records;
  const facts = { keyResult, period: view.effectivePeriod, state, today };
  const forecast = isWithheld ? null : await keyResultForecast(ports, facts);
  return ok({ keyResult: view, history, forecast, hidden, ...list });
}

async function shownHistory(
  ports: Ports,
  { today, settings }: OkrRecords,
  ...[{ metricId, target, curve }, { effectivePeriod: period }]: readonly [KeyResult, KeyResultView]
): Promise<readonly HistoryPoint[]> {
  const readings = await ports.readings.list(metricId, historyRange(period, today));
  const pace = paceOf(curve, settings);
  return keyResultHistory(readings, { target, period, pace, rule: settings.statusRule });
}

async function measuredItems(
  ports: Ports,
  state: MetricState | null,
): Promise<readonly WorkItem[]> {
  return (state && (await ports.scopes.items(state.scopeHash))) ?? [];
}

const NO_ISSUES = { issues: [], issuesTotal: 0, nextPageToken: null };

/** The list is read as the viewer; amounts come from the population that was measured. */
async function issueList(
  ports: Ports,
  {
    view,
    state,
    hidden,
    pageToken,
  }: {
    view: KeyResultView;
    state: MetricState | null;
    hidden: number;
    pageToken: string | null;
  },
): Promise<Pick<KeyResultDetail, 'issues' | 'issuesTotal' | 'nextPageToken'>> {
  const { source } = view;
  // People type these numbers in; there are no issues behind them.
  if (source.kind !== 'jira-measure') return NO_ISSUES;
  const page = await ports.issues.page(source.jql, { pageToken, size: PAGE_SIZE });
  // The key result's own stale mark tells about a query that no longer works.
  if (page.kind === 'invalid-jql') return NO_ISSUES;
  const measurement = measurePopulation(source, await measuredItems(ports, state));
  const total = state?.measured?.n ?? page.rows.length;
  const isShown = view.progress.visibility === 'shown';
  const showsAmounts = isShown && (hidden === 0 || total - hidden >= MIN_VISIBLE_FOR_AMOUNTS);
  return {
    issues: page.rows.map((row) => toIssueRow(row, measurement, showsAmounts)),
    // Withheld numbers would be plain again as "12 of 13".
    issuesTotal: isShown ? total : total - hidden,
    nextPageToken: page.nextPageToken,
  };
}
