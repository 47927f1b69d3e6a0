import type { Interval } from '../../domain/metrics/working-time';
import { type DeliveryEvent } from '../../domain/practice/delivery';
import type { Delivered } from '../../domain/practice/project-practice';
import type { ProjectId } from '../../domain/shared/ids';
import type { DeliveryWindow } from '../ports/practice';
import type { Ports } from '../ports/ports';

/** An incident can be over, and a deployment found to have failed, so much later. */
const AROUND_MS = 90 * 86_400_000;

type DeliveryPorts = Pick<Ports, 'deliveries'>;

/**
 * What was delivered around a time. The first and the last thing ever told are among them, because
 * they say of which times nobody told. `null`: the projects never told of any.
 */
export async function toldDeliveries(
  ports: DeliveryPorts,
  projectIds: readonly ProjectId[],
  { start, end }: Interval,
): Promise<Delivered> {
  const window = { from: start - AROUND_MS, to: end + AROUND_MS };
  const listed = async <Kind extends DeliveryEvent['kind']>(kind: Kind) => {
    const lists = await Promise.all(
      projectIds.map((projectId) => withEnds(ports, { projectId, kind, window })),
    );
    const all = lists.flat();
    return all.length === 0 ? null : all;
  };
  const [deployments, incidents] = await Promise.all([listed('deployment'), listed('incident')]);
  return { deployments, incidents };
}

interface Asked<Kind extends DeliveryEvent['kind']> {
  readonly projectId: ProjectId;
  readonly kind: Kind;
  readonly window: DeliveryWindow;
}

async function withEnds<Kind extends DeliveryEvent['kind']>(
  { deliveries }: DeliveryPorts,
  { projectId, kind, window }: Asked<Kind>,
) {
  const ends = await deliveries.ends(projectId, kind);
  // Most projects never tell of any; then one look is enough.
  if (ends.length === 0) return [];
  const within = (await deliveries.list(projectId, kind, window)) ?? [];
  const known = new Set(within.map(({ id }) => id));
  return [...within, ...ends.filter(({ id }) => !known.has(id))];
}
