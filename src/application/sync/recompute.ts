import type { KindOfWork } from '../../domain/budget/share-of-quota';
import type { Home } from '../../domain/shared/ids';
import { createGovernor, type GovernedPorts, toldToWait } from '../budget/governor';
import { followChanges } from '../metrics/follow-changes';
import type { Job, Run } from '../ports/jobs';
import type { Ports } from '../ports/ports';
import { UpstreamError } from '../ports/upstream-error';
import { executeRun } from './execute-run';
import { finishRun, reportRefresh } from './finish-run';
import { loadMeasuredOkrs } from './measured-okrs';
import { isNotItsTurn } from './note-jira-change';
import { planRun } from './plan-run';
import { pauseRun } from './upstream-fault';

/** Left for saving, queueing the rest and telling pages when the deadline comes near. */
const RESERVE_MS = 90_000;

/** The one way numbers come about, whatever asked for it. Safe to repeat from any point. */
export async function recompute(ports: Ports, job: Job): Promise<void> {
  // The sweep that comes with resuming makes up for all that was left undone.
  if ((await ports.switches.load()).isPaused) return;
  const governor = createGovernor(ports, 'sync');
  const changedProjects = new Set<Home>();
  // What is left, so that a pause after a fault goes on from here.
  const position: { run: Run | null } = { run: job.kind === 'resume' ? job.run : null };
  try {
    await runToTheEnd({ ...ports, governor }, job, { position, changedProjects });
  } catch (thrown) {
    if (!(thrown instanceof UpstreamError)) throw thrown;
    await pauseRun(ports, { error: thrown, job, run: position.run });
  } finally {
    await governor.settle();
    if (changedProjects.size > 0) await ports.realtime.publish([...changedProjects]);
  }
}

async function runToTheEnd(
  ports: GovernedPorts,
  job: Job,
  { position, changedProjects }: { position: { run: Run | null }; changedProjects: Set<Home> },
): Promise<void> {
  const reserveMs = Math.min(RESERVE_MS, ports.deadline.remainingMs() / 4);
  if (await isNotItsTurn(ports, job)) return;
  const wait = await ports.governor.wait(kindOf(job));
  if (wait !== null) throw toldToWait(wait);
  const okrs = await loadMeasuredOkrs(ports);
  let run = job.kind === 'resume' ? job.run : await planRun(ports, okrs, job);
  position.run = run;
  for await (const progress of executeRun(ports, okrs, run)) {
    run = position.run = progress.rest;
    for (const id of progress.changedProjects) changedProjects.add(id);
    await reportRefresh(ports, run, 'running');
    const hasMore = run.readWhole.length + run.update.length > 0;
    if (hasMore && ports.deadline.remainingMs() < reserveMs) {
      await ports.jobs.push({ kind: 'resume', run });
      return;
    }
  }
  const followed = await followChanges(ports, run);
  for (const home of followed.changedHomes) changedProjects.add(home);
  if (followed.isThrough) await finishRun(ports, okrs, run);
  else await ports.jobs.push({ kind: 'resume', run });
}

function kindOf(job: Job): KindOfWork {
  const trigger = job.kind === 'resume' ? job.run.trigger : job.kind;
  const isAskedFor = ['key-results', 'refresh', 'definition'].includes(trigger);
  return isAskedFor ? 'asked-for' : 'changes';
}
