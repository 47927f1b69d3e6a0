import { useState } from 'react';
import { DatePicker } from '@atlaskit/datetime-picker';
import SectionMessage from '@atlaskit/section-message';
import Textfield from '@atlaskit/textfield';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { CycleDto, CycleFields } from '../../../../../src/contract/cycles/calls';
import { overlapping } from '../../../../../src/domain/okr/cycle';
import type { CalendarDate } from '../../../../../src/domain/shared/calendar-date';
import { usePage } from '../../app/page-context';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';
import { Refused } from '../closing/refused';
import { toDays } from '../period/cycle-days';

interface CycleFormProps {
  /** `null` adds one. */
  readonly cycle: CycleDto | null;
  readonly cycles: readonly CycleDto[];
  readonly onClose: () => void;
}

interface CycleDraft {
  readonly name: string;
  readonly start: string;
  readonly end: string;
}

export function CycleForm(props: CycleFormProps) {
  const { cycle, onClose } = props;
  const form = useCycleForm(props);
  const { draft, problems, change } = form;
  return (
    <FormDialog
      title={cycle === null ? 'New cycle' : 'Edit cycle'}
      submitText={cycle === null ? 'Add' : 'Save'}
      isSaving={form.isSaving}
      isDirty={form.isDirty}
      onSubmit={form.submit}
      onClose={onClose}
    >
      {form.error !== null && <Refused title="The cycle was not saved" error={form.error} />}
      <FormField label="Name" isRequired problem={problems.name}>
        {(control) => (
          <Textfield
            {...control}
            placeholder="Such as: Q1 2027, or Spring"
            value={draft.name}
            onChange={(event) => {
              change({ name: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <div className="okr-columns">
        <FormField label="First day" isRequired problem={problems.start}>
          {(control) => (
            <DatePicker
              id={control.id}
              label="First day"
              value={draft.start}
              isInvalid={control.isInvalid}
              onChange={(start) => {
                change({ start });
              }}
            />
          )}
        </FormField>
        <FormField label="Last day" isRequired problem={problems.end}>
          {(control) => (
            <DatePicker
              id={control.id}
              label="Last day"
              value={draft.end}
              isInvalid={control.isInvalid}
              onChange={(end) => {
                change({ end });
              }}
            />
          )}
        </FormField>
      </div>
      <Overlap draft={draft} others={props.cycles.filter(({ id }) => id !== cycle?.id)} />
      {cycle !== null && (
        <p className="okr-subtle">
          New dates hold at once for every objective of this cycle that has no dates of its own.
        </p>
      )}
    </FormDialog>
  );
}

/** Allowed, since a year holds its quarters, but worth a look. */
function Overlap({
  draft,
  others,
}: {
  readonly draft: CycleDraft;
  readonly others: readonly CycleDto[];
}) {
  const { start, end } = draft;
  if (start === '' || end === '' || end < start) return null;
  const period = { start: start as CalendarDate, end: end as CalendarDate };
  const names = overlapping(period, others.map(toDays)).map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <SectionMessage appearance="warning" title="These dates overlap with other cycles">
      <p>{names.join(', ')}. That is allowed: a year may hold its quarters.</p>
    </SectionMessage>
  );
}

type Problems = Partial<Record<keyof CycleDraft, string>>;

function problemsOf({ name, start, end }: CycleDraft): Problems {
  return {
    ...(name.trim() === '' && { name: 'Give it a name.' }),
    ...(start === '' && { start: 'Choose the first day.' }),
    ...(end === '' && { end: 'Choose the last day.' }),
    ...(start !== '' && end !== '' && end < start && { end: 'It must not be before the first.' }),
  };
}

function useCycleForm({ cycle, onClose }: CycleFormProps) {
  const { call, store, showFlag } = usePage();
  const [first] = useState<CycleDraft>(() => ({
    name: cycle?.name ?? '',
    start: cycle?.period.start ?? '',
    end: cycle?.period.end ?? '',
  }));
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState<Problems>({});
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const save = (fields: CycleFields) =>
    cycle === null
      ? call('createCycle', { fields })
      : call('updateCycle', { cycleId: cycle.id, version: cycle.version, change: fields });

  const submit = async (): Promise<void> => {
    const found = problemsOf(draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setIsSaving(true);
    const { start, end } = draft;
    const answer = await save({ name: draft.name.trim(), period: { start, end } });
    setIsSaving(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    showFlag({ kind: 'success', title: `“${answer.data.name}” is saved` });
    store.reload();
    onClose();
  };
  return {
    draft,
    problems,
    error,
    isSaving,
    isDirty: draft !== first,
    submit: () => void submit(),
    change: (part: Partial<CycleDraft>) => {
      setDraft((before) => ({ ...before, ...part }));
    },
  };
}
