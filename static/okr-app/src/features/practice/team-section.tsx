import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import Textfield from '@atlaskit/textfield';
import type { PracticeDto, TeamDto, TeamsDto } from '../../../../../src/contract/practice/calls';
import { usePage } from '../../app/page-context';
import { FormField } from '../../components/form-field';
import { PeopleSelect } from '../../components/people-select';
import { ChoiceField } from './choice-fields';
import { SaidBy, SaveBar } from './save-bar';
import { type Fresh, useDraft, useSaving } from './use-saving';

interface SectionProps {
  readonly practice: PracticeDto;
  readonly fresh: Fresh<PracticeDto>;
}

/** Who works together, for dependencies and collaboration; never to rank people. */
export function TeamSection({ practice, fresh }: SectionProps) {
  const { call } = usePage();
  const { projectId, canManage } = practice;
  const [draft, setDraft] = useDraft<Partial<TeamsDto>>(`${projectId} teams`);
  const { isSaving, error, save } = useSaving(fresh);
  const said = { ...practice.teams.value, ...draft };
  const change = (next: Partial<TeamsDto>): void => {
    setDraft({ ...draft, ...next });
  };
  const submit = async (): Promise<void> => {
    const isSaved = await save(() =>
      call('setTeams', { projectId, version: practice.teams.version, teams: said }),
    );
    if (isSaved) setDraft(null);
  };
  return (
    <>
      <p>
        Teams tell apart work that waits for others from work that does not. Only account ids are
        kept, and they are erased when an account is closed.
      </p>
      <ChoiceField
        label="Field that holds an issue’s team"
        help="Left out, an issue belongs to the team of its assignee, else to the project."
        isDisabled={!canManage}
        options={practice.fields}
        chosen={said.fieldId}
        onChange={(fieldId) => {
          change({ fieldId });
        }}
      />
      {said.teams.length === 0 && (
        <p>
          {canManage
            ? 'No team is named yet: the whole project counts as one. Add teams when several work here.'
            : 'No team is named yet: the whole project counts as one.'}
        </p>
      )}
      {said.teams.map((team) => (
        <TeamCard
          key={team.id}
          team={team}
          canManage={canManage}
          onChange={(next) => {
            change({ teams: said.teams.map((one) => (one.id === team.id ? next : one)) });
          }}
          onRemove={() => {
            change({ teams: said.teams.filter(({ id }) => id !== team.id) });
          }}
        />
      ))}
      {canManage && (
        <div>
          <Button
            onClick={() => {
              const team = { id: crypto.randomUUID(), name: '', memberIds: [] };
              change({ teams: [...said.teams, team] });
            }}
          >
            Add team
          </Button>
        </div>
      )}
      <Checkbox
        label="Metrics about what people do (off by default; a Jira admin decides)"
        isChecked={said.arePersonMetricsOn}
        isDisabled={!canManage}
        onChange={(event) => {
          change({ arePersonMetricsOn: event.currentTarget.checked });
        }}
      />
      <p className="okr-subtle">
        Even then they are shown for groups of at least five people only, and never as a ranking.
      </p>
      <SaveBar
        isDirty={draft !== null}
        isSaving={isSaving}
        error={error}
        onSave={() => void submit()}
        onDiscard={() => {
          setDraft(null);
        }}
      />
      <SaidBy {...practice.teams} />
    </>
  );
}

interface TeamCardProps {
  readonly team: TeamDto;
  readonly canManage: boolean;
  readonly onChange: (team: TeamDto) => void;
  readonly onRemove: () => void;
}

function TeamCard({ team, canManage, onChange, onRemove }: TeamCardProps) {
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
