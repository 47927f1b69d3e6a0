import {
  ContributorsField,
  DescriptionField,
  LabelsField,
  RollUpFields,
} from '../form-fields/form-fields';
import type { DraftProblems, KeyResultDraft } from './key-result-draft';

interface MoreFieldsProps {
  readonly draft: KeyResultDraft;
  readonly problems: DraftProblems;
  readonly onChange: (change: Partial<KeyResultDraft>) => void;
}

/** What most key results leave as it is. */
export function MoreFields({ draft, problems, onChange }: MoreFieldsProps) {
  return (
    <>
      <ContributorsField
        value={draft.contributorIds}
        onChange={(contributorIds) => {
          onChange({ contributorIds });
        }}
      />
      <LabelsField
        value={draft.labels}
        onChange={(labels) => {
          onChange({ labels });
        }}
      />
      <RollUpFields
        whole="the objective"
        help="Its share in the objective’s progress. 0 counts for nothing."
        draft={draft}
        problem={problems.weight}
        onChange={onChange}
      />
      <DescriptionField
        value={draft.description}
        onChange={(description) => {
          onChange({ description });
        }}
      />
    </>
  );
}
