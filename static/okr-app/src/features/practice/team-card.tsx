import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import Textfield from '@atlaskit/textfield';
import type { PracticeDto, TeamDto } from '../../../../../src/contract/practice/calls';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { useCall } from '../../app/use-call';
import { FormField } from '../../components/form-field';
import { PeopleSelect } from '../../components/people-select';
import { ManyField } from './choice-fields';

interface TeamCardProps {
  readonly practice: PracticeDto;
  readonly team: TeamDto;
  /** The field that holds an issue’s team; `null` where nobody has said. */
  readonly fieldId: string | null;
  readonly onChange: (team: TeamDto) => void;
  readonly onRemove: () => void;
}

/** Who is in a team, and which issues are its own. */
export function TeamCard({ practice, team, fieldId, onChange, onRemove }: TeamCardProps) {
  const { canManage, components } = practice;
  const name = team.name === '' ? 'New team' : team.name;
  return (
    <fieldset className="okr-practice-group okr-practice-fieldset" disabled={!canManage}>
      <legend className="okr-practice-legend">{name}</legend>
      <FormField label="Name of the team" isRequired>
        {(control) => (
          <Textfield
            {...control}
            value={team.name}
            maxLength={60}
            onChange={(event) => {
              onChange({ ...team, name: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <FormField label="People">
        {(control) => (
          <PeopleSelect
            accountIds={team.memberIds}
            control={control}
            onChange={(memberIds) => {
              onChange({ ...team, memberIds });
            }}
          />
        )}
      </FormField>
      {(components.length > 0 || team.componentIds.length > 0) && (
        <ManyField
          label="Components it owns"
          help="Issues with one of them are this team’s, whoever is assigned."
          isDisabled={!canManage}
          options={components}
          chosen={team.componentIds}
          onChange={(componentIds) => {
            onChange({ ...team, componentIds });
          }}
        />
      )}
      {canManage && fieldId !== null && (
        <TeamValues
          key={fieldId}
          practice={practice}
          fieldId={fieldId}
          team={team}
          onChange={onChange}
        />
      )}
      {canManage && (
        <div>
          <Button spacing="compact" aria-label={`Remove ${name}`} onClick={onRemove}>
            Remove
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type TeamValuesProps = Pick<TeamCardProps, 'practice' | 'team' | 'onChange'> & {
  readonly fieldId: string;
};

/** Without it the field’s teams and these are strangers to each other. */
function TeamValues({ practice, fieldId, team, onChange }: TeamValuesProps) {
  const [asked] = useState({ projectId: practice.projectId, fieldId });
  const { data, error } = useCall('listFieldValues', asked);
  if (error !== null) return <p role="alert">{sentenceFor(error)}</p>;
  if (data === null) return <Spinner label="Reading the values of the team field" />;
  return (
    <ManyField
      label="Values of the team field that mean this team"
      help="Any other value is a team of its own."
      isDisabled={false}
      options={data}
      chosen={team.valueIds}
      onChange={(valueIds) => {
        onChange({ ...team, valueIds });
      }}
    />
  );
}
