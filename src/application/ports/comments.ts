import type { Subject } from '../../domain/okr/check-in';
import type { Comment } from '../../domain/okr/comment';
import type { AccountId, CommentId, Home } from '../../domain/shared/ids';
import type { Page, PageRequest } from './check-ins';

export interface Comments {
  /** Deleted ones too. */
  find(id: CommentId): Promise<Comment | null>;
  /** Newest first, without deleted ones. May lag a write by moments. */
  list(subjectId: string, page: PageRequest): Promise<Page<Comment>>;
  /** Version 1 creates; any other replaces exactly the one before it. */
  save(comment: Comment): Promise<'saved' | 'version-conflict'>;
  /** What was deleted and can still be brought back. */
  listDeleted(): Promise<readonly Comment[]>;
  remove(comment: Comment): Promise<void>;
}

/** Somebody was named in a text and has not looked at it yet. */
export interface Mention {
  readonly of: AccountId;
  readonly by: AccountId;
  /** ISO instant of the text. */
  readonly at: string;
  readonly in: 'comment' | 'check-in';
  readonly sourceId: string;
  readonly subject: Subject;
  readonly projectId: Home;
}

export type MentionKey = Pick<Mention, 'of' | 'at' | 'sourceId'>;

/** Unread mentions of each person; read ones are forgotten. */
export interface MentionInbox {
  add(mentions: readonly Mention[]): Promise<void>;
  /** Oldest first. */
  list(accountId: AccountId): Promise<readonly Mention[]>;
  remove(keys: readonly MentionKey[]): Promise<void>;
}
