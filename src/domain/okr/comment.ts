import type { AccountId, CommentId, Home } from '../shared/ids';
import type { Subject } from './check-in';

/** `decision`: what a weekly review agreed on. */
export const COMMENT_KINDS = ['comment', 'decision'] as const;

export type CommentKind = (typeof COMMENT_KINDS)[number];

/** What somebody wrote about an objective or key result. */
export interface Comment {
  readonly id: CommentId;
  /** Rises by one with every change; a writer must name the version it read. */
  readonly version: number;
  readonly kind: CommentKind;
  readonly subject: Subject;
  readonly projectId: Home;
  /** Plain text with line breaks; people as `@[account id]`. */
  readonly text: string;
  readonly isDeleted: boolean;
  /** ISO instants. */
  readonly createdAt: string;
  readonly createdBy: AccountId;
  readonly updatedAt: string;
  /** Also whoever deleted it. */
  readonly updatedBy: AccountId;
  /** `null` until its author changed it. */
  readonly editedAt: string | null;
}
