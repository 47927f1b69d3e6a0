import { closingInForce } from '../../domain/okr/closing';
import { isInCycle, isWithin } from '../../domain/okr/cycle';
import type { Period } from '../../domain/okr/period';
import { groupedBy, histogramOf, moversOf, tallyOf } from '../../domain/okr/period-report';
import type { CycleId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { judgeOkrs } from '../okr/judged-okrs';
import { homesOf, loadOkrRecords } from '../okr/okr-records';
import { IN_SIGHT } from '../okr/site-okrs';
import type { ObjectiveView } from '../okr/okr-view';
import { canSeeHome, viewerSight } from '../okr/viewer-sight';
import type { Ports } from '../ports/ports';
import { notFound, type Outcome } from '../refusal';
import { checkedPeriod, type CycleDraft } from './change-cycles';
import { movements } from './period-movements';
import {
  type Breakdown,
  keyResultRow,
  type Lesson,
  type PeriodReport,
  objectiveRow,
  type ReportRow,
} from './period-report-view';

export type ReportScope =
  | { readonly kind: 'cycle'; readonly cycleId: string }
  | { readonly kind: 'dates'; readonly period: CycleDraft['period'] };

/**
 * How a period went, over what the viewer may see on this page: nothing else is counted, so that
 * no sum tells about it.
 */
export async function getPeriodReport(
  ports: Ports,
  caller: Caller,
  { scope }: { readonly scope: ReportScope },
): Promise<Outcome<PeriodReport>> {
  const reported = await reportedPeriod(ports, scope);
  if (!reported.ok) return reported;
  const { period, belongs } = reported.value;
  const { projectId } = caller;
  const records = await loadOkrRecords(ports, { projectId, lifecycles: IN_SIGHT });
  const audiences = [...records.states.values()].map(({ audience }) => audience);
  const homes = [...homesOf(records), projectId];
  const sight = await viewerSight(ports, caller, { homes, audiences });
  if (!canSeeHome(projectId, sight)) return notFound('project-not-found');
  const objectives = judgeOkrs(records, sight)
    .filter((objective) => projectId === null || objective.projectId === projectId)
    .filter(belongs);
  const rows = objectives.flatMap((objective) => [
    objectiveRow(objective),
    ...objective.keyResults.map((keyResult) => keyResultRow(objective, keyResult)),
  ]);
  const moved = await movements(ports, { records, objectives, period });
  return ok({
    cycle: reported.value.cycle,
    period,
    ...summary(rows),
    ...moversOf(moved.movements),
    movementsOf: moved.considered,
    lessons: lessonsOf(objectives),
    rows,
  });
}

function summary(rows: readonly ReportRow[]) {
  const objectives = rows.filter(({ keyResultId }) => keyResultId === null);
  const keyResults = rows.filter(({ keyResultId }) => keyResultId !== null);
  const breakdown = <Key extends string | null>(
    keyOf: (row: ReportRow) => Key,
  ): readonly Breakdown<Key>[] =>
    groupedBy(objectives, keyOf).map(({ key, items }) => ({ key, tally: tallyOf(items) }));
  return {
    objectives: tallyOf(objectives),
    keyResults: tallyOf(keyResults),
    histogram: histogramOf(keyResults),
    byLevel: breakdown(({ level }) => level),
    byProject: breakdown(({ projectId }) => projectId),
    byOwner: breakdown(({ ownerId }) => ownerId),
  };
}

interface Reported {
  readonly cycle: PeriodReport['cycle'];
  readonly period: Period;
  readonly belongs: (objective: ObjectiveView) => boolean;
}

async function reportedPeriod(
  ports: Pick<Ports, 'cycles'>,
  scope: ReportScope,
): Promise<Outcome<Reported>> {
  if (scope.kind === 'dates') {
    const checked = checkedPeriod(scope.period);
    if (!checked.ok) return checked;
    const period = checked.value;
    const belongs = ({ effectivePeriod }: ObjectiveView) => isWithin(effectivePeriod, period);
    return ok({ cycle: null, period, belongs });
  }
  const cycle = await ports.cycles.find(scope.cycleId as CycleId);
  if (cycle === null) return notFound('cycle-not-found');
  const { id, name, period } = cycle;
  return ok({
    cycle: { id, name },
    period,
    belongs: (objective) => isInCycle(objective, cycle),
  });
}

/** What people wrote when they closed something, the newest first. */
function lessonsOf(objectives: readonly ObjectiveView[]): readonly Lesson[] {
  const lessons = objectives.flatMap((objective) =>
    [
      { kind: 'objective' as const, one: objective },
      ...objective.keyResults.map((one) => ({ kind: 'key-result' as const, one })),
    ].flatMap(({ kind, one }) => {
      const closing = closingInForce(one);
      if (closing === null || closing.lesson.trim() === '') return [];
      const { score, outcome, lesson, at, by } = closing;
      const { id, title } = one;
      return [{ kind, id, title, of: objective.title, score, outcome, lesson, at, by }];
    }),
  );
  return lessons.sort((a, b) => (a.at < b.at ? 1 : -1));
}
