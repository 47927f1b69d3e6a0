import type { Interval } from '../../domain/metrics/working-time';
import { type DeliveryEvent } from '../../domain/practice/delivery';
import type { ToldUntil } from '../../domain/metrics/catalogue/practice';
import type { Delivered, ProjectPractice } from '../../domain/practice/project-practice';
import { toldByAll, toldUntil } from '../../domain/practice/told-through';
import type { ProjectId } from '../../domain/shared/ids';
import type { DeliveryWindow } from '../ports/practice';
import type { Ports } from '../ports/ports';

/** An incident can be over, and a deployment found to have failed, so much later. */
const AROUND_MS = 90 * 86_400_000;

type DeliveryPorts = Pick<Ports, 'deliveries' | 'push'>;

interface Around {
  readonly times: Interval;
  readonly timeZone: string;
}

/**
 * What was delivered around a time. The first and the last thing ever told are among them, because
 * they say of which times nobody told. `null`: the projects never told of any, nor said that there
 * was none.
 */
export async function toldDeliveries(
  ports: DeliveryPorts,
  said: readonly ProjectPractice[],
  { times: { start, end }, timeZone }: Around,
): Promise<Delivered> {
  const window = { from: start - AROUND_MS, to: end + AROUND_MS };
  const listed = <Kind extends DeliveryEvent['kind']>(kind: Kind) =>
    Promise.all(said.map(({ projectId }) => withEnds(ports, { projectId, kind, window })));
  const [deployments, incidents] = await Promise.all([listed('deployment'), listed('incident')]);
  const told = said.filter((_, at) => [deployments[at], incidents[at]].some((all) => all?.length));
  const each = await Promise.all(told.map((one) => projectToldUntil(ports, one, timeZone)));
  const until = toldByAll(each);
  return {
    deployments: noneOrAll(deployments.flat(), until.deployments),
    incidents: noneOrAll(incidents.flat(), until.incidents),
    toldUntil: until,
  };
}

/** None is something that is known where somebody said that all were told. */
const noneOrAll = <Event>(all: readonly Event[], end: number | null): readonly Event[] | null =>
  all.length === 0 && end === null ? null : all;

/** By what people said, and by the last push where they said that pushes tell of everything. */
async function projectToldUntil(
  { push }: Pick<Ports, 'push'>,
  { projectId, toldThrough: { deployment, incident } }: ProjectPractice,
  timeZone: string,
): Promise<ToldUntil> {
  const isPushed = deployment.arePushesComplete || incident.arePushesComplete;
  const received = isPushed ? (await push.state(projectId)).received : null;
  const pushedAt = received === null ? null : Date.parse(received.at);
  return {
    deployments: toldUntil(deployment, { timeZone, pushedAt }),
    incidents: toldUntil(incident, { timeZone, pushedAt }),
  };
}

interface Asked<Kind extends DeliveryEvent['kind']> {
  readonly projectId: ProjectId;
  readonly kind: Kind;
  readonly window: DeliveryWindow;
}

async function withEnds<Kind extends DeliveryEvent['kind']>(
  { deliveries }: Pick<Ports, 'deliveries'>,
  { projectId, kind, window }: Asked<Kind>,
) {
  const ends = await deliveries.ends(projectId, kind);
  // Most projects never tell of any; then one look is enough.
  if (ends.length === 0) return [];
  const within = (await deliveries.list(projectId, kind, window)) ?? [];
  const known = new Set(within.map(({ id }) => id));
  return [...within, ...ends.filter(({ id }) => !known.has(id))];
}
