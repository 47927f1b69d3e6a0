import { closingInForce, type Closing } from '../../domain/okr/closing';
import type { Level } from '../../domain/okr/objective';
import type { Period } from '../../domain/okr/period';
import type { HistogramBar, ReportedItem, Tally } from '../../domain/okr/period-report';
import type { Home, ObjectiveId } from '../../domain/shared/ids';
import type { MeasureUnit } from '../../domain/metrics/measure';
import type { KeyResultView, ObjectiveView } from '../okr/okr-view';
import type { CycleView } from './cycle-view';
import type { MovedKeyResult } from './period-movements';

/** An objective or a key result in the report; also a line of its table. */
export interface ReportRow extends ReportedItem {
  readonly objectiveId: ObjectiveId;
  readonly objectiveTitle: string;
  /** `null` for the objective itself. */
  readonly keyResultId: string | null;
  readonly keyResultTitle: string | null;
  readonly level: Level;
  readonly projectId: Home;
  readonly ownerId: string | null;
  readonly value: number | null;
  readonly unit: MeasureUnit | null;
  readonly expected: number | null;
  readonly closing: Pick<Closing, 'outcome' | 'score' | 'lesson' | 'at'> | null;
}

export interface Breakdown<Key> {
  readonly key: Key;
  readonly tally: Tally;
}

export interface Lesson extends Pick<Closing, 'score' | 'outcome' | 'lesson' | 'at' | 'by'> {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
  readonly title: string;
  /** Title of the objective it is or belongs to. */
  readonly of: string;
}

export interface PeriodReport {
  /** `null`: a report of any days. */
  readonly cycle: Pick<CycleView, 'id' | 'name'> | null;
  readonly period: Period;
  readonly objectives: Tally;
  readonly keyResults: Tally;
  /** Of key results. */
  readonly histogram: readonly HistogramBar[];
  readonly best: readonly MovedKeyResult[];
  readonly worst: readonly MovedKeyResult[];
  /** Key results whose movement was looked at. */
  readonly movementsOf: number;
  readonly lessons: readonly Lesson[];
  readonly byLevel: readonly Breakdown<Level>[];
  readonly byProject: readonly Breakdown<Home>[];
  readonly byOwner: readonly Breakdown<string | null>[];
  readonly rows: readonly ReportRow[];
}

export function objectiveRow(objective: ObjectiveView): ReportRow {
  return {
    ...placed(objective),
    ...judged(objective),
    keyResultId: null,
    keyResultTitle: null,
    value: null,
    unit: null,
  };
}

export function keyResultRow(objective: ObjectiveView, keyResult: KeyResultView): ReportRow {
  const { id, title, progress } = keyResult;
  return {
    ...placed(objective),
    ...judged(keyResult),
    keyResultId: id,
    keyResultTitle: title,
    value: progress.value,
    unit: progress.unit,
  };
}

const placed = ({ id, title, level, projectId }: ObjectiveView) => ({
  objectiveId: id,
  objectiveTitle: title,
  level,
  projectId,
});

function judged(one: ObjectiveView | KeyResultView) {
  const { progress, expected, status, visibility } = one.progress;
  const closing = closingInForce(one);
  return {
    ...{ progress, expected, status, ownerId: one.ownerId },
    isWithheld: visibility === 'withheld',
    closing: closing && judgement(closing),
  };
}

const judgement = ({ outcome, score, lesson, at }: Closing) => ({ outcome, score, lesson, at });
