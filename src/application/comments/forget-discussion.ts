import type { Page, PageRequest } from '../ports/check-ins';
import type { Ports } from '../ports/ports';

const PAGE_SIZE = 100;

type DiscussionPorts = Pick<Ports, 'checkIns' | 'comments'>;

/** What was said about something that is gone for good. */
export async function forgetDiscussion(ports: DiscussionPorts, subjectId: string): Promise<void> {
  await forgetAll(
    (page) => ports.checkIns.list(subjectId, page),
    (checkIn) => ports.checkIns.remove(checkIn),
  );
  await forgetAll(
    (page) => ports.comments.list(subjectId, page),
    (comment) => ports.comments.remove(comment),
  );
}

/** Deletes can be undone for a while, and not after. */
export async function forgetDeletedDiscussion(
  ports: DiscussionPorts,
  before: string,
): Promise<void> {
  const isLongGone = ({ updatedAt }: { updatedAt: string }) => updatedAt.slice(0, 10) < before;
  for (const checkIn of (await ports.checkIns.listDeleted()).filter(isLongGone)) {
    await ports.checkIns.remove(checkIn);
  }
  for (const comment of (await ports.comments.listDeleted()).filter(isLongGone)) {
    await ports.comments.remove(comment);
  }
}

async function forgetAll<Item>(
  list: (page: PageRequest) => Promise<Page<Item>>,
  remove: (item: Item) => Promise<void>,
): Promise<void> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await list({ cursor, limit: PAGE_SIZE });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  for (const item of items) await remove(item);
}
