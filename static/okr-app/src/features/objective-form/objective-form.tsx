import { useState } from 'react';
import SectionMessage from '@atlaskit/section-message';
import Select from '@atlaskit/select';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { ProjectDto } from '../../../../../src/contract/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { createObjective } from '../../app/objective-changes';
import { useOkrState, usePage } from '../../app/page-context';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';
import { PersonSelect } from '../../components/person-select';
import { PeriodPicker } from '../period/period-picker';
import {
  checkObjectiveDraft,
  emptyObjectiveDraft,
  type ObjectiveDraft,
  type ObjectiveProblems,
  problemsOfError,
} from './objective-draft';

interface ObjectiveFormProps {
  /** Projects to choose from; one on a project page. */
  readonly projects: readonly ProjectDto[];
  readonly onClose: () => void;
}

export default function ObjectiveForm({ projects, onClose }: ObjectiveFormProps) {
  const { draft, change, problems, error, isSaving, isDirty, submit } = useObjectiveForm(
    projects,
    onClose,
  );
  const today = useOkrState().page?.today ?? '';
  return (
    <FormDialog
      title="New objective"
      submitText="Create"
      isSaving={isSaving}
      isDirty={isDirty}
      onSubmit={submit}
      onClose={onClose}
    >
      {error !== null && (
        <div role="alert" className="okr-form-error">
          <SectionMessage appearance="error" title="The objective was not saved">
            <p>{sentenceFor(error)}</p>
          </SectionMessage>
        </div>
      )}
      {projects.length > 1 && (
        <ProjectField projects={projects} draft={draft} problems={problems} onChange={change} />
      )}
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
              change({ title: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <FormField label="Description">
        {(control) => (
          <Textarea
            {...control}
            minimumRows={2}
            resize="smart"
            value={draft.description}
            onChange={(event) => {
              change({ description: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <FormField label="Owner">
        {(control) => (
          <PersonSelect
            accountId={draft.ownerId}
            control={control}
            onChange={(ownerId) => {
              change({ ownerId });
            }}
          />
        )}
      </FormField>
      <FormField label="Period" problem={problems.period}>
        {(control) => (
          <PeriodPicker
            choice={draft.period}
            today={today}
            noneText="No dates"
            control={control}
            onChange={(period) => {
              change({ period });
            }}
          />
        )}
      </FormField>
      <ParentFields draft={draft} problems={problems} onChange={change} />
    </FormDialog>
  );
}

interface PartProps {
  readonly draft: ObjectiveDraft;
  readonly problems: ObjectiveProblems;
  readonly onChange: (change: Partial<ObjectiveDraft>) => void;
}

function ProjectField({
  projects,
  draft,
  problems,
  onChange,
}: PartProps & { readonly projects: readonly ProjectDto[] }) {
  const options = projects.map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` }));
  return (
    <FormField label="Project" isRequired problem={problems.projectId}>
      {(control) => (
        <Select
          inputId={control.id}
          {...(control['aria-describedby'] !== undefined && {
            descriptionId: control['aria-describedby'],
          })}
          isInvalid={control.isInvalid}
          options={options}
          value={options.find(({ value }) => value === draft.projectId) ?? null}
          onChange={(option) => {
            onChange({ projectId: option?.value ?? null, parentId: null });
          }}
        />
      )}
    </FormField>
  );
}

function ParentFields({ draft, problems, onChange }: PartProps) {
  const objectives = useOkrState().page?.objectives ?? [];
  const parents = [
    { value: '', label: 'None' },
    ...objectives
      .filter(
        ({ projectId, lifecycle }) =>
          lifecycle === 'active' && (draft.projectId === null || projectId === draft.projectId),
      )
      .map(({ id, title }) => ({ value: id, label: title })),
  ];
  return (
    <div className="okr-columns">
      <FormField label="Parent objective" problem={problems.parentId}>
        {(control) => (
          <Select
            inputId={control.id}
            {...(control['aria-describedby'] !== undefined && {
              descriptionId: control['aria-describedby'],
            })}
            options={parents}
            value={parents.find(({ value }) => value === (draft.parentId ?? '')) ?? null}
            onChange={(option) => {
              const id = option?.value ?? '';
              onChange({ parentId: id === '' ? null : id });
            }}
          />
        )}
      </FormField>
      <FormField
        label="Weight"
        problem={problems.weight}
        help="Its share in the parent’s progress."
      >
        {(control) => (
          <Textfield
            {...control}
            inputMode="decimal"
            value={draft.weight}
            onChange={(event) => {
              onChange({ weight: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
    </div>
  );
}

function useObjectiveForm(projects: readonly ProjectDto[], onClose: () => void) {
  const { store, site, showFlag, address } = usePage();
  const today = useOkrState().page?.today ?? '';
  const [first] = useState(() =>
    emptyObjectiveDraft({
      ownerId: site.accountId,
      today,
      projectId: projects.length === 1 ? (projects[0]?.id ?? null) : null,
    }),
  );
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState<ObjectiveProblems>({});
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const submit = async (): Promise<void> => {
    const checked = checkObjectiveDraft(draft);
    setProblems(checked.ok ? {} : checked.problems);
    setError(null);
    if (!checked.ok) return;
    setIsSaving(true);
    const answer = await store.make(createObjective(checked.projectId, checked.fields));
    setIsSaving(false);
    if (answer.ok) {
      showFlag({ kind: 'success', title: 'Objective created' });
      onClose();
      address.open({ kind: 'objective', id: answer.data.id });
      return;
    }
    setProblems(problemsOfError(answer.error));
    setError(answer.error);
  };
  return {
    draft,
    isDirty: draft !== first,
    problems,
    error,
    isSaving,
    submit: () => void submit(),
    change: (part: Partial<ObjectiveDraft>) => {
      setDraft((before) => ({ ...before, ...part }));
    },
  };
}
