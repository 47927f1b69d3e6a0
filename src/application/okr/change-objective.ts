import { lifecycleAfter } from '../../domain/okr/closing';
import type { SettableLifecycle } from '../../domain/okr/lifecycle';
import type { Objective } from '../../domain/okr/objective';
import { rankBetween } from '../../domain/okr/rank';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import { conflict, invalid, type Outcome } from '../refusal';
import { managedObjective } from './authorise';
import { checkParent, closesCircle } from './check-parent';
import { byRank } from './judged-okrs';
import { checkLevel } from '../settings/check-level';
import { checkObjectiveExtras } from './draft-extras';
import { checkDescription, type ObjectiveDraft } from './okr-drafts';
import { IN_SIGHT } from './site-okrs';
import type { ObjectiveView } from './okr-view';
import { neighbourRanks } from './neighbour-ranks';
import { measureLater } from './measure-definition';
import { showObjective } from './show-definition';
import { saveDefinition } from './save-definition';

interface Named {
  readonly objectiveId: string;
  /** The version the person saw. */
  readonly version: number;
}

interface Change extends Named {
  readonly decide: (objective: Objective) => Promise<Outcome<Partial<Objective>>>;
}

export async function updateObjective(
  ports: Ports,
  caller: Caller,
  { change, ...named }: Named & { readonly change: Partial<ObjectiveDraft> },
): Promise<Outcome<ObjectiveView>> {
  return changeObjective(ports, caller, {
    ...named,
    decide: async (objective) => {
      if (objective.lifecycle === 'closed') return invalid('lifecycle', 'closed-is-frozen');
      const described = await checkDescription(ports, change);
      if (!described.ok) return described;
      const extras = await checkObjectiveExtras(ports, change, objective.projectId);
      if (!extras.ok) return extras;
      const level = await checkLevel(ports, change.level, objective.level);
      if (!level.ok) return level;
      const fields = { ...described.value, ...extras.value };
      if (change.parentId === undefined) return ok(fields);
      const { id } = objective;
      const aligned = await checkParent(ports, caller, { id, parentId: change.parentId });
      return aligned.ok ? ok({ ...fields, ...aligned.value }) : aligned;
    },
  });
}

export async function moveObjective(
  ports: Ports,
  caller: Caller,
  { beforeId, ...named }: Named & { readonly beforeId: string | null },
): Promise<Outcome<ObjectiveView>> {
  return changeObjective(ports, caller, {
    ...named,
    decide: async ({ id, projectId }) => {
      const siblings = await siblingsIn(ports, projectId);
      // Asked for the whole site, a list holds those of all projects.
      const others = siblings
        .filter((sibling) => sibling.id !== id && sibling.projectId === projectId)
        .sort(byRank);
      const [before, after] = neighbourRanks(others, beforeId);
      return ok({ rank: rankBetween(before, after) });
    },
  });
}

export async function setObjectiveLifecycle(
  ports: Ports,
  caller: Caller,
  { lifecycle, ...named }: Named & { readonly lifecycle: SettableLifecycle },
): Promise<Outcome<ObjectiveView>> {
  const changed = await changeObjective(ports, caller, {
    ...named,
    decide: (objective) => {
      const next = lifecycleAfter(objective, lifecycle);
      return Promise.resolve(
        next.ok ? ok({ lifecycle: next.value }) : invalid('lifecycle', next.error),
      );
    },
  });
  if (changed.ok && changed.value.lifecycle === 'active') {
    // Nothing was measured while it was away.
    await measureLater(
      ports,
      changed.value.keyResults.map(({ id }) => id),
    );
  }
  return changed;
}

/** What is closed or postponed keeps its place among the others. */
async function siblingsIn(
  ports: Pick<Ports, 'okrs'>,
  projectId: Objective['projectId'],
): Promise<readonly Objective[]> {
  const lists = await Promise.all(
    IN_SIGHT.map((lifecycle) => ports.okrs.listObjectives({ projectId, lifecycle })),
  );
  return lists.flat();
}

async function changeObjective(
  ports: Ports,
  caller: Caller,
  { objectiveId, version, decide }: Change,
): Promise<Outcome<ObjectiveView>> {
  const found = await managedObjective(ports, caller, objectiveId);
  if (!found.ok) return found;
  if (found.value.version !== version)
    return conflict(await showObjective(ports, caller, found.value));
  const decided = await decide(found.value);
  if (!decided.ok) return decided;
  const objective: Objective = {
    ...found.value,
    ...decided.value,
    version: version + 1,
    updatedAt: new Date(ports.clock.now()).toISOString(),
    updatedBy: caller.accountId,
  };
  if ((await saveDefinition(ports, { objective })) === 'version-conflict') {
    const current = await ports.okrs.findObjective(objective.id);
    return conflict(current === null ? null : await showObjective(ports, caller, current));
  }
  if (await closedCircle(ports, found.value, objective)) {
    await saveDefinition(ports, { objective: withAlignmentOf(found.value, objective) });
    return invalid('parentId', 'objective-cycle');
  }
  return ok(await showObjective(ports, caller, objective));
}

/**
 * Two people can align two objectives to each other at once, each change fine by itself. Looking
 * again after writing, at least the later of them sees the circle and takes its own back. What
 * remains: a function that dies between the two steps; pages and roll-ups bear such a circle.
 */
async function closedCircle(ports: Ports, before: Objective, after: Objective): Promise<boolean> {
  if (after.parentId === null || after.parentId === before.parentId) return false;
  const parent = await ports.okrs.findObjective(after.parentId);
  return parent !== null && closesCircle(ports, after.id, parent);
}

const withAlignmentOf = (before: Objective, after: Objective): Objective => ({
  ...after,
  parentId: before.parentId,
  parentHome: before.parentHome,
  version: after.version + 1,
});
