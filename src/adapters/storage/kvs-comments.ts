import { kvs, WhereConditions } from '@forge/kvs';
import type { Comments, Mention, MentionInbox, MentionKey } from '../../application/ports/comments';
import type { Comment } from '../../domain/okr/comment';
import type { AccountId } from '../../domain/shared/ids';
import { commentFormat, mentionFormat } from './check-in-records';
import { deleteAll, everyPage, PAGE, storage } from './kvs-call';
import {
  committed,
  type DatedRow,
  findDated,
  listDeletedDated,
  listDated,
  versionBefore,
} from './kvs-discussion';

const ENTITY = 'comment';
const KIND = { entityName: ENTITY, format: commentFormat };

export function createKvsComments(): Comments {
  return {
    find: (id) => findDated(KIND, id),
    list: (subjectId, page) => listDated(KIND, subjectId, page),
    save: (comment) =>
      committed(kvs.transact().set(comment.id, rowOf(comment), versionBefore(ENTITY, comment))),
    listDeleted: () => listDeletedDated(KIND),
    remove: ({ id }) => storage(() => kvs.entity(ENTITY).delete(id)),
  };
}

function rowOf(comment: Comment): DatedRow {
  const { subject, createdAt, version, isDeleted } = comment;
  return {
    subjectId: subject.id,
    state: isDeleted ? 'deleted' : 'shown',
    position: createdAt,
    version,
    record: commentFormat.write(comment),
  };
}

/** Nobody looks through more, and old ones go by themselves. */
const KEEP = { value: 180, unit: 'DAYS' } as const;

/** A key for every mention, so that two texts written at once cannot lose one another. */
export function createKvsMentionInbox(): MentionInbox {
  return {
    async add(mentions) {
      for (const mention of mentions) {
        const record = mentionFormat.write(mention);
        await storage(() => kvs.set(keyOf(mention), record, { ttl: KEEP }));
      }
    },
    list: mentionsOf,
    remove: (keys) => deleteAll(keys.map(keyOf)),
  };
}

const keyOf = ({ of, at, sourceId }: MentionKey) => `mention:${of}:${at}:${sourceId}`;

async function mentionsOf(accountId: AccountId): Promise<readonly Mention[]> {
  const rows = await everyPage((cursor) => {
    const prefix = WhereConditions.beginsWith(`mention:${accountId}:`);
    const query = kvs.query().where('key', prefix).limit(PAGE);
    return (cursor === undefined ? query : query.cursor(cursor)).getMany<unknown>();
  });
  return rows
    .map(({ value }) => mentionFormat.read(value))
    .filter((mention) => mention.of === accountId);
}
