import type { ObjectiveFields } from '../../../../../src/contract/api';
import type { ApiError } from '../../../../../src/contract/api-result';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { parseNumber } from '../inline-edit/checks';
import { choiceOf, type PeriodChoice, periodOf } from '../period/period-choice';
import { quarterAround } from '../period/quarter';

export interface ObjectiveDraft {
  readonly projectId: string | null;
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly period: PeriodChoice;
  readonly weight: string;
  readonly parentId: string | null;
}

export type ObjectiveProblems = Partial<
  Record<'projectId' | 'title' | 'period' | 'weight' | 'parentId', string>
>;

/** A new objective is the writer's own and runs this quarter unless they say otherwise. */
export function emptyObjectiveDraft(from: {
  readonly ownerId: string | null;
  readonly today: string;
  readonly projectId: string | null;
}): ObjectiveDraft {
  const { ownerId, today, projectId } = from;
  return {
    projectId,
    title: '',
    description: '',
    ownerId,
    period: choiceOf(quarterAround(today), today),
    weight: '1',
    parentId: null,
  };
}

export type CheckedObjective =
  | { readonly ok: true; readonly projectId: string; readonly fields: ObjectiveFields }
  | { readonly ok: false; readonly problems: ObjectiveProblems };

export function checkObjectiveDraft(draft: ObjectiveDraft): CheckedObjective {
  const period = periodOf(draft.period);
  const weight = parseNumber(draft.weight);
  const problems: ObjectiveProblems = {
    ...(draft.projectId === null && { projectId: 'Choose the project it belongs to.' }),
    ...(draft.title.trim() === '' && { title: 'Write a title.' }),
    ...(!period.ok && { period: period.problem }),
    ...((weight === null || weight < 0) && { weight: 'A weight is a number, 0 or more.' }),
  };
  const { projectId } = draft;
  if (projectId === null || !period.ok || weight === null || Object.keys(problems).length > 0) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    projectId,
    fields: {
      title: draft.title.trim(),
      description: draft.description.trim(),
      ownerId: draft.ownerId,
      period: period.period,
      weight,
      parentId: draft.parentId,
    },
  };
}

const FIELDS = ['projectId', 'title', 'period', 'weight', 'parentId'] as const;

/** The server's refusal at the field it is about; nothing for refusals about the whole. */
export function problemsOfError(error: ApiError): ObjectiveProblems {
  const field = FIELDS.find((name) => error.field?.split('.')[0] === name);
  return field === undefined ? {} : { [field]: sentenceFor(error) };
}
