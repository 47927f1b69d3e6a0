import { useCallback, useEffect, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { SubjectDto } from '../../../../../src/contract/check-ins/dto';
import type { CommentDto, CommentSavedDto } from '../../../../../src/contract/comments/calls';
import type { CommentKind } from '../../../../../src/domain/okr/comment';
import { nameOf } from '../../app/people-directory';
import { useFailureFlag, usePage } from '../../app/page-context';

interface Loaded {
  /** Newest first. */
  readonly comments: readonly CommentDto[];
  readonly nextCursor: string | null;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
}

const NOTHING: Loaded = { comments: [], nextCursor: null, error: null, isLoading: true };

/** The comments on one subject, with what a person can do to them. */
export function useComments({ kind, id }: SubjectDto) {
  const { call, showFlag } = usePage();
  const flagFailure = useFailureFlag();
  const tellUnreached = useUnreached();
  const [loaded, setLoaded] = useState(NOTHING);

  const load = useCallback(
    async (cursor: string | null): Promise<void> => {
      setLoaded((before) => ({ ...before, isLoading: true }));
      const answer = await call('listComments', { subject: { kind, id }, cursor });
      setLoaded((before) => {
        if (!answer.ok) return { ...before, error: answer.error, isLoading: false };
        const { comments, nextCursor } = answer.data;
        const older = cursor === null ? [] : before.comments;
        return { comments: joined(older, comments), nextCursor, error: null, isLoading: false };
      });
    },
    [call, kind, id],
  );
  useEffect(() => {
    void load(null);
  }, [load]);

  const take = ({ comment, notReached }: CommentSavedDto): void => {
    setLoaded((before) => ({ ...before, comments: put(before.comments, comment) }));
    tellUnreached(notReached);
  };
  return {
    ...loaded,
    loadOlder: () => void load(loaded.nextCursor),
    reload: () => void load(null),
    /** The error, or `null` when it was saved. */
    add: async (text: string, as: CommentKind): Promise<ApiError | null> => {
      const answer = await call('addComment', { subject: { kind, id }, kind: as, text });
      if (answer.ok) take(answer.data);
      return answer.ok ? null : answer.error;
    },
    edit: async (
      { id: commentId, version }: CommentDto,
      text: string,
    ): Promise<ApiError | null> => {
      const answer = await call('updateComment', { commentId, version, text });
      if (answer.ok) take(answer.data);
      return answer.ok ? null : answer.error;
    },
    /** Shows the other side of a conflict. */
    takeTheirs: (comment: CommentDto) => {
      setLoaded((before) => ({ ...before, comments: put(before.comments, comment) }));
    },
    remove: async ({ id: commentId, version }: CommentDto): Promise<void> => {
      const gone = await call('setCommentDeleted', { commentId, version, isDeleted: true });
      if (!gone.ok) {
        flagFailure('The comment was not deleted', gone.error);
        return;
      }
      const without = (comments: readonly CommentDto[]) =>
        comments.filter((one) => one.id !== commentId);
      setLoaded((before) => ({ ...before, comments: without(before.comments) }));
      const bringBack = async (): Promise<void> => {
        const named = { commentId, version: gone.data.version, isDeleted: false };
        const back = await call('setCommentDeleted', named);
        if (back.ok) take({ comment: back.data, notReached: [] });
        else flagFailure('The comment was not brought back', back.error);
      };
      showFlag({
        kind: 'success',
        title: 'Comment deleted',
        action: { text: 'Undo', onClick: () => void bringBack() },
      });
    },
  };
}

function joined(known: readonly CommentDto[], more: readonly CommentDto[]): readonly CommentDto[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...more.filter(({ id }) => !ids.has(id))];
}

function put(comments: readonly CommentDto[], comment: CommentDto): readonly CommentDto[] {
  const others = comments.filter(({ id }) => id !== comment.id);
  return [...others, comment].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

/** Says whom a mention does not reach, and tells those people nothing. */
export function useUnreached(): (accountIds: readonly string[]) => void {
  const { people, showFlag } = usePage();
  return (accountIds) => {
    if (accountIds.length === 0) return;
    const names = accountIds.map((id) => nameOf(people.get(id))).join(', ');
    showFlag({
      kind: 'info',
      title: 'Not everybody you mentioned can see this',
      description: `${names} cannot see it, and will not be told about the mention.`,
    });
  };
}
