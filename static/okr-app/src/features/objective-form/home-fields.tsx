import Select from '@atlaskit/select';
import type { ProjectDto } from '../../../../../src/contract/dto';
import { levelName } from '../../../../../src/contract/level-wording';
import { levelProblem } from '../../../../../src/domain/okr/objective';
import type { Home } from '../../../../../src/domain/shared/ids';
import { useOkrState } from '../../app/page-context';
import { FormField } from '../../components/form-field';
import {
  type HomeChoice,
  type ObjectiveDraft,
  type ObjectiveProblems,
  usualLevel,
} from './objective-draft';

export interface PartProps {
  readonly draft: ObjectiveDraft;
  readonly problems: ObjectiveProblems;
  readonly onChange: (change: Partial<ObjectiveDraft>) => void;
}

interface HomeFieldsProps extends PartProps {
  /** Where the person may create objectives; `null` of a project stands for the whole site. */
  readonly homes: readonly HomeChoice[];
  readonly projects: readonly ProjectDto[];
}

/** Where the objective belongs, and on which level. Asked only where there is a choice. */
export function HomeFields(props: HomeFieldsProps) {
  return (
    <div className="okr-columns">
      {props.homes.length > 1 && <HomeField {...props} />}
      <LevelField {...props} />
    </div>
  );
}

const SITE = 'site';

function HomeField({ homes, projects, draft, problems, onChange }: HomeFieldsProps) {
  const options = homes.flatMap((home) => {
    if (home === null) return [];
    const project = projects.find(({ id }) => id === home.projectId);
    const label = project === undefined ? 'Whole site' : `${project.name} (${project.key})`;
    return [{ value: home.projectId ?? SITE, label }];
  });
  const chosen = draft.home === null ? null : (draft.home.projectId ?? SITE);
  return (
    <FormField label="Belongs to" isRequired problem={problems.projectId}>
      {(control) => (
        <Select
          inputId={control.id}
          {...(control['aria-describedby'] !== undefined && {
            descriptionId: control['aria-describedby'],
          })}
          isInvalid={control.isInvalid}
          placeholder="Choose a project or the whole site"
          options={options}
          value={options.find(({ value }) => value === chosen) ?? null}
          onChange={(option) => {
            const home =
              option === null ? null : { projectId: option.value === SITE ? null : option.value };
            onChange({ home, level: usualLevel(home) });
          }}
        />
      )}
    </FormField>
  );
}

function LevelField({ draft, problems, onChange }: PartProps) {
  const levels = useOkrState().page?.siteRules.levels ?? [];
  // The rule reads a project's id as any text that is there.
  const home = (draft.home?.projectId ?? null) as Home;
  const options = levels
    .filter((level) => draft.home === null || levelProblem(level, home) === null)
    .map((level) => ({ value: level, label: levelName(level) }));
  if (options.length < 2 && problems.level === undefined) return null;
  return (
    <FormField label="Level" problem={problems.level}>
      {(control) => (
        <Select
          inputId={control.id}
          {...(control['aria-describedby'] !== undefined && {
            descriptionId: control['aria-describedby'],
          })}
          isInvalid={control.isInvalid}
          options={options}
          value={options.find(({ value }) => value === draft.level) ?? null}
          onChange={(option) => {
            if (option !== null) onChange({ level: option.value });
          }}
        />
      )}
    </FormField>
  );
}
