import './comments.css';
import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import Spinner from '@atlaskit/spinner';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { SubjectDto } from '../../../../../src/contract/check-ins/dto';
import type { CommentDto } from '../../../../../src/contract/comments/calls';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { ButtonRow } from '../../components/button-row';
import { Failed } from '../../components/failed';
import { FormField } from '../../components/form-field';
import { PersonName } from '../../components/person-name';
import { TimeAgo } from '../../components/time-ago';
import { ConflictNotice } from '../inline-edit/conflict-notice';
import { MentionField } from './mention-field';
import { MentionText } from './mention-text';
import { useComments } from './use-comments';

type Discussion = ReturnType<typeof useComments>;

/** What people say about an objective or key result. */
export function CommentSection({ subject }: { readonly subject: SubjectDto }) {
  const discussion = useComments(subject);
  const { items, error, isLoading } = discussion;
  return (
    <section aria-label="Comments">
      <h4 className="okr-section-title">Comments</h4>
      <NewComment discussion={discussion} />
      {error !== null && (
        <Failed
          headingLevel="h4"
          title="The comments could not be loaded"
          error={error}
          onRetry={discussion.reload}
        />
      )}
      {isLoading && items.length === 0 && <Spinner label="Loading comments" />}
      {!isLoading && error === null && items.length === 0 && (
        <p className="okr-subtle">
          No comments yet. Ask a question, or mention somebody with @ to bring them in.
        </p>
      )}
      <ol className="okr-said">
        {items.map((comment) => (
          <li key={comment.id}>
            <OneComment comment={comment} discussion={discussion} />
          </li>
        ))}
      </ol>
      {discussion.hasMore && (
        <Button spacing="compact" isLoading={isLoading} onClick={discussion.loadMore}>
          Show older comments
        </Button>
      )}
    </section>
  );
}

/** What was typed stays until it is saved. */
function NewComment({ discussion }: { readonly discussion: Discussion }) {
  const [text, setText] = useState('');
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const submit = async (): Promise<void> => {
    if (text.trim() === '' || isSaving) return;
    setIsSaving(true);
    const failure = await discussion.add(text, 'comment');
    setIsSaving(false);
    setError(failure);
    if (failure === null) setText('');
  };
  return (
    <form
      className="okr-said-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FormField
        label="Add a comment"
        help="Type @ to mention somebody."
        problem={error === null ? undefined : sentenceFor(error)}
      >
        {(control) => (
          <MentionField
            control={control}
            value={text}
            onChange={setText}
            onSubmit={() => void submit()}
          />
        )}
      </FormField>
      {text.trim() !== '' && (
        <ButtonRow label="New comment">
          <Button type="submit" appearance="primary" spacing="compact" isLoading={isSaving}>
            Comment
          </Button>
        </ButtonRow>
      )}
    </form>
  );
}

interface OneCommentProps {
  readonly comment: CommentDto;
  readonly discussion: Discussion;
}

function OneComment({ comment, discussion }: OneCommentProps) {
  const [isEditing, setIsEditing] = useState(false);
  const { kind, createdBy, createdAt, editedAt, text } = comment;
  return (
    <article className="okr-said-one" data-kind={kind}>
      <div className="okr-said-head">
        <PersonName accountId={createdBy} />
        {kind === 'decision' && <Lozenge appearance="discovery">Decision</Lozenge>}
        <span className="okr-subtle">
          <TimeAgo at={createdAt} />
          {editedAt !== null && ', edited'}
        </span>
        {comment.canEdit && !isEditing && (
          <Button
            appearance="subtle"
            spacing="compact"
            onClick={() => {
              setIsEditing(true);
            }}
          >
            Edit
          </Button>
        )}
        {comment.canDelete && !isEditing && (
          <Button
            appearance="subtle"
            spacing="compact"
            onClick={() => void discussion.remove(comment)}
          >
            Delete
          </Button>
        )}
      </div>
      {isEditing ? (
        <EditComment
          comment={comment}
          discussion={discussion}
          onDone={() => {
            setIsEditing(false);
          }}
        />
      ) : (
        <MentionText text={text} />
      )}
    </article>
  );
}

function EditComment({
  comment,
  discussion,
  onDone,
}: OneCommentProps & { readonly onDone: () => void }) {
  const [text, setText] = useState(comment.text);
  const [error, setError] = useState<ApiError | null>(null);
  const save = async (base: CommentDto): Promise<void> => {
    const failure = await discussion.edit(base, text);
    setError(failure);
    if (failure === null) onDone();
  };
  const theirs = error?.code === 'conflict' && isComment(error.current) ? error.current : null;
  if (theirs !== null) {
    return (
      <ConflictNotice
        field="Comment"
        mine={<MentionText text={text} />}
        theirs={<MentionText text={theirs.text} />}
        onKeepMine={() => void save(theirs)}
        onTakeTheirs={() => {
          discussion.put(theirs);
          onDone();
        }}
      />
    );
  }
  return (
    <form
      className="okr-said-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save(comment);
      }}
    >
      <FormField label="Comment" problem={error === null ? undefined : sentenceFor(error)}>
        {(control) => (
          <MentionField
            control={control}
            value={text}
            isFocused
            onChange={setText}
            onSubmit={() => void save(comment)}
          />
        )}
      </FormField>
      <ButtonRow label="Comment">
        <Button type="submit" appearance="primary" spacing="compact">
          Save
        </Button>
        <Button appearance="subtle" spacing="compact" onClick={onDone}>
          Cancel
        </Button>
      </ButtonRow>
    </form>
  );
}

const isComment = (value: unknown): value is CommentDto =>
  typeof value === 'object' && value !== null && 'text' in value && 'version' in value;
