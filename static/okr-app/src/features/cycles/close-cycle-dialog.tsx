import { useState } from 'react';
import SectionMessage from '@atlaskit/section-message';
import Select from '@atlaskit/select';
import type { CycleDto } from '../../../../../src/contract/cycles/calls';
import type { ObjectiveDto, OkrPageDto } from '../../../../../src/contract/dto';
import { isOpen } from '../../../../../src/domain/okr/closing';
import { isInCycle } from '../../../../../src/domain/okr/cycle';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';
import { cycleText } from '../period/cycle-days';
import { CloseCycleRow } from './close-cycle-row';
import { useCloseCycle } from './use-close-cycle';

interface CloseCycleDialogProps {
  readonly page: OkrPageDto;
  readonly cycle: CycleDto;
  readonly onClose: () => void;
}

/** All that is still open in a cycle, judged one by one and saved one by one. */
export default function CloseCycleDialog({ page, cycle, onClose }: CloseCycleDialogProps) {
  // Those of the beginning: what is closed meanwhile stays in the list, ticked off.
  const [objectives] = useState<readonly ObjectiveDto[]>(() =>
    page.objectives.filter((one) => one.canManage && isOpen(one) && isInCycle(one, cycle)),
  );
  const form = useCloseCycle({ page, cycle, objectives, onClose });
  const others = page.cycles.filter(({ id }) => id !== cycle.id);
  const options = others.map((one) => ({ value: one.id, label: cycleText(one) }));
  return (
    <FormDialog
      title={`Close ${cycle.name}`}
      submitText={submitText(form)}
      isWide
      isSaving={form.isSaving}
      isDirty={form.isDirty}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <p className="okr-closing-note">
        Each objective is saved on its own: what is done stays done if you stop half way. Key
        results are closed with the score their progress suggests; open an objective on its own to
        judge them one by one.
      </p>
      {form.hasFailed && (
        <SectionMessage appearance="warning" title="Some objectives were not closed">
          <p>The others are done. Each line below says what stood in the way.</p>
        </SectionMessage>
      )}
      {form.isCarrying && (
        <FormField label="Carry over into" isRequired problem={form.cycleProblem}>
          {(control) => (
            <Select
              inputId={control.id}
              isInvalid={control.isInvalid}
              options={options}
              value={options.find(({ value }) => value === form.targetId) ?? null}
              onChange={(option) => {
                form.chooseTarget(option?.value ?? null);
              }}
            />
          )}
        </FormField>
      )}
      <ol className="okr-list okr-close-cycle">
        {objectives.map((objective) => (
          <CloseCycleRow
            key={objective.id}
            objective={objective}
            line={form.lineOf(objective)}
            canCarry={others.length > 0}
            onChange={(line) => {
              form.change(objective, line);
            }}
          />
        ))}
      </ol>
    </FormDialog>
  );
}

function submitText({ hasFailed, isCarrying }: ReturnType<typeof useCloseCycle>): string {
  if (hasFailed) return 'Try the rest again';
  return isCarrying ? 'Close and carry over' : 'Close objectives';
}
