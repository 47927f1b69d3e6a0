import { useState } from 'react';
import Button from '@atlaskit/button/new';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { usePage } from '../../app/page-context';
import { FormField } from '../../components/form-field';
import { MentionField } from '../comments/mention-field';
import { MentionText } from '../comments/mention-text';
import { useUnreached } from '../comments/use-comments';
import { type ReviewSession, withDecision, withNote } from './review-session';

interface DecisionNoteProps {
  readonly objective: ObjectiveDto;
  readonly session: ReviewSession;
  readonly change: (edit: (before: ReviewSession) => ReviewSession) => void;
}

/** A note stays on this browser; saved as a decision, it stands with the objective's comments. */
export function DecisionNote({ objective, session, change }: DecisionNoteProps) {
  const { call } = usePage();
  const tellUnreached = useUnreached();
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const { id } = objective;
  const note = session.notes[id] ?? '';
  const decided = session.decisions[id];
  const save = async (): Promise<void> => {
    const text = note.trim();
    if (text === '' || isSaving) return;
    setIsSaving(true);
    const subject = { kind: 'objective', id } as const;
    const answer = await call('addComment', { subject, kind: 'decision', text });
    setIsSaving(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    tellUnreached(answer.data.notReached);
    change((before) => withDecision(before, id, text));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {decided !== undefined && (
        <div className="okr-said-one" data-kind="decision">
          <strong>Decided</strong>
          <MentionText text={decided} />
        </div>
      )}
      <FormField
        label="Note or decision"
        help="Kept here until you save it. A saved decision stands with the comments of the objective."
        problem={error === null ? undefined : sentenceFor(error)}
      >
        {(control) => (
          <MentionField
            control={control}
            value={note}
            onChange={(text) => {
              change((before) => withNote(before, id, text));
            }}
            onSubmit={() => void save()}
          />
        )}
      </FormField>
      {note.trim() !== '' && (
        <Button type="submit" spacing="compact" isLoading={isSaving}>
          Save as decision
        </Button>
      )}
    </form>
  );
}
