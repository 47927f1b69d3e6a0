import { calendarDateAt } from '../../domain/shared/calendar-date';
import type { Run } from '../ports/jobs';
import type { Ports } from '../ports/ports';
import type { SyncState } from '../ports/sync-store';
import { cleanUp } from './clean-up';
import { forgetClosedAccounts } from './forget-closed-accounts';
import type { MeasuredOkrs } from './measured-okrs';
import { summaryOf } from './reconcile';
import { recordDay } from './record-day';

/** Everything a run was meant to do is stored: only now may the cursor move. */
export async function finishRun(ports: Ports, okrs: MeasuredOkrs, run: Run): Promise<void> {
  if (run.isNightly) {
    await recordDay(ports, okrs);
    await cleanUp(ports, okrs);
    await forgetClosedAccounts(ports);
  }
  await ports.pending.remove(run.pendingKeys);
  await reportRefresh(ports, run, run.failed > 0 && run.measured === 0 ? 'failed' : 'done');
  const state = await ports.sync.state();
  await ports.sync.saveState(
    nextState(state, run, { now: ports.clock.now(), timeZone: okrs.settings.timeZone }),
  );
  ports.log.event('run-finished', {
    trigger: run.trigger,
    measured: run.measured,
    failed: run.failed,
    ...ports.meter.spent(),
  });
}

function nextState(
  state: SyncState,
  run: Run,
  { now, timeZone }: { now: number; timeZone: string },
): SyncState {
  const { startedAt, trigger, measured, failed } = run;
  const summary = { startedAt, finishedAt: new Date(now).toISOString(), trigger, measured, failed };
  const base = { ...state, outage: null, lastSync: summary };
  if (!run.isSweep) return base;
  const fullOn = calendarDateAt(Date.parse(startedAt), timeZone);
  return {
    ...base,
    lastReconcile: summaryOf(run, summary.finishedAt) ?? state.lastReconcile,
    statusesAtReconcile: run.reconcile?.statuses ?? run.statuses ?? state.statusesAtReconcile,
    lastHourly: summary,
    cursor: startedAt,
    confirmedAt: startedAt,
    lastFullOn: run.isNightly ? fullOn : state.lastFullOn,
  };
}

export async function reportRefresh(
  ports: Ports,
  run: Run,
  state: 'running' | 'done' | 'failed',
): Promise<void> {
  if (run.refresh === null) return;
  const progress = await ports.sync.findRefresh(run.refresh.id);
  if (progress === null) return;
  await ports.sync.saveRefresh({
    ...progress,
    state,
    total: run.refresh.total,
    done: Math.min(run.refresh.total, run.measured + run.failed),
  });
}
