import type { KeyResultFields } from '../../../../../src/contract/api';
import type { KeyResultDto, PeriodDto } from '../../../../../src/contract/dto';
import { doneOnlyDefault, needsKpiMode } from '../../../../../src/domain/metrics/check-source';
import type { Measure } from '../../../../../src/domain/metrics/measure';
import type { JiraMeasureSource } from '../../../../../src/domain/metrics/metric';
import type { DefaultCurve } from '../../../../../src/domain/okr/site-rules';
import { checkWeight, parseNumber } from '../inline-edit/checks';
import { choiceOf, type PeriodChoice, periodOf } from '../period/period-choice';
import {
  chosenPlan,
  type CurveDraft,
  curveDraftOf,
  NO_ZONES,
  type ZonesDraft,
  zonesDraftOf,
} from '../target/plan-draft';
import type { Mode } from './measure-choice';
import {
  NO_OWN_SOURCE,
  ownSource,
  type OwnSourceDraft,
  ownSourceDraftOf,
  type SourceKind,
} from './source-draft';
import { chosenTarget, EMPTY_TARGET, type TargetDraft, targetDraftOf } from './target-draft';

/** The form as it stands, numbers still as typed. */
export interface KeyResultDraft extends OwnSourceDraft {
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly contributorIds: readonly string[];
  readonly labels: readonly string[];
  readonly isInRollUp: boolean;
  readonly period: PeriodChoice;
  readonly weight: string;
  readonly jql: string;
  readonly measure: Measure;
  readonly mode: Mode;
  readonly doneOnly: boolean;
  readonly timeRollup: JiraMeasureSource['timeRollup'];
  readonly untracked: JiraMeasureSource['untracked'];
  readonly target: TargetDraft;
  readonly zones: ZonesDraft;
  readonly curve: CurveDraft;
}

export function emptyDraft(
  ownerId: string | null,
  defaultCurve: DefaultCurve = 'linear',
): KeyResultDraft {
  return {
    title: '',
    description: '',
    ownerId,
    contributorIds: [],
    labels: [],
    isInRollUp: true,
    ...NO_OWN_SOURCE,
    period: { preset: 'none', start: '', end: '', cycleId: null },
    weight: '1',
    jql: '',
    measure: { kind: 'count' },
    mode: 'percent',
    doneOnly: true,
    timeRollup: 'self',
    untracked: 'exclude',
    target: PERCENT_TARGET,
    zones: NO_ZONES,
    curve: { kind: defaultCurve, phases: [] },
  };
}

export function draftOf(keyResult: KeyResultDto, today: string): KeyResultDraft {
  const { source } = keyResult;
  const empty = emptyDraft(keyResult.ownerId);
  return {
    ...empty,
    title: keyResult.title,
    description: keyResult.description,
    ownerId: keyResult.ownerId,
    contributorIds: keyResult.contributorIds,
    labels: keyResult.labels,
    isInRollUp: keyResult.isInRollUp,
    ...ownSourceDraftOf(source),
    period: choiceOf(keyResult.period, today),
    weight: String(keyResult.weight),
    ...(source.kind === 'jira-measure' && {
      jql: source.jql,
      measure: source.measure,
      mode: source.mode,
      doneOnly: source.doneOnly,
      timeRollup: source.timeRollup,
      untracked: source.untracked,
    }),
    target: targetDraftOf(keyResult.target),
    zones: zonesDraftOf(keyResult),
    curve: curveDraftOf(keyResult),
  };
}

/** "All of it done" is what percent complete means unless somebody says otherwise. */
const PERCENT_TARGET: TargetDraft = { ...EMPTY_TARGET, target: '100' };

/** A measure without a done share takes the form to KPI mode by itself. */
export function withMeasure(draft: KeyResultDraft, measure: Measure): KeyResultDraft {
  const chosen = { ...draft, measure, doneOnly: doneOnlyDefault(measure) };
  return needsKpiMode(measure) ? withMode(chosen, 'kpi') : chosen;
}

/** The unit changes with the mode, so a target and zones of the other mode are not kept. */
export function withMode(draft: KeyResultDraft, mode: Mode): KeyResultDraft {
  if (mode === draft.mode || (mode === 'percent' && needsKpiMode(draft.measure))) return draft;
  const target = mode === 'percent' ? PERCENT_TARGET : EMPTY_TARGET;
  return { ...draft, mode, target, zones: NO_ZONES };
}

/** Another kind of number has another unit, so a target and zones of the other are not kept. */
export function withKind(draft: KeyResultDraft, kind: SourceKind): KeyResultDraft {
  if (kind === draft.kind) return draft;
  const isShare = kind === 'checklist' || (kind === 'jira-measure' && draft.mode === 'percent');
  return { ...draft, kind, target: isShare ? PERCENT_TARGET : EMPTY_TARGET, zones: NO_ZONES };
}

/** Of a number that is counted in Jira. */
export function sourceOf(draft: KeyResultDraft): JiraMeasureSource {
  return {
    kind: 'jira-measure',
    jql: draft.jql.trim(),
    measure: draft.measure,
    mode: draft.mode,
    doneOnly: draft.doneOnly,
    timeRollup: draft.timeRollup,
    untracked: draft.untracked,
  };
}

export type DraftField =
  | 'title'
  | 'jql'
  | 'measure'
  | 'period'
  | 'weight'
  | 'start'
  | 'target'
  | 'limit'
  | 'lower'
  | 'upper'
  | 'zones'
  | 'source'
  | 'curve';

export type DraftProblems = Partial<Record<DraftField, string>>;

function textProblems({ title, kind, jql, weight }: KeyResultDraft): DraftProblems {
  const weightProblem = checkWeight(weight);
  return {
    ...(title.trim() === '' && { title: 'Write a title.' }),
    ...(kind === 'jira-measure' &&
      jql.trim() === '' && { jql: 'Write a JQL query, such as project = ABC.' }),
    ...(weightProblem !== undefined && { weight: weightProblem }),
  };
}

export type CheckedDraft =
  | { readonly ok: true; readonly fields: KeyResultFields }
  | { readonly ok: false; readonly problems: DraftProblems };

/** `inherited`: the dates of its objective, for a key result without its own. */
export function checkDraft(draft: KeyResultDraft, inherited: PeriodDto | null): CheckedDraft {
  const period = periodOf(draft.period);
  const target = chosenTarget(draft.target);
  const weight = parseNumber(draft.weight);
  const problems: DraftProblems = {
    ...textProblems(draft),
    ...(!period.ok && { period: period.problem }),
    ...(!target.ok && target.problems),
  };
  if (!period.ok || !target.ok || weight === null || Object.keys(problems).length > 0) {
    return { ok: false, problems };
  }
  const plan = chosenPlan(draft, target.target, period.period ?? inherited);
  if (!plan.ok) return plan;
  return {
    ok: true,
    fields: {
      title: draft.title.trim(),
      description: draft.description.trim(),
      ownerId: draft.ownerId,
      contributorIds: draft.contributorIds,
      labels: draft.labels,
      isInRollUp: draft.isInRollUp,
      period: period.period,
      weight,
      target: target.target,
      zones: plan.zones,
      curve: plan.curve,
      source: ownSource(draft) ?? sourceOf(draft),
    },
  };
}
