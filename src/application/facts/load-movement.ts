import {
  explainMovement,
  type Movement,
  type Stretch,
} from '../../domain/history/explain-movement';
import type { JiraMeasureSource } from '../../domain/metrics/metric';
import type { IssueId } from '../../domain/shared/ids';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { Caller } from '../caller';
import type { DefinitionEntry } from '../ports/definition-log';
import type { MetricState } from '../ports/metric-states';
import type { Ports } from '../ports/ports';
import { movementSight } from './movement-sight';
import { movementStretches } from './movement-stretches';
import type { MovementObstacle } from './movement-view';

export interface LoadedMovement {
  readonly kind: 'movement';
  readonly movement: Movement;
  readonly stretches: readonly Stretch[];
  readonly isReconstructed: boolean;
  /** Epoch milliseconds. */
  readonly comparableSince: number | null;
  readonly isHidden: (issueId: IssueId) => boolean;
}

export interface MovementQuestion {
  readonly keyResult: KeyResult;
  readonly objective: Objective;
  /** Epoch milliseconds. */
  readonly fromAt: number;
  readonly toAt: number;
}

/** What moved a key result between two instants, unless the viewer must not know, or nobody does. */
export async function loadMovement(
  ports: Ports,
  caller: Caller,
  { keyResult, objective, fromAt, toAt }: MovementQuestion,
): Promise<LoadedMovement | { readonly kind: 'obstacle'; readonly obstacle: MovementObstacle }> {
  const without = (obstacle: MovementObstacle) => ({ kind: 'obstacle', obstacle }) as const;
  const [stored, state] = await Promise.all([
    ports.okrs.findMetric(keyResult.metricId),
    ports.states.find(keyResult.metricId),
  ]);
  const source = stored?.metric.source;
  if (source?.kind !== 'jira-measure') return without('no-issues-behind');
  if (state?.measured == null) return without('not-measured-yet');
  const entries = await definitionsOf(ports, state, source);
  const past = await movementStretches(ports, entries, { from: fromAt, to: toAt });
  if (past === null) return without('past-not-read');
  const { stretches } = past;
  const movement = explainMovement(stretches);
  const sight = await movementSight(ports, caller, { objective, state, stretches, movement });
  if (sight.isWithheld) return without('withheld');
  return { kind: 'movement', ...past, movement, isHidden: sight.isHidden };
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
