import type { KeyResultFields } from '../../../../../src/contract/api';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import { doneOnlyDefault, needsKpiMode } from '../../../../../src/domain/metrics/check-source';
import type { Measure } from '../../../../../src/domain/metrics/measure';
import type { JiraMeasureSource } from '../../../../../src/domain/metrics/metric';
import { checkWeight, parseNumber } from '../inline-edit/checks';
import { choiceOf, type PeriodChoice, periodOf } from '../period/period-choice';
import type { Mode } from './measure-choice';
import { chosenTarget, EMPTY_TARGET, type TargetDraft, targetDraftOf } from './target-draft';

/** The form as it stands, numbers still as typed. */
export interface KeyResultDraft {
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly period: PeriodChoice;
  readonly weight: string;
  readonly jql: string;
  readonly measure: Measure;
  readonly mode: Mode;
  readonly doneOnly: boolean;
  readonly timeRollup: JiraMeasureSource['timeRollup'];
  readonly untracked: JiraMeasureSource['untracked'];
  readonly target: TargetDraft;
}

export function emptyDraft(ownerId: string | null): KeyResultDraft {
  return {
    title: '',
    description: '',
    ownerId,
    period: { preset: 'none', start: '', end: '' },
    weight: '1',
    jql: '',
    measure: { kind: 'count' },
    mode: 'percent',
    doneOnly: true,
    timeRollup: 'self',
    untracked: 'exclude',
    target: PERCENT_TARGET,
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
  };
}

/** "All of it done" is what percent complete means unless somebody says otherwise. */
const PERCENT_TARGET: TargetDraft = { ...EMPTY_TARGET, target: '100' };

/** A measure without a done share takes the form to KPI mode by itself. */
export function withMeasure(draft: KeyResultDraft, measure: Measure): KeyResultDraft {
  const chosen = { ...draft, measure, doneOnly: doneOnlyDefault(measure) };
  return needsKpiMode(measure) ? withMode(chosen, 'kpi') : chosen;
}

/** The target's unit changes with the mode, so a target of the other mode is not kept. */
export function withMode(draft: KeyResultDraft, mode: Mode): KeyResultDraft {
  if (mode === draft.mode || (mode === 'percent' && needsKpiMode(draft.measure))) return draft;
  return { ...draft, mode, target: mode === 'percent' ? PERCENT_TARGET : EMPTY_TARGET };
}

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
  | 'upper';

export type DraftProblems = Partial<Record<DraftField, string>>;

function textProblems({ title, jql, weight }: KeyResultDraft): DraftProblems {
  const weightProblem = checkWeight(weight);
  return {
    ...(title.trim() === '' && { title: 'Write a title.' }),
    ...(jql.trim() === '' && { jql: 'Write a JQL query, such as project = ABC.' }),
    ...(weightProblem !== undefined && { weight: weightProblem }),
  };
}

export type CheckedDraft =
  | { readonly ok: true; readonly fields: KeyResultFields }
  | { readonly ok: false; readonly problems: DraftProblems };

export function checkDraft(draft: KeyResultDraft): CheckedDraft {
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
  return {
    ok: true,
    fields: {
      title: draft.title.trim(),
      description: draft.description.trim(),
      ownerId: draft.ownerId,
      period: period.period,
      weight,
      target: target.target,
      source: sourceOf(draft),
    },
  };
}
