import { ok } from '../../domain/shared/result';
import type { KeyResult } from '../../domain/okr/key-result';
import { createGovernor } from '../budget/governor';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { RefreshProgress } from '../ports/sync-store';
import { notFound, type Outcome, type Refusal } from '../refusal';
import { err } from '../../domain/shared/result';
import { canSeeHome, objectiveAccessOf, viewerSight } from '../okr/viewer-sight';

/** Reading everything anew costs Jira's quota, which all tenants share. */
const SECONDS_BETWEEN = 60;

export type RefreshView = Omit<RefreshProgress, 'accountId'>;

/** Queues a renewal of the page's key results, or of the named ones the person may browse. */
export async function requestRefresh(
  ports: Ports,
  caller: Caller,
  { keyResultIds }: { readonly keyResultIds: readonly string[] | null },
): Promise<Outcome<RefreshView>> {
  const wanted = keyResultIds === null ? null : new Set<string>(keyResultIds);
  const active = await ports.okrs.listKeyResults({
    projectId: caller.projectId,
    lifecycle: 'active',
  });
  const named = active.filter(({ id }) => wanted?.has(id) ?? true);
  const keyResults = await visible(ports, caller, named);
  if (keyResults === null) return notFound('project-not-found');
  const refused = await refusedByBudget(ports);
  if (refused !== null) return err(refused);
  const wait = await ports.limiter.take(`refresh:${caller.accountId}`, SECONDS_BETWEEN);
  if (wait > 0) {
    return err({ kind: 'rate-limited', reason: 'refresh-too-soon', retryAfterSeconds: wait });
  }
  const ids = keyResults.map(({ id }) => id);
  const progress: RefreshProgress = {
    jobId: ports.ids.next(),
    accountId: caller.accountId,
    state: ids.length === 0 ? 'done' : 'queued',
    total: ids.length,
    done: 0,
  };
  await ports.sync.saveRefresh(progress);
  if (ids.length > 0) {
    const refreshId = progress.jobId;
    await ports.jobs.push({
      kind: 'key-results',
      keyResultIds: ids,
      trigger: 'refresh',
      refreshId,
    });
  }
  return ok(toView(progress));
}

/** Only when nothing is left for anybody: all other work has stopped long before. */
async function refusedByBudget(ports: Ports): Promise<Refusal | null> {
  const wait = await createGovernor(ports, 'people').wait('asked-for');
  if (wait === null) return null;
  const reason = wait.why === 'jira' ? 'rate-limited' : 'share-spent';
  return { kind: 'rate-limited', reason, retryAfterSeconds: wait.seconds };
}

/** `null` when the page's own project is hidden. */
async function visible(
  ports: Ports,
  caller: Caller,
  keyResults: readonly KeyResult[],
): Promise<readonly KeyResult[] | null> {
  const objectiveIds = [...new Set(keyResults.map(({ objectiveId }) => objectiveId))];
  const objectives = await ports.okrs.findObjectives(objectiveIds);
  const homes = [caller.projectId, ...objectives.map(({ projectId }) => projectId)];
  const sight = await viewerSight(ports, caller, { homes, audiences: [] });
  if (!canSeeHome(caller.projectId, sight)) return null;
  const seen = new Set(
    objectives.filter((one) => objectiveAccessOf(one, sight).canSee).map(({ id }) => id),
  );
  return keyResults.filter(({ objectiveId }) => seen.has(objectiveId));
}

/** Only the person who asked can follow it. */
export async function getRefresh(
  ports: Ports,
  caller: Caller,
  { jobId }: { readonly jobId: string },
): Promise<Outcome<RefreshView>> {
  const progress = await ports.sync.findRefresh(jobId);
  if (progress?.accountId !== caller.accountId) return notFound('refresh-not-found');
  return ok(toView(progress));
}

function toView({ jobId, state, total, done }: RefreshProgress): RefreshView {
  return { jobId, state, total, done };
}
