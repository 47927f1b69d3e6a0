import Select from '@atlaskit/select';
import type { ParentDto } from '../../../../../src/contract/dto';
import { levelName } from '../../../../../src/contract/level-wording';
import type { ParentCandidateDto } from '../../../../../src/contract/objectives/calls';
import type { ControlProps } from '../../components/form-field';
import { useParentCandidates } from './use-parent-candidates';

interface ParentSelectProps {
  /** `null`: of one that is being written. */
  readonly objectiveId: string | null;
  readonly parentId: string | null;
  /** As it is shown until the list has come. */
  readonly parent: ParentDto | null;
  readonly control: ControlProps;
  readonly onChange: (parentId: string | null) => void;
  readonly isOpenAtFirst?: boolean;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

const NONE: Option = { value: '', label: 'None' };

/** Objectives of the whole site that the person may see, level by level. */
export function ParentSelect(props: ParentSelectProps) {
  const { objectiveId, parentId, parent, control, onChange, isOpenAtFirst = false } = props;
  const loaded = useParentCandidates(objectiveId);
  const groups = loaded.state === 'ready' ? groupsOf(loaded.candidates) : [];
  const options = groups.flatMap((group) => group.options);
  const chosen = options.find(({ value }) => value === parentId);
  return (
    <Select<Option>
      inputId={control.id}
      {...(control['aria-describedby'] !== undefined && {
        descriptionId: control['aria-describedby'],
      })}
      isInvalid={control.isInvalid}
      autoFocus={isOpenAtFirst}
      defaultMenuIsOpen={isOpenAtFirst}
      isLoading={loaded.state === 'loading'}
      options={[{ label: '', options: [NONE] }, ...groups]}
      value={chosen ?? knownOption(parentId, parent)}
      noOptionsMessage={() =>
        loaded.state === 'failed'
          ? 'The objectives could not be loaded. Close and open this to try again.'
          : 'No objective has this name.'
      }
      onChange={(option) => {
        if (option !== null) onChange(option.value === '' ? null : option.value);
      }}
    />
  );
}

function knownOption(parentId: string | null, parent: ParentDto | null): Option {
  if (parent?.visibility === 'shown' && parent.id === parentId) {
    return { value: parent.id, label: parent.title };
  }
  return NONE;
}

function groupsOf(candidates: readonly ParentCandidateDto[]) {
  const groups = new Map<string, Option[]>();
  for (const { id, title, level, projectKey } of candidates) {
    const name = [levelName(level), ...(projectKey === null ? [] : [projectKey])].join(' · ');
    groups.set(name, [...(groups.get(name) ?? []), { value: id, label: title }]);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}
