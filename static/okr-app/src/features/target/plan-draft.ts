import type { CurveDto } from '../../../../../src/contract/api';
import type { KeyResultDto, PeriodDto } from '../../../../../src/contract/dto';
import { sentenceForReason } from '../../../../../src/contract/reasons';
import { checkCurve } from '../../../../../src/domain/okr/check-curve';
import type { ExpectationCurve } from '../../../../../src/domain/okr/expectation-curve';
import type { Target, Zones } from '../../../../../src/domain/okr/key-result';
import type { Period } from '../../../../../src/domain/okr/period';
import { checkZones } from '../../../../../src/domain/okr/zones';
import {
  type CalendarDate,
  parseCalendarDate,
} from '../../../../../src/domain/shared/calendar-date';
import { parseNumber } from '../inline-edit/checks';

/** One phase as typed; percent, not a ratio. */
export interface PhaseDraft {
  readonly on: string;
  readonly percent: string;
}

/** What is expected by when, as typed. Phases are kept while another curve is chosen. */
export interface CurveDraft {
  readonly kind: ExpectationCurve['kind'];
  readonly phases: readonly PhaseDraft[];
}

/** Both empty: no zones. */
export interface ZonesDraft {
  readonly commit: string;
  readonly stretch: string;
}

export const NO_ZONES: ZonesDraft = { commit: '', stretch: '' };

export function curveDraftOf({ curve }: Pick<KeyResultDto, 'curve'>): CurveDraft {
  const points = curve.kind === 'phased' ? curve.points : [];
  const phases = points.map(({ on, progress }) => ({
    on,
    // 0.07 × 100 is 7.000000000000001 in binary floating point.
    percent: String(Number((100 * progress).toFixed(6))),
  }));
  return { kind: curve.kind, phases };
}

export function zonesDraftOf({ zones }: Pick<KeyResultDto, 'zones'>): ZonesDraft {
  return zones === null
    ? NO_ZONES
    : { commit: String(zones.commit), stretch: String(zones.stretch) };
}

type Chosen<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string };

const wrong = (problem: string) => ({ ok: false, problem }) as const;

/** The curve, or what is wrong with it in a sentence. */
export function chosenCurve(draft: CurveDraft, period: PeriodDto | null): Chosen<CurveDto> {
  if (draft.kind !== 'phased') return { ok: true, value: { kind: draft.kind } };
  const points: { on: CalendarDate; progress: number }[] = [];
  for (const { on, percent } of draft.phases) {
    const date = parseCalendarDate(on);
    const number = parseNumber(percent);
    if (date === undefined) return wrong('Choose a date for each phase.');
    if (number === null) return wrong('Write how many percent each phase expects.');
    points.push({ on: date, progress: number / 100 });
  }
  const curve = { kind: 'phased', points } as const;
  const checked = checkCurve(curve, periodOf(period));
  return checked.ok ? { ok: true, value: curve } : wrong(sentenceForReason(checked.error));
}

/** The zones, `null` when both are empty, or what is wrong with them in a sentence. */
export function chosenZones(draft: ZonesDraft, target: Target): Chosen<Zones | null> {
  const isEmpty = draft.commit.trim() === '' && draft.stretch.trim() === '';
  // A limit has no way to go, so what was typed for another kind of target does not count.
  if (isEmpty || target.kind !== 'reach') return { ok: true, value: null };
  const [commit, stretch] = [parseNumber(draft.commit), parseNumber(draft.stretch)];
  if (commit === null || stretch === null) {
    return wrong('Write both numbers, commit and stretch, or leave both empty.');
  }
  const checked = checkZones(target, { commit, stretch });
  return checked.ok ? { ok: true, value: checked.value } : wrong(sentenceForReason(checked.error));
}

export type ChosenPlan =
  | { readonly ok: true; readonly zones: Zones | null; readonly curve: CurveDto }
  | { readonly ok: false; readonly problems: { readonly zones?: string; readonly curve?: string } };

/** Both, or what is wrong with either. */
export function chosenPlan(
  draft: { readonly zones: ZonesDraft; readonly curve: CurveDraft },
  target: Target,
  period: PeriodDto | null,
): ChosenPlan {
  const zones = chosenZones(draft.zones, target);
  const curve = chosenCurve(draft.curve, period);
  if (zones.ok && curve.ok) return { ok: true, zones: zones.value, curve: curve.value };
  return {
    ok: false,
    problems: {
      ...(!zones.ok && { zones: zones.problem }),
      ...(!curve.ok && { curve: curve.problem }),
    },
  };
}

function periodOf(period: PeriodDto | null): Period | null {
  const [start, end] = [period?.start ?? '', period?.end ?? ''].map(parseCalendarDate);
  return start === undefined || end === undefined ? null : { start, end };
}
