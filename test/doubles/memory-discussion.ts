import type {
  CheckIns,
  LatestCheckIn,
  Page,
  PageRequest,
} from '../../src/application/ports/check-ins';
import type {
  Comments,
  Mention,
  MentionInbox,
  MentionKey,
} from '../../src/application/ports/comments';
import { type CheckIn, newestFirst, type Subject } from '../../src/domain/okr/check-in';
import type { Comment } from '../../src/domain/okr/comment';

interface Dated {
  readonly id: string;
  readonly version: number;
  readonly subject: Subject;
  readonly isDeleted: boolean;
}

/** Versioned records in memory, told newest first. */
function memoryDated<Item extends Dated>(newest: (a: Item, b: Item) => number) {
  const items = new Map<string, Item>();
  const shown = () => [...items.values()].filter(({ isDeleted }) => !isDeleted);
  return {
    shown,
    find: async (id: string) => Promise.resolve(items.get(id) ?? null),
    list: async (subjectId: string, { cursor, limit }: PageRequest): Promise<Page<Item>> => {
      const all = shown()
        .filter(({ subject }) => subject.id === subjectId)
        .sort(newest);
      const from = Number(cursor ?? 0);
      const next = from + limit;
      return Promise.resolve({
        items: all.slice(from, next),
        nextCursor: next < all.length ? String(next) : null,
      });
    },
    save: async (item: Item): Promise<'saved' | 'version-conflict'> => {
      const stored = items.get(item.id)?.version;
      const isNext = item.version === 1 || stored === item.version - 1;
      if (isNext) items.set(item.id, item);
      return Promise.resolve(isNext ? 'saved' : 'version-conflict');
    },
    listDeleted: async () =>
      Promise.resolve([...items.values()].filter(({ isDeleted }) => isDeleted)),
    remove: async ({ id }: Item) => {
      items.delete(id);
      return Promise.resolve();
    },
  };
}

export function memoryCheckIns(): CheckIns {
  const { shown, ...dated } = memoryDated<CheckIn>(newestFirst);
  return {
    ...dated,
    latest: async (homes) => {
      const latest = new Map<string, LatestCheckIn>();
      for (const checkIn of shown().sort(newestFirst)) {
        const { id, subject, on, createdAt, createdBy, confidence } = checkIn;
        if (!homes.includes(checkIn.projectId) || latest.has(subject.id)) continue;
        latest.set(subject.id, { id, subjectId: subject.id, on, createdAt, createdBy, confidence });
      }
      return Promise.resolve(latest);
    },
  };
}

export function memoryComments(): Comments {
  const { find, list, save, listDeleted, remove } = memoryDated<Comment>((a, b) =>
    a.createdAt < b.createdAt ? 1 : -1,
  );
  return { find, list, save, listDeleted, remove };
}

export function memoryMentionInbox(): MentionInbox {
  const mentions = new Map<string, Mention>();
  const keyOf = ({ of, at, sourceId }: MentionKey) => `${of}|${at}|${sourceId}`;
  return {
    add: async (added) => {
      for (const mention of added) mentions.set(keyOf(mention), mention);
      return Promise.resolve();
    },
    list: async (accountId) =>
      Promise.resolve(
        [...mentions.values()]
          .filter(({ of }) => of === accountId)
          .sort((a, b) => (a.at < b.at ? -1 : 1)),
      ),
    remove: async (keys) => {
      for (const key of keys) mentions.delete(keyOf(key));
      return Promise.resolve();
    },
  };
}
