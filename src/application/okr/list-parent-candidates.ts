import { LEVELS, type Objective } from '../../domain/okr/objective';
import type { ObjectiveId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { byRank } from './judged-okrs';
import { objectiveAccessOf, viewerSight } from './viewer-sight';

export type ParentCandidate = Pick<
  Objective,
  'id' | 'title' | 'level' | 'projectId' | 'isPrivate'
> & {
  readonly projectKey: string | null;
};

/** Objectives that this one may contribute to: all the person may see, but none below itself. */
export async function listParentCandidates(
  ports: Ports,
  caller: Caller,
  { objectiveId }: { readonly objectiveId: string | null },
): Promise<Outcome<readonly ParentCandidate[]>> {
  const all = await ports.okrs.listObjectives({ projectId: null, lifecycle: 'active' });
  const homes = all.map(({ projectId }) => projectId);
  const sight = await viewerSight(ports, caller, { homes, audiences: [] });
  const below = objectiveId === null ? new Set() : withAllBelow(all, objectiveId as ObjectiveId);
  const shown = all.filter((one) => !below.has(one.id) && objectiveAccessOf(one, sight).canSee);
  const projectIds = [...new Set(shown.flatMap(({ projectId }) => projectId ?? []))];
  const projects = projectIds.length === 0 ? [] : await ports.projects.find(projectIds);
  const keys = new Map(projects.map(({ id, key }) => [id, key]));
  return ok(
    [...shown].sort(byLevelAndRank).map(({ id, title, level, projectId, isPrivate }) => {
      const projectKey = projectId === null ? null : (keys.get(projectId) ?? null);
      return { id, title, level, projectId, isPrivate, projectKey };
    }),
  );
}

function withAllBelow(
  objectives: readonly Objective[],
  top: ObjectiveId,
): ReadonlySet<ObjectiveId> {
  const below = new Set([top]);
  let before = 0;
  while (below.size > before) {
    before = below.size;
    for (const { id, parentId } of objectives) {
      if (parentId !== null && below.has(parentId)) below.add(id);
    }
  }
  return below;
}

function byLevelAndRank(a: Objective, b: Objective): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || byRank(a, b);
}
