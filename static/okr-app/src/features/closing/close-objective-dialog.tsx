import './closing.css';
import { useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { formatPercent } from '../../../../../src/contract/wording';
import { closeObjective } from '../../app/closing-changes';
import { usePage } from '../../app/page-context';
import { FormDialog } from '../../components/form-dialog';
import { ClosingFields } from './closing-fields';
import { FreezeNote } from './freeze-note';
import { KeyResultJudgements } from './key-result-judgements';
import { checkedObjective, objectiveClosingDraft, openKeyResults } from './objective-closing';
import { Refused } from './refused';

interface CloseObjectiveDialogProps {
  readonly objective: ObjectiveDto;
  readonly onClose: () => void;
}

/** An objective and everything open under it, judged in one go. */
export default function CloseObjectiveDialog(props: CloseObjectiveDialogProps) {
  const { objective, onClose } = props;
  const form = useCloseObjective(props);
  const open = openKeyResults(objective);
  return (
    <FormDialog
      title="Close objective"
      submitText="Close objective"
      isWide={open.length > 0}
      isSaving={form.isSaving}
      isDirty={form.isDirty}
      onSubmit={form.submit}
      onClose={onClose}
    >
      {form.error !== null && <Refused title="It was not closed" error={form.error} />}
      <FreezeNote title={objective.title} />
      <ClosingFields
        draft={form.draft.objective}
        scoreProblem={form.problems.objective}
        scoreHelp={scoreHelp(objective)}
        onChange={(next) => {
          form.change({ ...form.draft, objective: next });
        }}
      />
      <KeyResultJudgements
        keyResults={open}
        drafts={form.draft.keyResults}
        problems={form.problems.keyResults}
        onChange={(keyResults) => {
          form.change({ ...form.draft, keyResults });
        }}
      />
    </FormDialog>
  );
}

function scoreHelp({ progress: { visibility, progress } }: ObjectiveDto): string {
  if (visibility === 'withheld') return 'From 0 to 1. Its progress is withheld from you.';
  return progress === null
    ? 'From 0 to 1. There is no data to suggest one from.'
    : `From 0 to 1. Suggested from its progress of ${formatPercent(progress)}.`;
}

function useCloseObjective({ objective, onClose }: CloseObjectiveDialogProps) {
  const { store, showFlag } = usePage();
  const [first] = useState(() => objectiveClosingDraft(objective));
  const [draft, change] = useState(first);
  const [problems, setProblems] = useState<{
    readonly objective?: string;
    readonly keyResults: Readonly<Record<string, string>>;
  }>({ keyResults: {} });
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const submit = async (): Promise<void> => {
    const checked = checkedObjective(objective, draft);
    setProblems(checked.ok ? { keyResults: {} } : checked.problems);
    if (!checked.ok) return;
    setIsSaving(true);
    const answer = await store.make(closeObjective(objective, checked.words, checked.keyResults));
    setIsSaving(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    showFlag({ kind: 'success', title: `“${objective.title}” is closed` });
    onClose();
  };
  return {
    draft,
    change,
    problems,
    error,
    isSaving,
    isDirty: draft !== first,
    submit: () => void submit(),
  };
}
