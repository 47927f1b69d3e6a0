import { Checkbox } from '@atlaskit/checkbox';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { FormField } from '../../components/form-field';
import { LabelSelect } from '../../components/label-select';
import { PeopleSelect } from '../../components/people-select';
import { useKnownLabels } from '../people/use-known-labels';
import type { DraftProblems, KeyResultDraft } from './key-result-draft';

interface MoreFieldsProps {
  readonly draft: KeyResultDraft;
  readonly problems: DraftProblems;
  readonly onChange: (change: Partial<KeyResultDraft>) => void;
}

/** What most key results leave as it is. */
export function MoreFields({ draft, problems, onChange }: MoreFieldsProps) {
  const known = useKnownLabels();
  return (
    <>
      <FormField label="Contributors" help="They may check in, but not change the definition.">
        {(control) => (
          <PeopleSelect
            accountIds={draft.contributorIds}
            control={control}
            onChange={(contributorIds) => {
              onChange({ contributorIds });
            }}
          />
        )}
      </FormField>
      <FormField label="Labels">
        {(control) => (
          <LabelSelect
            labels={draft.labels}
            known={known}
            control={control}
            onChange={(labels) => {
              onChange({ labels });
            }}
          />
        )}
      </FormField>
      <FormField
        label="Weight"
        problem={problems.weight}
        help="Its share in the objective’s progress. 0 counts for nothing."
      >
        {(control) => (
          <Textfield
            {...control}
            inputMode="decimal"
            width="small"
            value={draft.weight}
            onChange={(event) => {
              onChange({ weight: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <Checkbox
        label="Counts in the objective’s progress"
        isChecked={draft.isInRollUp}
        onChange={(event) => {
          onChange({ isInRollUp: event.currentTarget.checked });
        }}
      />
      <FormField label="Description">
        {(control) => (
          <Textarea
            {...control}
            minimumRows={2}
            resize="smart"
            value={draft.description}
            onChange={(event) => {
              onChange({ description: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
    </>
  );
}
