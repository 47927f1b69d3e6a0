import Select from '@atlaskit/select';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { FormField } from '../../components/form-field';
import { type ClosingDraft, withOutcome } from './closing-draft';
import { OUTCOME_OPTIONS } from './outcome-words';

interface ClosingFieldsProps {
  readonly draft: ClosingDraft;
  readonly scoreProblem: string | undefined;
  /** Where the suggested score comes from. */
  readonly scoreHelp: string;
  readonly onChange: (draft: ClosingDraft) => void;
}

/** How it ended, in the judgement of who closes it. */
export function ClosingFields(props: ClosingFieldsProps) {
  const { draft, scoreProblem, scoreHelp, onChange } = props;
  return (
    <>
      <div className="okr-columns">
        <FormField label="Outcome" isRequired>
          {(control) => (
            <Select
              inputId={control.id}
              isSearchable={false}
              options={OUTCOME_OPTIONS}
              value={OUTCOME_OPTIONS.find(({ value }) => value === draft.outcome) ?? null}
              onChange={(option) => {
                if (option !== null) onChange(withOutcome(draft, option.value));
              }}
            />
          )}
        </FormField>
        <FormField label="Score" problem={scoreProblem} help={scoreHelp}>
          {(control) => (
            <Textfield
              {...control}
              inputMode="decimal"
              value={draft.score}
              onChange={(event) => {
                onChange({ ...draft, score: event.currentTarget.value });
              }}
            />
          )}
        </FormField>
      </div>
      <FormField
        label="Lesson"
        help="What you learned, for whoever plans the next cycle. It is shown in the period report."
      >
        {(control) => (
          <Textarea
            id={control.id}
            aria-describedby={control['aria-describedby']}
            minimumRows={3}
            resize="smart"
            value={draft.lesson}
            onChange={(event) => {
              onChange({ ...draft, lesson: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
    </>
  );
}
