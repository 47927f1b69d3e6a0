import type { ApiError } from '../../../../../src/contract/api-result';
import type { SubjectDto } from '../../../../../src/contract/check-ins/dto';
import type { CommentDto } from '../../../../../src/contract/comments/calls';
import type { CommentKind } from '../../../../../src/domain/okr/comment';
import { nameOf } from '../../app/people-directory';
import { useFailureFlag, usePage } from '../../app/page-context';
import { useItemPages } from '../../components/use-item-pages';

/** The comments on one subject, newest first, with what a person can do to them. */
export function useComments(subject: SubjectDto) {
  const { call } = usePage();
  const tellUnreached = useUnreached();
  const pages = useItemPages<CommentDto>({
    of: subject.id,
    inOrder: (a, b) => (a.createdAt < b.createdAt ? 1 : -1),
    read: async (cursor) => {
      const answer = await call('listComments', { subject, cursor });
      if (!answer.ok) return answer;
      const { comments: items, nextCursor } = answer.data;
      return { ok: true, data: { items, nextCursor } };
    },
  });
  const remove = useRemoval(pages);
  type Answer = Awaited<ReturnType<typeof call<'addComment'>>>;
  /** The error, or `null` when it was saved. */
  const taken = (answer: Answer): ApiError | null => {
    if (!answer.ok) return answer.error;
    pages.put(answer.data.comment);
    tellUnreached(answer.data.notReached);
    return null;
  };
  return {
    ...pages,
    remove,
    add: async (text: string, kind: CommentKind) =>
      taken(await call('addComment', { subject, kind, text })),
    edit: async ({ id: commentId, version }: CommentDto, text: string) =>
      taken(await call('updateComment', { commentId, version, text })),
  };
}

/** Gone at once, and back when the person thinks better of it. */
function useRemoval(pages: { put: (comment: CommentDto) => void; drop: (id: string) => void }) {
  const { call, showFlag } = usePage();
  const flagFailure = useFailureFlag();
  const bringBack = async ({ id: commentId, version }: CommentDto): Promise<void> => {
    const answer = await call('setCommentDeleted', { commentId, version, isDeleted: false });
    if (answer.ok) pages.put(answer.data);
    else flagFailure('The comment was not brought back', answer.error);
  };
  return async ({ id: commentId, version }: CommentDto): Promise<void> => {
    const answer = await call('setCommentDeleted', { commentId, version, isDeleted: true });
    if (!answer.ok) {
      flagFailure('The comment was not deleted', answer.error);
      return;
    }
    pages.drop(commentId);
    showFlag({
      kind: 'success',
      title: 'Comment deleted',
      action: { text: 'Undo', onClick: () => void bringBack(answer.data) },
    });
  };
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
