import { Checkbox } from '@atlaskit/checkbox';
import Textfield from '@atlaskit/textfield';
import { FormField } from '../../components/form-field';
import { LabelSelect } from '../../components/label-select';
import { PeopleSelect } from '../../components/people-select';
import { ParentSelect } from '../alignment/parent-select';
import { useKnownLabels } from '../people/use-known-labels';
import type { PartProps } from './home-fields';

/** What it contributes to, and by how much. */
export function AlignmentFields({ draft, problems, onChange }: PartProps) {
  return (
    <>
      <FormField
        label="Parent objective"
        problem={problems.parentId}
        help="What it contributes to: any objective of this site, also of another project."
      >
        {(control) => (
          <ParentSelect
            objectiveId={null}
            parentId={draft.parentId}
            parent={null}
            control={control}
            onChange={(parentId) => {
              onChange({ parentId });
            }}
          />
        )}
      </FormField>
      {draft.parentId !== null && (
        <>
          <FormField
            label="Weight"
            problem={problems.weight}
            help="Its share in the parent’s progress."
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
            label="Counts in the parent’s progress"
            isChecked={draft.isInRollUp}
            onChange={(event) => {
              onChange({ isInRollUp: event.currentTarget.checked });
            }}
          />
        </>
      )}
    </>
  );
}

/** Who works on it, who follows it, and who sees it at all. */
export function PeopleFields({ draft, onChange }: PartProps) {
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
      <FormField label="Watchers">
        {(control) => (
          <PeopleSelect
            accountIds={draft.watcherIds}
            control={control}
            onChange={(watcherIds) => {
              onChange({ watcherIds });
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
      <Checkbox
        label="Private: only its owner, contributors and watchers, and those who manage OKRs here, see it"
        isChecked={draft.isPrivate}
        onChange={(event) => {
          onChange({ isPrivate: event.currentTarget.checked });
        }}
      />
    </>
  );
}
