import { explainMovement as explain } from '../../domain/history/explain-movement';
import type { JiraMeasureSource, MetricSource } from '../../domain/metrics/metric';
import { sourceUnit } from '../../domain/metrics/source-unit';
import { calendarDateAt } from '../../domain/shared/calendar-date';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { visibleKeyResult } from '../okr/authorise';
import type { DefinitionEntry } from '../ports/definition-log';
import type { MetricState } from '../ports/metric-states';
import type { Ports } from '../ports/ports';
import type { BackfillProgress } from '../ports/scope-histories';
import { notFound, type Outcome } from '../refusal';
import { type AskedDays, movementDays, type MovementDays } from './movement-days';
import { movementGroups } from './movement-groups';
import { movementSight } from './movement-sight';
import { movementStretches } from './movement-stretches';
import type { MovementObstacle, MovementView } from './movement-view';

/** Why a key result's value is another at the end of one day than at the end of an earlier one. */
export async function explainMovement(
  ports: Ports,
  caller: Caller,
  asked: AskedDays & { readonly keyResultId: string },
): Promise<Outcome<MovementView>> {
  const found = await visibleKeyResult(ports, caller, asked.keyResultId);
  if (!found.ok) return found;
  const { keyResult, objective } = found.value;
  const outcome = await movementDays(ports, found.value, asked);
  if (!outcome.ok) return outcome;
  const days = outcome.value;
  const [stored, state] = await Promise.all([
    ports.okrs.findMetric(keyResult.metricId),
    ports.states.find(keyResult.metricId),
  ]);
  if (stored === null) return notFound('key-result-not-found');
  const { source } = stored.metric;
  const nothing = emptyView(days, source, await progressOf(ports, state));
  const without = (obstacle: MovementObstacle) => ok({ ...nothing, obstacle });
  if (source.kind !== 'jira-measure') return without('no-issues-behind');
  if (state?.measured == null) return without('not-measured-yet');
  const entries = await definitionsOf(ports, state, source);
  const past = await movementStretches(ports, entries, { from: days.fromAt, to: days.toAt });
  if (past === null) return without('past-not-read');
  const { stretches } = past;
  const movement = explain(stretches);
  const sight = await movementSight(ports, caller, { objective, state, stretches, movement });
  if (sight.isWithheld) return without('withheld');
  return ok({
    ...nothing,
    ...(await movementGroups(ports, { movement, stretches, isHidden: sight.isHidden })),
    unit: movement.to.unit,
    isReconstructed: past.isReconstructed,
    comparableSince:
      past.comparableSince === null ? null : calendarDateAt(past.comparableSince, days.timeZone),
  });
}

/** Measured before edits were noted: it had the definition it has. */
async function definitionsOf(
  ports: Pick<Ports, 'definitions'>,
  { metricId, definitionHash, scopeHash }: MetricState,
  source: JiraMeasureSource,
): Promise<readonly DefinitionEntry[]> {
  const entries = await ports.definitions.list(metricId);
  return entries.length > 0 ? entries : [{ from: 0, definitionHash, scopeHash, source }];
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
