import type { Comment, CommentKind } from '../../domain/okr/comment';
import type { AccountId, CommentId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import {
  type FoundSubject,
  mayManageSubject,
  type NamedSubject,
  visibleSubject,
} from '../check-ins/find-subject';
import type { Ports } from '../ports/ports';
import { conflict, forbidden, notFound, type Outcome } from '../refusal';
import { checkMentions, tellMentioned } from './tell-mentioned';

const PAGE_SIZE = 20;

/** A comment as one viewer is shown it. */
export type CommentView = Pick<
  Comment,
  'id' | 'version' | 'kind' | 'subject' | 'text' | 'createdAt' | 'createdBy' | 'editedAt'
> & { readonly canEdit: boolean; readonly canDelete: boolean };

export interface CommentPage {
  readonly comments: readonly CommentView[];
  readonly nextCursor: string | null;
}

export interface CommentSaved {
  readonly comment: CommentView;
  readonly notReached: readonly AccountId[];
}

export async function listComments(
  ports: Ports,
  caller: Caller,
  { subject, cursor }: { readonly subject: NamedSubject; readonly cursor: string | null },
): Promise<Outcome<CommentPage>> {
  const found = await visibleSubject(ports, caller, subject);
  if (!found.ok) return found;
  const [canManage, page] = await Promise.all([
    mayManageSubject(ports, caller, found.value),
    ports.comments.list(found.value.subject.id, { cursor, limit: PAGE_SIZE }),
  ]);
  const comments = page.items.map((comment) => commentView(comment, caller, canManage));
  return ok({ comments, nextCursor: page.nextCursor });
}

/** Whoever may see it may say something about it. */
export async function addComment(
  ports: Ports,
  caller: Caller,
  {
    subject,
    kind,
    text,
  }: { readonly subject: NamedSubject; readonly kind: CommentKind; readonly text: string },
): Promise<Outcome<CommentSaved>> {
  const found = await visibleSubject(ports, caller, subject);
  if (!found.ok) return found;
  const mentions = checkMentions('text', text);
  if (!mentions.ok) return mentions;
  const now = new Date(ports.clock.now()).toISOString();
  const comment: Comment = {
    id: ports.ids.next() as CommentId,
    version: 1,
    kind,
    subject: found.value.subject,
    projectId: found.value.home,
    text,
    isDeleted: false,
    ...{ createdAt: now, createdBy: caller.accountId },
    ...{ updatedAt: now, updatedBy: caller.accountId },
    editedAt: null,
  };
  if ((await ports.comments.save(comment)) === 'version-conflict') return conflict(null);
  return ok(await afterSave(ports, caller, { found: found.value, comment, before: '' }));
}

interface Named {
  readonly commentId: string;
  /** The version the person saw. */
  readonly version: number;
}

export async function updateComment(
  ports: Ports,
  caller: Caller,
  { text, ...named }: Named & { readonly text: string },
): Promise<Outcome<CommentSaved>> {
  const opened = await open(ports, caller, named);
  if (!opened.ok) return opened;
  const { found, comment, canManage } = opened.value;
  if (comment.isDeleted) return notFound('comment-not-found');
  if (comment.createdBy !== caller.accountId) return forbidden('not-your-comment');
  const mentions = checkMentions('text', text);
  if (!mentions.ok) return mentions;
  const now = new Date(ports.clock.now()).toISOString();
  const next = { ...successor(comment, caller, now), text, editedAt: now };
  if ((await ports.comments.save(next)) === 'version-conflict') {
    return overtaken(ports, caller, { comment, canManage });
  }
  return ok(await afterSave(ports, caller, { found, comment: next, before: comment.text }));
}

/** One's own, or as somebody who manages OKRs here any; and undo of it. */
export async function setCommentDeleted(
  ports: Ports,
  caller: Caller,
  { isDeleted, ...named }: Named & { readonly isDeleted: boolean },
): Promise<Outcome<CommentView>> {
  const opened = await open(ports, caller, named);
  if (!opened.ok) return opened;
  const { found, comment, canManage } = opened.value;
  if (!canManage && comment.createdBy !== caller.accountId) return forbidden('not-your-comment');
  const now = new Date(ports.clock.now()).toISOString();
  const next = { ...successor(comment, caller, now), isDeleted };
  if ((await ports.comments.save(next)) === 'version-conflict') {
    return overtaken(ports, caller, { comment, canManage });
  }
  const before = isDeleted ? comment.text : '';
  const { comment: view } = await afterSave(ports, caller, { found, comment: next, before });
  return ok(view);
}

const successor = (comment: Comment, { accountId }: Caller, now: string): Comment => ({
  ...comment,
  version: comment.version + 1,
  updatedAt: now,
  updatedBy: accountId,
});

interface Opened {
  readonly found: FoundSubject;
  readonly comment: Comment;
  readonly canManage: boolean;
}

async function open(
  ports: Ports,
  caller: Caller,
  { commentId, version }: Named,
): Promise<Outcome<Opened>> {
  const comment = await ports.comments.find(commentId as CommentId);
  const found = comment && (await visibleSubject(ports, caller, comment.subject));
  if (comment === null || found?.ok !== true) return notFound('comment-not-found');
  const canManage = await mayManageSubject(ports, caller, found.value);
  if (comment.version !== version) return conflict(commentView(comment, caller, canManage));
  return ok({ found: found.value, comment, canManage });
}

async function overtaken(
  ports: Ports,
  caller: Caller,
  { comment, canManage }: Pick<Opened, 'comment' | 'canManage'>,
): Promise<Outcome<never>> {
  const current = await ports.comments.find(comment.id);
  if (current === null) return notFound('comment-not-found');
  return conflict(commentView(current, caller, canManage));
}

async function afterSave(
  ports: Ports,
  caller: Caller,
  { found, comment, before }: Pick<Opened, 'found' | 'comment'> & { readonly before: string },
): Promise<CommentSaved> {
  const { id: sourceId, createdBy: by, createdAt: at, isDeleted, text } = comment;
  const after = isDeleted ? null : text;
  const mentioned = { found, in: 'comment', sourceId, by, at, before, after } as const;
  const notReached = await tellMentioned(ports, mentioned);
  await ports.realtime.publish([found.home]);
  const canManage = await mayManageSubject(ports, caller, found);
  return { comment: commentView(comment, caller, canManage), notReached };
}

function commentView(
  { id, version, kind, subject, text, createdAt, createdBy, editedAt }: Comment,
  { accountId }: Caller,
  canManage: boolean,
): CommentView {
  const canEdit = createdBy === accountId;
  const canDelete = canEdit || canManage;
  return { id, version, kind, subject, text, createdAt, createdBy, editedAt, canEdit, canDelete };
}
