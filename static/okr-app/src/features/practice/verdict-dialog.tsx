import { useState } from 'react';
import { RadioGroup } from '@atlaskit/radio';
import TextArea from '@atlaskit/textarea';
import type { SprintDto, SprintPracticeDto } from '../../../../../src/contract/practice/calls';
import type { GoalVerdict } from '../../../../../src/domain/metrics/catalogue/practice';
import { GOAL_VERDICTS } from '../../../../../src/domain/practice/sprint-verdict';
import { usePage } from '../../app/page-context';
import { FormDialog } from '../../components/form-dialog';
import { FieldProblem, FormField } from '../../components/form-field';
import { Refused } from '../closing/refused';
import { VERDICT_NAMES } from './practice-words';
import { type Fresh, useSaving } from './use-saving';

interface VerdictDialogProps {
  readonly projectId: string;
  readonly sprint: SprintDto;
  readonly fresh: Fresh<SprintPracticeDto>;
  readonly onClose: () => void;
}

interface VerdictDraft {
  readonly verdict: GoalVerdict | null;
  readonly note: string;
}

const NOTHING_SAID: VerdictDraft = { verdict: null, note: '' };

/** What people say of the goal, once the sprint is over. */
export function VerdictDialog({ projectId, sprint, fresh, onClose }: VerdictDialogProps) {
  const { call } = usePage();
  const [first] = useState<VerdictDraft>(() => sprint.verdict.value ?? NOTHING_SAID);
  const [verdict, setVerdict] = useState(first.verdict);
  const [note, setNote] = useState(first.note);
  const [isMissing, setIsMissing] = useState(false);
  const { isSaving, error, save } = useSaving(fresh);
  const submit = async (): Promise<void> => {
    setIsMissing(verdict === null);
    if (verdict === null) return;
    const isSaved = await save(() =>
      call('setSprintVerdict', {
        ...{ projectId, sprintId: sprint.id, version: sprint.verdict.version },
        verdict: { verdict, note },
      }),
    );
    if (isSaved) onClose();
  };
  return (
    <FormDialog
      title={`Goal of ${sprint.name}`}
      submitText="Save"
      isSaving={isSaving}
      isDirty={verdict !== first.verdict || note !== first.note}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {error !== null && <Refused title="The verdict was not saved" error={error} />}
      <p>{`“${sprint.goal}”`}</p>
      <fieldset className="okr-practice-fieldset">
        <legend className="okr-practice-legend">Was it met?</legend>
        <RadioGroup
          name="verdict"
          value={verdict}
          options={GOAL_VERDICTS.map((value) => ({
            name: 'verdict',
            value,
            label: VERDICT_NAMES[value],
          }))}
          onChange={(event) => {
            setVerdict(GOAL_VERDICTS.find((one) => one === event.currentTarget.value) ?? null);
          }}
        />
        {isMissing && <FieldProblem text="Choose one of the three." />}
      </fieldset>
      <FormField label="Note" help="What helped or hindered. It can be changed for two weeks.">
        {(control) => (
          <TextArea
            {...control}
            value={note}
            maxLength={2_000}
            onChange={(event) => {
              setNote(event.currentTarget.value);
            }}
          />
        )}
      </FormField>
    </FormDialog>
  );
}
