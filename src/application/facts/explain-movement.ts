import type { MetricSource } from '../../domain/metrics/metric';
import { sourceUnit } from '../../domain/metrics/source-unit';
import { calendarDateAt } from '../../domain/shared/calendar-date';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { visibleKeyResult } from '../okr/authorise';
import type { MetricState } from '../ports/metric-states';
import type { Ports } from '../ports/ports';
import type { BackfillProgress } from '../ports/scope-histories';
import { notFound, type Outcome } from '../refusal';
import { loadMovement } from './load-movement';
import { type AskedDays, movementDays, type MovementDays } from './movement-days';
import { movementGroups } from './movement-groups';
import type { MovementView } from './movement-view';

/** Why a key result's value is another at the end of one day than at the end of an earlier one. */
export async function explainMovement(
  ports: Ports,
  caller: Caller,
  asked: AskedDays & { readonly keyResultId: string },
): Promise<Outcome<MovementView>> {
  const found = await visibleKeyResult(ports, caller, asked.keyResultId);
  if (!found.ok) return found;
  const { keyResult } = found.value;
  const outcome = await movementDays(ports, found.value, asked);
  if (!outcome.ok) return outcome;
  const days = outcome.value;
  const [stored, state] = await Promise.all([
    ports.okrs.findMetric(keyResult.metricId),
    ports.states.find(keyResult.metricId),
  ]);
  if (stored === null) return notFound('key-result-not-found');
  const { fromAt, toAt, timeZone } = days;
  const nothing = emptyView(days, stored.metric.source, await progressOf(ports, state));
  const loaded = await loadMovement(ports, caller, { ...found.value, fromAt, toAt });
  if (loaded.kind === 'obstacle') return ok({ ...nothing, obstacle: loaded.obstacle });
  const { movement, comparableSince, isReconstructed } = loaded;
  return ok({
    ...nothing,
    ...(await movementGroups(ports, loaded)),
    unit: movement.to.unit,
    isReconstructed,
    comparableSince: comparableSince === null ? null : calendarDateAt(comparableSince, timeZone),
  });
}

async function progressOf(
  ports: Pick<Ports, 'scopeHistories'>,
  state: MetricState | null,
): Promise<BackfillProgress | null> {
  return state === null ? null : ports.scopeHistories.progress(state.scopeHash);
}

function emptyView(
  { from, to }: MovementDays,
  source: MetricSource,
  progress: BackfillProgress | null,
): MovementView {
  return {
    ...{ from, to, obstacle: null, unit: sourceUnit(source), decimals: 0 },
    ...{ before: null, after: null, change: null, groups: [] },
    isReconstructed: false,
    comparableSince: null,
    backfill: progress === null ? null : withoutInstant(progress),
  };
}

function withoutInstant(progress: BackfillProgress): NonNullable<MovementView['backfill']> {
  const { state, issuesDone, issuesTotal, monthsDone, monthsTotal } = progress;
  return { state, issuesDone, issuesTotal, monthsDone, monthsTotal };
}
