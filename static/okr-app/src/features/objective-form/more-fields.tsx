import { Checkbox } from '@atlaskit/checkbox';
import { FormField } from '../../components/form-field';
import { PeopleSelect } from '../../components/people-select';
import { ParentSelect } from '../alignment/parent-select';
import { ContributorsField, LabelsField, RollUpFields } from '../form-fields/form-fields';
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
        <RollUpFields
          whole="the parent"
          help="Its share in the parent’s progress."
          draft={draft}
          problem={problems.weight}
          onChange={onChange}
        />
      )}
    </>
  );
}

/** Who works on it, who follows it, and who sees it at all. */
export function PeopleFields({ draft, onChange }: PartProps) {
  return (
    <>
      <ContributorsField
        value={draft.contributorIds}
        onChange={(contributorIds) => {
          onChange({ contributorIds });
        }}
      />
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
      <LabelsField
        value={draft.labels}
        onChange={(labels) => {
          onChange({ labels });
        }}
      />
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
