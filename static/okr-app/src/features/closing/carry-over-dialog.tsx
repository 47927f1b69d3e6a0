import './closing.css';
import { useState } from 'react';
import Checkbox from '@atlaskit/checkbox';
import SectionMessage from '@atlaskit/section-message';
import Select from '@atlaskit/select';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { isOpen } from '../../../../../src/domain/okr/closing';
import { carryOver } from '../../app/closing-changes';
import { useOkrState, usePage } from '../../app/page-context';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';
import { cycleText } from '../period/cycle-days';
import { CarriedKeyResults } from './carried-key-results';
import { type CarryDraft, carryDraft, chosenKeyResults } from './carry-draft';
import type { ClosingTask } from './closing-context';
import { Refused } from './refused';

interface CarryOverDialogProps {
  readonly objective: ObjectiveDto;
  readonly onClose: () => void;
  readonly onNext: (task: ClosingTask) => void;
}

/** Copies an objective with the chosen key results into another cycle. */
export default function CarryOverDialog(props: CarryOverDialogProps) {
  const { objective, onClose } = props;
  const form = useCarryOver(props);
  const { draft, change } = form;
  const cycles = (useOkrState().page?.cycles ?? []).filter(({ id }) => id !== objective.cycleId);
  const options = cycles.map((cycle) => ({ value: cycle.id, label: cycleText(cycle) }));
  return (
    <FormDialog
      title="Carry over"
      submitText="Carry over"
      isWide
      isSaving={form.isSaving}
      isDirty={form.isDirty}
      onSubmit={form.submit}
      onClose={onClose}
    >
      {form.error !== null && <Refused title="It was not carried over" error={form.error} />}
      <p className="okr-closing-note">
        A copy of <strong>{objective.title}</strong> starts in another cycle, with a link back.
        History, check-ins and comments stay here.
      </p>
      {cycles.length === 0 ? (
        <NoCycle />
      ) : (
        <FormField label="Into" isRequired problem={form.problem}>
          {(control) => (
            <Select
              inputId={control.id}
              isInvalid={control.isInvalid}
              options={options}
              value={options.find(({ value }) => value === draft.cycleId) ?? null}
              onChange={(option) => {
                change({ ...draft, cycleId: option?.value ?? null });
              }}
            />
          )}
        </FormField>
      )}
      <CarriedKeyResults
        keyResults={objective.keyResults}
        chosen={draft.keyResults}
        onChange={(keyResults) => {
          change({ ...draft, keyResults });
        }}
      />
      {isOpen(objective) && (
        <Checkbox
          label="Then close the old one, with a score and a lesson"
          isChecked={draft.closesOld}
          onChange={(event) => {
            change({ ...draft, closesOld: event.currentTarget.checked });
          }}
        />
      )}
    </FormDialog>
  );
}

function NoCycle() {
  return (
    <SectionMessage appearance="information" title="There is no other cycle yet">
      <p>Jira admins and OKR managers add cycles under More → Cycles.</p>
    </SectionMessage>
  );
}

function useCarryOver({ objective, onClose, onNext }: CarryOverDialogProps) {
  const { store, showFlag, address } = usePage();
  const { page } = useOkrState();
  const [first] = useState(() => carryDraft(objective, page));
  const [draft, change] = useState<CarryDraft>(first);
  const [problem, setProblem] = useState<string>();
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const submit = async (): Promise<void> => {
    const { cycleId, closesOld } = draft;
    setProblem(cycleId === null ? 'Choose the cycle to carry it into.' : undefined);
    if (cycleId === null) return;
    setIsSaving(true);
    const answer = await store.make(carryOver(objective, cycleId, chosenKeyResults(draft)));
    setIsSaving(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    const { id } = answer.data;
    showFlag({
      kind: 'success',
      title: `“${objective.title}” was carried over`,
      action: {
        text: 'Open the copy',
        onClick: () => {
          address.open({ kind: 'objective', id });
        },
      },
    });
    onClose();
    if (closesOld && isOpen(objective)) onNext({ kind: 'close-objective', objective });
  };
  return {
    draft,
    change,
    problem,
    error,
    isSaving,
    isDirty: draft !== first,
    submit: () => void submit(),
  };
}
