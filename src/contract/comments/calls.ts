import type { CommentKind } from '../../domain/okr/comment';
import type { ApiResult } from '../api-result';
import type { SubjectDto } from '../check-ins/dto';

export interface CommentDto {
  readonly id: string;
  readonly version: number;
  readonly kind: CommentKind;
  readonly subject: SubjectDto;
  /** Plain text with line breaks; people as `@[account id]`. */
  readonly text: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly editedAt: string | null;
  readonly canEdit: boolean;
  readonly canDelete: boolean;
}

export interface CommentPageDto {
  /** Newest first. */
  readonly comments: readonly CommentDto[];
  readonly nextCursor: string | null;
}

export interface CommentSavedDto {
  readonly comment: CommentDto;
  /** Mentioned people who cannot see what they were mentioned in, and are not told. */
  readonly notReached: readonly string[];
}

/** Comments on objectives and key results. */
// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type CommentCalls = {
  listComments: (input: {
    subject: SubjectDto;
    cursor: string | null;
  }) => ApiResult<CommentPageDto>;
  addComment: (input: {
    subject: SubjectDto;
    kind: CommentKind;
    text: string;
  }) => ApiResult<CommentSavedDto>;
  updateComment: (input: {
    commentId: string;
    version: number;
    text: string;
  }) => ApiResult<CommentSavedDto>;
  /** Delete, and undo of a delete. */
  setCommentDeleted: (input: {
    commentId: string;
    version: number;
    isDeleted: boolean;
  }) => ApiResult<CommentDto>;
};
