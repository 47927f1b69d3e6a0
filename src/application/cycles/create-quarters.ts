import { quartersOf } from '../../domain/okr/cycle';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { addCycle, mayManageCycles } from './change-cycles';
import type { CycleView } from './cycle-view';

/** The quarters of a fiscal year that are not there yet. Answers with what was added. */
export async function createQuarters(
  ports: Ports,
  caller: Caller,
  { fiscalYear }: { readonly fiscalYear: number },
): Promise<Outcome<readonly CycleView[]>> {
  const allowed = await mayManageCycles(ports, caller);
  if (!allowed.ok) return allowed;
  const { fiscalYearStart } = await ports.settings.load();
  const known = await ports.cycles.list();
  const isKnown = (start: string, end: string) =>
    known.some(({ period }) => period.start === start && period.end === end);
  const added: CycleView[] = [];
  for (const planned of quartersOf(fiscalYear, fiscalYearStart)) {
    if (isKnown(planned.period.start, planned.period.end)) continue;
    const created = await addCycle(ports, caller, planned);
    if (!created.ok) return created;
    added.push(created.value);
  }
  return ok(added);
}
