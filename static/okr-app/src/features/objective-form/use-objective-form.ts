import { useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import { createObjective } from '../../app/objective-changes';
import { wordOf } from '../../../../../src/domain/okr/words';
import { useOkrState, usePage } from '../../app/page-context';
import { useWords } from '../../app/use-words';
import {
  checkObjectiveDraft,
  emptyObjectiveDraft,
  type HomeChoice,
  type ObjectiveDraft,
  type ObjectiveProblems,
  problemsOfError,
} from './objective-draft';

/** Not its details: below the row stands what to do next, adding a key result. */
function showRow(id: string): void {
  requestAnimationFrame(() => {
    document.getElementById(`objective-${id}`)?.scrollIntoView({ block: 'center' });
  });
}

/** What is typed, what is wrong with it, and the way to save it. Refused input stays. */
export function useObjectiveForm(homes: readonly HomeChoice[], onClose: () => void) {
  const { store, site, showFlag } = usePage();
  const { page } = useOkrState();
  const words = useWords();
  const [first] = useState(() =>
    emptyObjectiveDraft({
      ownerId: site.accountId,
      today: page?.today ?? '',
      cycles: page?.cycles ?? [],
      home: homes.length === 1 ? (homes[0] ?? null) : null,
    }),
  );
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState<ObjectiveProblems>({});
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const submit = async (): Promise<void> => {
    const checked = checkObjectiveDraft(draft);
    setProblems(checked.ok ? {} : checked.problems);
    setError(null);
    if (!checked.ok) return;
    setIsSaving(true);
    const answer = await store.make(createObjective(checked.projectId, checked.fields));
    setIsSaving(false);
    if (answer.ok) {
      showFlag({ kind: 'success', title: `${wordOf(words, 'objective')} created` });
      onClose();
      showRow(answer.data.id);
      return;
    }
    setProblems(problemsOfError(answer.error));
    setError(answer.error);
  };
  return {
    draft,
    isDirty: draft !== first,
    problems,
    error,
    isSaving,
    submit: () => void submit(),
    change: (part: Partial<ObjectiveDraft>) => {
      setDraft((before) => ({ ...before, ...part }));
    },
  };
}
