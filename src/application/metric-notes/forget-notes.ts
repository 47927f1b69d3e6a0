import type { Ports } from '../ports/ports';

/** A delete can be undone for a while, and not after. `before` is a day. */
export async function forgetDeletedNotes(
  ports: Pick<Ports, 'metricNotes'>,
  before: string,
): Promise<void> {
  for (const { id, updatedAt } of await ports.metricNotes.listDeleted()) {
    if (updatedAt.slice(0, 10) < before) await ports.metricNotes.remove(id);
  }
}
