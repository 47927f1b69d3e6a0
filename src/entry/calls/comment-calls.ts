import {
  addComment,
  listComments,
  setCommentDeleted,
  updateComment,
} from '../../application/comments/comments';
import type { CommentCalls } from '../../contract/comments/calls';
import type { Runs } from './runs';

export const commentCalls: Runs<keyof CommentCalls> = {
  listComments,
  addComment,
  updateComment,
  setCommentDeleted,
};
