import type { MeasureUnit } from '../../domain/metrics/measure';
import type { Outcome } from '../../domain/okr/closing';
import type { Level } from '../../domain/okr/objective';
import type { HistogramBar, Movement, ReportedItem, Tally } from '../../domain/okr/period-report';
import type { PeriodDto } from '../dto';

export interface ReportRowDto extends ReportedItem {
  readonly objectiveId: string;
  readonly objectiveTitle: string;
  /** `null` for the objective itself. */
  readonly keyResultId: string | null;
  readonly keyResultTitle: string | null;
  readonly level: Level;
  readonly projectId: string | null;
  readonly ownerId: string | null;
  readonly value: number | null;
  readonly unit: MeasureUnit | null;
  readonly expected: number | null;
  readonly closing: {
    readonly outcome: Outcome;
    readonly score: number | null;
    readonly lesson: string;
    readonly at: string;
  } | null;
}

export interface BreakdownDto<Key> {
  readonly key: Key;
  /** Of objectives. */
  readonly tally: Tally;
}

export interface MoverDto extends Movement {
  readonly id: string;
  readonly title: string;
  /** Title of its objective. */
  readonly of: string;
}

export interface LessonDto {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
  readonly title: string;
  /** Title of the objective it is or belongs to. */
  readonly of: string;
  readonly score: number | null;
  readonly outcome: Outcome;
  readonly lesson: string;
  readonly at: string;
  readonly by: string;
}

/** How a period went, over what the viewer may see. Ratios are unrounded. */
export interface PeriodReportDto {
  /** `null`: a report of any days. */
  readonly cycle: { readonly id: string; readonly name: string } | null;
  readonly period: PeriodDto;
  readonly objectives: Tally;
  readonly keyResults: Tally;
  /** Of key results. */
  readonly histogram: readonly HistogramBar[];
  readonly best: readonly MoverDto[];
  readonly worst: readonly MoverDto[];
  /** Key results whose movement was looked at. */
  readonly movementsOf: number;
  /** Newest first. */
  readonly lessons: readonly LessonDto[];
  readonly byLevel: readonly BreakdownDto<Level>[];
  readonly byProject: readonly BreakdownDto<string | null>[];
  readonly byOwner: readonly BreakdownDto<string | null>[];
  readonly rows: readonly ReportRowDto[];
}
