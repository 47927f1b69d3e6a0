import type { ObjectiveFields } from '../../../../../src/contract/api';
import type { CycleDto } from '../../../../../src/contract/cycles/calls';
import type { ApiError } from '../../../../../src/contract/api-result';
import { sentenceFor } from '../../../../../src/contract/reasons';
import type { Level } from '../../../../../src/domain/okr/objective';
import { parseNumber } from '../inline-edit/checks';
import { type PeriodChoice, periodOf, usualChoice } from '../period/period-choice';

/** Where an objective belongs: to a project, to the whole site, or nobody has said yet. */
export type HomeChoice = { readonly projectId: string | null } | null;

export interface ObjectiveDraft {
  readonly home: HomeChoice;
  readonly level: Level;
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly contributorIds: readonly string[];
  readonly watcherIds: readonly string[];
  readonly labels: readonly string[];
  readonly isPrivate: boolean;
  readonly period: PeriodChoice;
  readonly weight: string;
  readonly isInRollUp: boolean;
  readonly parentId: string | null;
}

export type ObjectiveProblems = Partial<
  Record<'projectId' | 'level' | 'title' | 'period' | 'weight' | 'parentId', string>
>;

/** A new objective is the writer's own and runs in the current cycle unless they say otherwise. */
export function emptyObjectiveDraft(from: {
  readonly ownerId: string | null;
  readonly today: string;
  readonly home: HomeChoice;
  readonly cycles: readonly CycleDto[];
}): ObjectiveDraft {
  const { ownerId, today, home, cycles } = from;
  return {
    home,
    level: usualLevel(home),
    title: '',
    description: '',
    ownerId,
    contributorIds: [],
    watcherIds: [],
    labels: [],
    isPrivate: false,
    period: usualChoice(cycles, today),
    weight: '1',
    isInRollUp: true,
    parentId: null,
  };
}

/** The level most objectives of that home have. */
export const usualLevel = (home: HomeChoice): Level =>
  home !== null && home.projectId === null ? 'company' : 'project';

export type CheckedObjective =
  | { readonly ok: true; readonly projectId: string | null; readonly fields: ObjectiveFields }
  | { readonly ok: false; readonly problems: ObjectiveProblems };

export function checkObjectiveDraft(draft: ObjectiveDraft): CheckedObjective {
  const period = periodOf(draft.period);
  const weight = parseNumber(draft.weight);
  const problems: ObjectiveProblems = {
    ...(draft.home === null && { projectId: 'Choose where it belongs.' }),
    ...(draft.title.trim() === '' && { title: 'Write a title.' }),
    ...(!period.ok && { period: period.problem }),
    ...((weight === null || weight < 0) && { weight: 'A weight is a number, 0 or more.' }),
  };
  const { home } = draft;
  if (home === null || !period.ok || weight === null || Object.keys(problems).length > 0) {
    return { ok: false, problems };
  }
  const { level, ownerId, contributorIds, watcherIds, labels, isPrivate } = draft;
  return {
    ok: true,
    projectId: home.projectId,
    fields: {
      title: draft.title.trim(),
      description: draft.description.trim(),
      ...{ level, ownerId, contributorIds, watcherIds, labels, isPrivate },
      period: period.period,
      cycleId: draft.period.cycleId,
      weight,
      isInRollUp: draft.isInRollUp,
      parentId: draft.parentId,
    },
  };
}

const FIELDS = ['projectId', 'level', 'title', 'period', 'weight', 'parentId'] as const;

/** The server's refusal at the field it is about; nothing for refusals about the whole. */
export function problemsOfError(error: ApiError): ObjectiveProblems {
  const field = FIELDS.find((name) => error.field?.split('.')[0] === name);
  return field === undefined ? {} : { [field]: sentenceFor(error) };
}
