import type { Cycle, PlannedCycle } from '../../domain/okr/cycle';
import { createPeriod, type Period } from '../../domain/okr/period';
import { parseCalendarDate } from '../../domain/shared/calendar-date';
import type { CycleId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { managesSite } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import { conflict, forbidden, invalid, notFound, type Outcome } from '../refusal';
import { traceOfCycle } from './cycle-trace';
import { type CycleView, cycleView } from './cycle-view';

/** As typed: days are text. */
export interface CycleDraft {
  readonly name: string;
  readonly period: { readonly start: string; readonly end: string };
}

interface Named {
  readonly cycleId: string;
  /** The version the person saw. */
  readonly version: number;
}

/** Cycles are the whole site's, so they are for Jira admins and OKR managers. */
export async function mayManageCycles(
  ports: Pick<Ports, 'permissions' | 'settings'>,
  caller: Caller,
): Promise<Outcome<true>> {
  return (await managesSite(ports, caller)) ? ok(true) : forbidden('needs-cycle-manager');
}

export async function createCycle(
  ports: Ports,
  caller: Caller,
  { fields }: { readonly fields: CycleDraft },
): Promise<Outcome<CycleView>> {
  const allowed = await mayManageCycles(ports, caller);
  if (!allowed.ok) return allowed;
  const period = checkedPeriod(fields.period);
  if (!period.ok) return period;
  return addCycle(ports, caller, { name: fields.name, period: period.value });
}

/** Names may repeat and dates may overlap; the screen warns. */
export async function addCycle(
  ports: Ports,
  caller: Caller,
  planned: PlannedCycle,
): Promise<Outcome<CycleView>> {
  const at = new Date(ports.clock.now()).toISOString();
  const cycle: Cycle = {
    ...planned,
    id: ports.ids.next() as CycleId,
    version: 1,
    createdAt: at,
    updatedAt: at,
    updatedBy: caller.accountId,
  };
  const trace = traceOfCycle(ports, { before: null, after: cycle });
  if ((await ports.cycles.save(cycle, trace)) === 'version-conflict') return conflict(null);
  await ports.realtime.publish([null]);
  return ok(cycleView(cycle));
}

export async function updateCycle(
  ports: Ports,
  caller: Caller,
  { change, ...named }: Named & { readonly change: Partial<CycleDraft> },
): Promise<Outcome<CycleView>> {
  const found = await currentVersion(ports, caller, named);
  if (!found.ok) return found;
  const period = change.period === undefined ? undefined : checkedPeriod(change.period);
  if (period?.ok === false) return period;
  const cycle: Cycle = {
    ...found.value,
    ...(change.name !== undefined && { name: change.name }),
    ...(period !== undefined && { period: period.value }),
    version: named.version + 1,
    updatedAt: new Date(ports.clock.now()).toISOString(),
    updatedBy: caller.accountId,
  };
  const trace = traceOfCycle(ports, { before: found.value, after: cycle });
  if ((await ports.cycles.save(cycle, trace)) === 'version-conflict') {
    return staleVersion(ports, cycle.id);
  }
  await ports.realtime.publish([null]);
  return ok(cycleView(cycle));
}

/** A cycle that objectives belong to stays, so that none loses its dates unnoticed. */
export async function deleteCycle(
  ports: Ports,
  caller: Caller,
  named: Named,
): Promise<Outcome<CycleView>> {
  const found = await currentVersion(ports, caller, named);
  if (!found.ok) return found;
  const cycle = found.value;
  if (await isInUse(ports, cycle.id)) return invalid('cycleId', 'cycle-in-use');
  const trace = traceOfCycle(ports, { before: cycle, after: null }).map((entry) => ({
    ...entry,
    at: new Date(ports.clock.now()).toISOString(),
    by: caller.accountId,
  }));
  if ((await ports.cycles.remove(cycle, trace)) === 'version-conflict') {
    return staleVersion(ports, cycle.id);
  }
  await ports.realtime.publish([null]);
  return ok(cycleView(cycle));
}

/** What was deleted no longer counts; everything else can be brought back with its cycle. */
const IN_USE = ['active', 'postponed', 'closed', 'archived'] as const;

async function isInUse(ports: Pick<Ports, 'okrs'>, cycleId: CycleId): Promise<boolean> {
  const lists = await Promise.all(
    IN_USE.map((lifecycle) => ports.okrs.listObjectives({ projectId: null, lifecycle })),
  );
  return lists.flat().some((objective) => objective.cycleId === cycleId);
}

async function currentVersion(
  ports: Pick<Ports, 'cycles' | 'permissions' | 'settings'>,
  caller: Caller,
  { cycleId, version }: Named,
): Promise<Outcome<Cycle>> {
  const allowed = await mayManageCycles(ports, caller);
  if (!allowed.ok) return allowed;
  const cycle = await ports.cycles.find(cycleId as CycleId);
  if (cycle === null) return notFound('cycle-not-found');
  return cycle.version === version ? ok(cycle) : conflict(cycleView(cycle));
}

/** Somebody was faster between our reading and our writing. */
async function staleVersion(ports: Pick<Ports, 'cycles'>, id: CycleId): Promise<Outcome<never>> {
  const current = await ports.cycles.find(id);
  return current === null ? notFound('cycle-not-found') : conflict(cycleView(current));
}

export function checkedPeriod(typed: CycleDraft['period']): Outcome<Period> {
  const start = parseCalendarDate(typed.start);
  const end = parseCalendarDate(typed.end);
  if (start === undefined) return invalid('period.start', 'not-a-date');
  if (end === undefined) return invalid('period.end', 'not-a-date');
  const period = createPeriod(start, end);
  return period.ok ? ok(period.value) : invalid('period', period.error);
}
