import './closing.css';
import { useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import { formatPercent } from '../../../../../src/contract/wording';
import { closeKeyResult } from '../../app/closing-changes';
import { usePage } from '../../app/page-context';
import { FormDialog } from '../../components/form-dialog';
import { checkedClosing, type ClosingDraft, suggestedDraft } from './closing-draft';
import { ClosingFields } from './closing-fields';
import { FreezeNote } from './freeze-note';
import { Refused } from './refused';

interface CloseKeyResultDialogProps {
  readonly keyResult: KeyResultDto;
  readonly onClose: () => void;
}

export default function CloseKeyResultDialog({ keyResult, onClose }: CloseKeyResultDialogProps) {
  const { store, showFlag } = usePage();
  const [first] = useState(() => suggestedDraft(keyResult));
  const [draft, setDraft] = useState<ClosingDraft>(first);
  const [problem, setProblem] = useState<string>();
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const submit = async (): Promise<void> => {
    const checked = checkedClosing(draft);
    setProblem(checked.ok ? undefined : checked.problem);
    if (!checked.ok) return;
    setIsSaving(true);
    const answer = await store.make(closeKeyResult(keyResult, checked.words));
    setIsSaving(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    showFlag({ kind: 'success', title: `“${keyResult.title}” is closed` });
    onClose();
  };

  return (
    <FormDialog
      title="Close key result"
      submitText="Close key result"
      isSaving={isSaving}
      isDirty={draft !== first}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {error !== null && <Refused title="It was not closed" error={error} />}
      <FreezeNote title={keyResult.title} />
      <ClosingFields
        draft={draft}
        scoreProblem={problem}
        scoreHelp={scoreHelp(keyResult)}
        onChange={setDraft}
      />
    </FormDialog>
  );
}

function scoreHelp({ progress }: KeyResultDto): string {
  if (progress.visibility === 'withheld') return 'From 0 to 1. Its progress is withheld from you.';
  return progress.progress === null
    ? 'From 0 to 1. There is no data to suggest one from.'
    : `From 0 to 1. Suggested from its progress of ${formatPercent(progress.progress)}.`;
}
