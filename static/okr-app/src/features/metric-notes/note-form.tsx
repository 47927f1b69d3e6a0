import { useState } from 'react';
import { RadioGroup } from '@atlaskit/radio';
import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { MetricNoteDto } from '../../../../../src/contract/metric-notes/calls';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { MAX_NOTE_LENGTH } from '../../../../../src/domain/metrics/metric-note';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';
import { dayText } from '../../components/relative-time';
import { Refused } from '../closing/refused';
import { ConflictNotice } from '../inline-edit/conflict-notice';
import { placeName } from './place-name';
import type { NoteDraft, Notes } from './use-notes';

interface NoteFormProps {
  readonly notes: Pick<Notes, 'add' | 'edit' | 'put'>;
  /** The one that is changed; `null` for a new one. */
  readonly note: MetricNoteDto | null;
  /** The day a new one is about unless another is chosen. */
  readonly on: string;
  readonly projectId: string | null;
  readonly onClose: () => void;
}

/** A short note on a day. */
export default function NoteForm({ notes, note, on, projectId, onClose }: NoteFormProps) {
  const form = useNoteForm({ notes, note, on, onClose });
  const { draft, error, theirs } = form;
  return (
    <FormDialog
      title={note === null ? 'Add a note' : 'Change the note'}
      submitText="Save"
      isSaving={form.isSaving}
      isDirty={form.isDirty}
      onSubmit={() => void form.save(theirs ?? note)}
      onClose={onClose}
    >
      {theirs !== null && (
        <ConflictNotice
          field="Note"
          mine={`${dayText(draft.on)}: ${draft.words}`}
          theirs={`${dayText(theirs.on)}: ${theirs.words}`}
          onKeepMine={() => void form.save(theirs)}
          onTakeTheirs={() => {
            notes.put(theirs);
            onClose();
          }}
        />
      )}
      {theirs === null && <Problem error={error} />}
      <Fields draft={draft} error={error} onChange={form.change} />
      {note === null ? (
        <PlaceChoice about={draft.about} projectId={projectId} onChange={form.change} />
      ) : (
        <p className="okr-subtle">
          It stands on {note.about === 'place' ? placeName(projectId) : 'this metric'}.
        </p>
      )}
    </FormDialog>
  );
}

/** What is typed, and what became of saving it. */
function useNoteForm({ notes, note, on, onClose }: Omit<NoteFormProps, 'projectId'>) {
  const [first] = useState<NoteDraft>(() => note ?? { about: 'metric', on, words: '' });
  const [draft, setDraft] = useState(first);
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  return {
    ...{ draft, error, isSaving },
    isDirty: draft.words !== first.words || draft.on !== first.on,
    /** The note as somebody else left it meanwhile. */
    theirs: error?.code === 'conflict' && isNote(error.current) ? error.current : null,
    change: (part: Partial<NoteDraft>): void => {
      setDraft({ ...draft, ...part });
    },
    save: async (base: MetricNoteDto | null): Promise<void> => {
      setIsSaving(true);
      const failure = await (base === null ? notes.add(draft) : notes.edit(base, draft));
      setIsSaving(false);
      setError(failure);
      if (failure === null) onClose();
    },
  };
}

/** What is wrong, but not with one of the fields, which say it themselves. */
function Problem({ error }: { readonly error: ApiError | null }) {
  if (error === null || FIELDS.has(error.field ?? '')) return null;
  return <Refused title="The note was not saved" error={error} />;
}

const FIELDS: ReadonlySet<string> = new Set(['words', 'on']);

interface FieldsProps {
  readonly draft: NoteDraft;
  readonly error: ApiError | null;
  readonly onChange: (part: Partial<NoteDraft>) => void;
}

function Fields({ draft, error, onChange }: FieldsProps) {
  const problemWith = (field: string) => (error?.field === field ? sentenceFor(error) : undefined);
  return (
    <>
      <FormField
        label="What happened"
        isRequired
        help={`Such as “Two people on leave” or “Moved to trunk-based development”. At most ${String(MAX_NOTE_LENGTH)} characters; everybody who sees the metric reads it.`}
        problem={problemWith('words')}
      >
        {(control) => (
          <TextArea
            {...control}
            minimumRows={2}
            maxLength={MAX_NOTE_LENGTH}
            value={draft.words}
            onChange={(event) => {
              onChange({ words: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <FormField label="Day" isRequired problem={problemWith('on')}>
        {(control) => (
          <div className="okr-note-day">
            <Textfield
              {...control}
              type="date"
              value={draft.on}
              onChange={(event) => {
                onChange({ on: event.currentTarget.value });
              }}
            />
          </div>
        )}
      </FormField>
    </>
  );
}

interface PlaceChoiceProps extends Pick<NoteDraft, 'about'> {
  readonly projectId: string | null;
  readonly onChange: (part: Partial<NoteDraft>) => void;
}

/** A holiday is about all metrics of a project, a new board about one. */
function PlaceChoice({ about, projectId, onChange }: PlaceChoiceProps) {
  const place = placeName(projectId);
  return (
    <fieldset className="okr-fieldset">
      <legend className="okr-note-legend">Where it stands</legend>
      <RadioGroup
        name="about"
        value={about}
        options={[
          { name: 'about', value: 'metric', label: 'On this metric' },
          { name: 'about', value: 'place', label: `On ${place}` },
        ]}
        onChange={(event) => {
          onChange({ about: event.currentTarget.value === 'place' ? 'place' : 'metric' });
        }}
      />
    </fieldset>
  );
}

const isNote = (value: unknown): value is MetricNoteDto =>
  typeof value === 'object' && value !== null && 'words' in value && 'version' in value;
