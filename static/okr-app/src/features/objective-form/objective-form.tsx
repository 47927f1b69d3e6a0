import SectionMessage from '@atlaskit/section-message';
import Textfield from '@atlaskit/textfield';
import type { ProjectDto } from '../../../../../src/contract/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { useOkrState, usePage } from '../../app/page-context';
import { useWord } from '../../app/use-words';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';
import { DescriptionField, OwnerField } from '../form-fields/form-fields';
import { PeriodPicker } from '../period/period-picker';
import { BACKLOG_TEXT } from '../period/quarter';
import { HomeFields, type PartProps } from './home-fields';
import { AlignmentFields, PeopleFields } from './more-fields';
import type { HomeChoice } from './objective-draft';
import { useObjectiveForm } from './use-objective-form';

interface ObjectiveFormProps {
  /** Projects to choose from; one on a project page. */
  readonly projects: readonly ProjectDto[];
  readonly onClose: () => void;
}

export default function ObjectiveForm({ projects, onClose }: ObjectiveFormProps) {
  const homes = useHomes(projects);
  const form = useObjectiveForm(homes, onClose);
  const { draft, change, problems, error } = form;
  const name = useWord('objective');
  const part = { draft, problems, onChange: change };
  return (
    <FormDialog
      title={`New ${name}`}
      submitText="Create"
      isWide
      isSaving={form.isSaving}
      isDirty={form.isDirty}
      onSubmit={form.submit}
      onClose={onClose}
    >
      {error !== null && (
        <div role="alert" className="okr-form-error">
          <SectionMessage appearance="error" title={`The ${name} was not saved`}>
            <p>{sentenceFor(error)}</p>
          </SectionMessage>
        </div>
      )}
      <div className="okr-form-columns">
        <div>
          <WordFields {...part} />
          <HomeFields {...part} homes={homes} projects={projects} />
          <AlignmentFields {...part} />
        </div>
        <div>
          <ScheduleFields {...part} />
          <PeopleFields {...part} />
        </div>
      </div>
    </FormDialog>
  );
}

/** The whole site first, for those who may write its objectives. */
function useHomes(projects: readonly ProjectDto[]): readonly HomeChoice[] {
  const { site } = usePage();
  const page = useOkrState().page;
  const isSiteOpen = site.project === null && page?.canManageSite === true;
  return [
    ...(isSiteOpen ? [{ projectId: null }] : []),
    ...projects.map(({ id }) => ({ projectId: id })),
  ];
}

function WordFields({ draft, problems, onChange }: PartProps) {
  return (
    <>
      <FormField
        label="Title"
        isRequired
        problem={problems.title}
        help="What you want to reach, in words. Key results will measure it."
      >
        {(control) => (
          <Textfield
            {...control}
            autoFocus
            placeholder="Such as: Customers trust every release"
            value={draft.title}
            onChange={(event) => {
              onChange({ title: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <DescriptionField
        value={draft.description}
        onChange={(description) => {
          onChange({ description });
        }}
      />
    </>
  );
}

function ScheduleFields({ draft, problems, onChange }: PartProps) {
  const { page } = useOkrState();
  return (
    <>
      <OwnerField
        value={draft.ownerId}
        onChange={(ownerId) => {
          onChange({ ownerId });
        }}
      />
      <FormField label="Period" problem={problems.period}>
        {(control) => (
          <PeriodPicker
            choice={draft.period}
            today={page?.today ?? ''}
            noneText={BACKLOG_TEXT}
            cycles={page?.cycles ?? []}
            control={control}
            onChange={(period) => {
              onChange({ period });
            }}
          />
        )}
      </FormField>
    </>
  );
}
