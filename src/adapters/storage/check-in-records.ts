import * as z from 'zod';
import type { LatestCheckIn } from '../../application/ports/check-ins';
import type { Mention } from '../../application/ports/comments';
import type { CheckIn, CheckInContent, Subject } from '../../domain/okr/check-in';
import { COMMENT_KINDS, type Comment } from '../../domain/okr/comment';
import { SETTABLE_STATUSES } from '../../domain/okr/manual-status';
import { PROGRESS_STATUSES } from '../../domain/okr/status';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type {
  AccountId,
  CheckInId,
  CommentId,
  KeyResultId,
  ObjectiveId,
  ProjectId,
} from '../../domain/shared/ids';
import { recordFormat } from './definition-records';

const id = <Id extends string>() => z.string().transform((text) => text as Id);

const subject: z.ZodType<Subject> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('objective'), id: id<ObjectiveId>() }),
  z.object({ kind: z.literal('key-result'), id: id<KeyResultId>() }),
]);

const content = {
  on: id<CalendarDate>(),
  value: z.number().nullable(),
  status: z.enum(SETTABLE_STATUSES).nullable(),
  confidence: z.number().nullable(),
  comment: z.string(),
};

const before: z.ZodType<Partial<CheckInContent>> = z.object({
  on: content.on.exactOptional(),
  value: content.value.exactOptional(),
  status: content.status.exactOptional(),
  confidence: content.confidence.exactOptional(),
  comment: content.comment.exactOptional(),
});

const written = {
  version: z.number(),
  subject,
  projectId: id<ProjectId>().nullable(),
  isDeleted: z.boolean(),
  createdAt: z.string(),
  createdBy: id<AccountId>(),
  updatedAt: z.string(),
  updatedBy: id<AccountId>(),
};

const checkIn: z.ZodType<CheckIn> = z.object({
  ...written,
  ...content,
  id: id<CheckInId>(),
  snapshot: z
    .object({
      value: z.number().nullable(),
      progress: z.number().nullable(),
      status: z.enum(PROGRESS_STATUSES).nullable(),
      n: z.number().nullable(),
      doneCount: z.number().nullable(),
    })
    .nullable(),
  revisions: z.array(z.object({ at: z.string(), by: id<AccountId>(), before })),
});

const latest: z.ZodType<LatestCheckIn> = z.object({
  id: id<CheckInId>(),
  subjectId: z.string(),
  on: id<CalendarDate>(),
  createdAt: z.string(),
  createdBy: id<AccountId>(),
  confidence: z.number().nullable(),
});

const comment: z.ZodType<Comment> = z.object({
  ...written,
  id: id<CommentId>(),
  kind: z.enum(COMMENT_KINDS),
  text: z.string(),
  editedAt: z.string().nullable(),
});

const mention: z.ZodType<Mention> = z.object({
  of: id<AccountId>(),
  by: id<AccountId>(),
  at: z.string(),
  in: z.enum(['comment', 'check-in']),
  sourceId: z.string(),
  subject,
  projectId: id<ProjectId>().nullable(),
});

export const checkInFormat = recordFormat(checkIn);
export const latestFormat = recordFormat(z.object({ entries: z.array(latest) }));
export const commentFormat = recordFormat(comment);
export const mentionFormat = recordFormat(mention);
