import * as z from 'zod';
import { COMMENT_KINDS } from '../../domain/okr/comment';
import { subject } from '../check-ins/inputs';
import type { InputsOf } from '../inputs';
import type { CommentCalls } from './calls';

const MAX_TEXT = 5_000;

const id = z.string().trim().min(1).max(128);
const version = z.number().int().min(0);
const text = z.string().trim().min(1).max(MAX_TEXT);

export const commentInputs: InputsOf<CommentCalls> = {
  listComments: z.strictObject({ subject, cursor: z.string().max(4_000).nullable() }),
  addComment: z.strictObject({ subject, kind: z.enum(COMMENT_KINDS), text }),
  updateComment: z.strictObject({ commentId: id, version, text }),
  setCommentDeleted: z.strictObject({ commentId: id, version, isDeleted: z.boolean() }),
};
