import { useState } from 'react';
import SectionMessage from '@atlaskit/section-message';
import Select from '@atlaskit/select';
import Textarea from '@atlaskit/textarea';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { statusLabel } from '../../../../../src/contract/wording';
import { type ManualStatus, SETTABLE_STATUSES } from '../../../../../src/domain/okr/manual-status';
import type { ProgressStatus } from '../../../../../src/domain/okr/status';
import { usePage } from '../../app/page-context';
import { setManualStatus, type TypedStatus } from '../../app/status-changes';
import { useWords } from '../../app/use-words';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';

const ENDS: readonly { readonly value: ManualStatus['until']; readonly label: string }[] = [
  { value: 'next-update', label: 'Until the value changes by itself' },
  { value: 'resumed', label: 'Until somebody resumes the computed status' },
];

interface ManualStatusFormProps {
  readonly keyResult: KeyResultDto;
  readonly onClose: () => void;
}

/** A person's judgement with its reason; the computed status stays beside it. */
export default function ManualStatusForm({ keyResult, onClose }: ManualStatusFormProps) {
  const form = useManualStatusForm(keyResult, onClose);
  const { draft, change } = form;
  const words = useWords();
  const statuses = SETTABLE_STATUSES.map((value) => ({ value, label: statusLabel(value, words) }));
  const computed = statusLabel(keyResult.progress.automaticStatus, words);
  return (
    <FormDialog
      title="Set the status by hand"
      submitText="Set status"
      isSaving={form.isSaving}
      isDirty={form.isDirty}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <p className="okr-subtle">
        Of “{keyResult.title}”. The rule says: {computed}. Both are shown.
      </p>
      {form.error !== null && (
        <div role="alert" className="okr-form-error">
          <SectionMessage appearance="error" title="The status was not set">
            <p>{sentenceFor(form.error)}</p>
          </SectionMessage>
        </div>
      )}
      <FormField label="Status" isRequired>
        {(control) => (
          <Select
            inputId={control.id}
            options={statuses}
            value={statuses.find(({ value }) => value === draft.status) ?? null}
            onChange={(option) => {
              if (option !== null) change({ status: option.value });
            }}
          />
        )}
      </FormField>
      <FormField label="It holds" isRequired>
        {(control) => (
          <Select
            inputId={control.id}
            options={ENDS}
            value={ENDS.find(({ value }) => value === draft.until) ?? null}
            onChange={(option) => {
              if (option !== null) change({ until: option.value });
            }}
          />
        )}
      </FormField>
      <FormField
        label="Why"
        help="What the number does not tell. Everybody who sees it can read this."
      >
        {(control) => (
          <Textarea
            {...control}
            minimumRows={3}
            resize="smart"
            maxLength={2000}
            value={draft.note}
            onChange={(event) => {
              change({ note: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
    </FormDialog>
  );
}

function useManualStatusForm(keyResult: KeyResultDto, onClose: () => void) {
  const { store, showFlag } = usePage();
  const [first] = useState<TypedStatus>(() => firstDraft(keyResult));
  const [draft, setDraft] = useState(first);
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const submit = async (): Promise<void> => {
    setError(null);
    setIsSaving(true);
    const answer = await store.make(setManualStatus(keyResult, draft));
    setIsSaving(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    showFlag({ kind: 'success', title: 'Status set by hand' });
    onClose();
  };
  return {
    draft,
    error,
    isSaving,
    isDirty: draft !== first,
    submit: () => void submit(),
    change: (part: Partial<TypedStatus>) => {
      setDraft((before) => ({ ...before, ...part }));
    },
  };
}

/** What was set before, or what the rule says now. */
function firstDraft({ manualStatus, progress }: KeyResultDto): TypedStatus {
  if (manualStatus !== null) {
    const { status, until, note } = manualStatus;
    return { status, until, note };
  }
  const { automaticStatus } = progress;
  const status = isSettable(automaticStatus) ? automaticStatus : 'on-track';
  return { status, until: 'next-update', note: '' };
}

function isSettable(status: ProgressStatus): status is ManualStatus['status'] {
  return SETTABLE_STATUSES.some((one) => one === status);
}
