import type { KeyResultClosing } from '../../../../../src/contract/cycles/calls';
import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import type { ClosingWords } from '../../../../../src/domain/okr/closing';
import { checkedClosing, type ClosingDraft, suggestedDraft } from './closing-draft';

export interface ObjectiveClosingDraft {
  readonly objective: ClosingDraft;
  /** By id, of what is open. */
  readonly keyResults: Readonly<Record<string, ClosingDraft>>;
}

/** What is postponed stays postponed. */
export const openKeyResults = ({ keyResults }: ObjectiveDto): readonly KeyResultDto[] =>
  keyResults.filter(({ lifecycle }) => lifecycle === 'active');

export function objectiveClosingDraft(objective: ObjectiveDto): ObjectiveClosingDraft {
  const drafts = openKeyResults(objective).map((one) => [one.id, suggestedDraft(one)]);
  return {
    objective: suggestedDraft(objective),
    keyResults: Object.fromEntries(drafts) as ObjectiveClosingDraft['keyResults'],
  };
}

export type CheckedObjectiveClosing =
  | {
      readonly ok: true;
      readonly words: ClosingWords;
      readonly keyResults: readonly KeyResultClosing[];
    }
  | {
      readonly ok: false;
      readonly problems: {
        readonly objective?: string;
        readonly keyResults: Readonly<Record<string, string>>;
      };
    };

export function checkedObjective(
  objective: ObjectiveDto,
  draft: ObjectiveClosingDraft,
): CheckedObjectiveClosing {
  const own = checkedClosing(draft.objective);
  const keyResults: KeyResultClosing[] = [];
  const problems: Record<string, string> = {};
  for (const { id, version } of openKeyResults(objective)) {
    const typed = draft.keyResults[id];
    const checked = typed === undefined ? null : checkedClosing(typed);
    if (checked?.ok === false) problems[id] = checked.problem;
    else if (checked !== null)
      keyResults.push({ keyResultId: id, version, closing: checked.words });
  }
  if (own.ok && Object.keys(problems).length === 0) {
    return { ok: true, words: own.words, keyResults };
  }
  return {
    ok: false,
    problems: { ...(own.ok ? {} : { objective: own.problem }), keyResults: problems },
  };
}
