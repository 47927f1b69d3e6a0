import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import type { PracticeDto, TeamsDto } from '../../../../../src/contract/practice/calls';
import { usePage } from '../../app/page-context';
import { copyPath } from '../actions/copy-link';
import { ChoiceField } from './choice-fields';
import { SaidBy, SaveBar } from './save-bar';
import { TeamCard } from './team-card';
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
        help="An issue without a team there belongs to the team that owns one of its components, else to that of its assignee, else to the project."
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
          practice={practice}
          team={team}
          fieldId={said.fieldId}
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
              const team = {
                id: crypto.randomUUID(),
                name: '',
                memberIds: [],
                componentIds: [],
                valueIds: [],
              };
              change({ teams: [...said.teams, team] });
            }}
          >
            Add team
          </Button>
        </div>
      )}
      <PersonMetrics
        mayDecide={practice.mayDecideAboutPeople}
        isOn={said.arePersonMetricsOn}
        onChange={(arePersonMetricsOn) => {
          change({ arePersonMetricsOn });
        }}
      />
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

interface PersonMetricsProps {
  readonly mayDecide: boolean;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

const TEAMS_PATH = '/practice?section=teams';

/** Off unless a Jira admin turns them on; everybody else is told whom to ask, and with what. */
function PersonMetrics({ mayDecide, isOn, onChange }: PersonMetricsProps) {
  const services = usePage();
  return (
    <>
      <Checkbox
        label="Metrics about what people do (off by default; a Jira admin decides)"
        isChecked={isOn}
        isDisabled={!mayDecide}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
      {!mayDecide && (
        <p className="okr-practice-hint">
          {`Only a Jira admin can turn them ${isOn ? 'off' : 'on'}, with this very checkbox: on the page “How we work” of this project, under Teams. Send one of your admins the link.`}{' '}
          <Button spacing="compact" onClick={() => void copyPath(services, TEAMS_PATH)}>
            Copy link for an admin
          </Button>
        </p>
      )}
      <p className="okr-subtle">
        Even then they are shown for groups of at least five people only, and never as a ranking.
      </p>
    </>
  );
}
