import { objectiveAccess } from '../../domain/okr/access';
import { MAX_MENTIONS, mentionsIn } from '../../domain/okr/mentions';
import type { AccountId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { FoundSubject } from '../check-ins/find-subject';
import type { Mention } from '../ports/comments';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';

export function checkMentions(field: string, text: string): Outcome<true> {
  return mentionsIn(text).length > MAX_MENTIONS ? invalid(field, 'too-many-mentions') : ok(true);
}

interface Text {
  readonly found: FoundSubject;
  readonly in: Mention['in'];
  readonly sourceId: string;
  readonly by: AccountId;
  /** ISO instant at which the text was first written: names the mention. */
  readonly at: string;
  /** Empty for a new text: its mentions were not told yet. */
  readonly before: string;
  /** `null`: the text is gone, and so is the reason to look at it. */
  readonly after: string | null;
}

/**
 * Puts newly mentioned people's mentions into their inboxes and takes withdrawn ones out. Answers
 * with those who cannot see the subject: they are not told, and who mentioned them learns it.
 */
export async function tellMentioned(ports: Ports, text: Text): Promise<readonly AccountId[]> {
  const { found, by, at, sourceId } = text;
  const before = mentionsIn(text.before);
  const after = mentionsIn(text.after ?? '');
  const withdrawn = before.filter((id) => !after.includes(id));
  if (withdrawn.length > 0) {
    await ports.mentions.remove(withdrawn.map((of) => ({ of, at, sourceId })));
  }
  const added = after.filter((id) => !before.includes(id) && id !== by);
  const reached = await reachable(ports, found, added);
  await ports.mentions.add(
    reached.map((of) => {
      const { subject, home: projectId } = found;
      return { of, by, at, in: text.in, sourceId, subject, projectId };
    }),
  );
  return added.filter((id) => !reached.includes(id));
}

async function reachable(
  ports: Pick<Ports, 'people' | 'projects'>,
  { objective, home }: FoundSubject,
  ids: readonly AccountId[],
): Promise<readonly AccountId[]> {
  if (ids.length === 0) return [];
  const project = home === null ? null : (await ports.projects.find([home]))[0];
  if (project === undefined) return [];
  const browsing = await ports.people.browsing(ids, project?.key ?? null);
  // Of other people nobody can be asked whether they manage OKRs, so here that does not count.
  const seesObjective = (id: AccountId) =>
    objectiveAccess(objective, id, { canSee: browsing.has(id), canManage: false }).canSee;
  return ids.filter(seesObjective);
}
