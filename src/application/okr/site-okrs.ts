import type { Lifecycle } from '../../domain/okr/lifecycle';
import type { Ports } from '../ports/ports';
import type { ChangeMark, SiteOkrs } from '../ports/site-copy';
import { UpstreamError } from '../ports/upstream-error';

/** Lifecycles of what a page shows without being asked for more. */
export const IN_SIGHT = ['active', 'postponed', 'closed'] as const satisfies readonly Lifecycle[];

/**
 * Longer than anything takes between announcing a write and lists that show it: the write's own
 * time, and the moments by which Forge's indexes lag.
 */
const SETTLED_AFTER_MS = 60_000;

type CopyPorts = Pick<Ports, 'okrs' | 'states' | 'siteCopy' | 'clock' | 'log'>;

/** From the copy where nothing was written since it was made, else record by record. */
export async function loadSiteOkrs(ports: CopyPorts): Promise<SiteOkrs> {
  const mark = await ports.siteCopy.lastChange();
  const copy = await ports.siteCopy.load(mark);
  if (copy !== null) return copy;
  const isSettled = ports.clock.now() - mark.at > SETTLED_AFTER_MS;
  const okrs = await readSiteOkrs(ports);
  if (isSettled) await keepCopy(ports, mark, okrs);
  return okrs;
}

async function readSiteOkrs({ okrs, states }: CopyPorts): Promise<SiteOkrs> {
  const filters = IN_SIGHT.map((lifecycle) => ({ projectId: null, lifecycle }));
  const [objectives, keyResults] = await Promise.all([
    Promise.all(filters.map((filter) => okrs.listObjectives(filter))),
    Promise.all(filters.map((filter) => okrs.listKeyResults(filter))),
  ]);
  const metricIds = keyResults.flat().map(({ metricId }) => metricId);
  const [metrics, found] = await Promise.all([
    okrs.findMetrics(metricIds),
    states.findMany(metricIds),
  ]);
  return {
    objectives: objectives.flat(),
    keyResults: keyResults.flat(),
    metrics,
    states: [...found.values()],
  };
}

/** A page is not refused because its copy could not be kept. */
async function keepCopy(ports: CopyPorts, mark: ChangeMark, okrs: SiteOkrs): Promise<void> {
  try {
    await ports.siteCopy.save(mark, okrs);
  } catch (thrown) {
    if (!(thrown instanceof UpstreamError)) throw thrown;
    ports.log.event('site-copy-not-kept', { fault: thrown.fault });
  }
}
