import type { DeliveryEvent } from '../../domain/practice/delivery';
import type { AccountId, ProjectId } from '../../domain/shared/ids';
import type { Ports } from '../ports/ports';
import type { RefusedPush } from '../ports/push';
import { traceDeliveries } from './trace-deliveries';

/** A site's storage takes some 4,000 writes a minute, and people need it too. */
const SECONDS_BETWEEN = 1;

/** Whose token it was. */
export interface AdmittedPush {
  readonly projectId: ProjectId;
  /** Who made the token and answers for it. */
  readonly by: AccountId;
}

type PushPorts = Pick<
  Ports,
  'push' | 'hash' | 'limiter' | 'deliveries' | 'audit' | 'ids' | 'clock'
>;

/**
 * Every wrong token gets the same answer, whether it never was one, was taken away, or belongs to
 * no project. Only those with a right one can use up the project's turns.
 */
export async function admitPush(
  ports: PushPorts,
  secret: string | null,
): Promise<AdmittedPush | 'token-refused' | 'too-many-requests'> {
  const projectId = /^(\d{1,18})\.[0-9a-z]{8,128}$/.exec(secret ?? '')?.[1];
  if (secret === null || projectId === undefined) return 'token-refused';
  const token = await ports.push.token(projectId as ProjectId);
  if (token?.hash !== ports.hash.of(secret)) return 'token-refused';
  const wait = await ports.limiter.take(`push:${token.projectId}`, SECONDS_BETWEEN);
  return wait > 0 ? 'too-many-requests' : { projectId: token.projectId, by: token.createdBy };
}

/** What is there under the same id is replaced, so that a push that is sent twice counts once. */
export async function receivePush(
  ports: PushPorts,
  { projectId, by }: AdmittedPush,
  events: readonly DeliveryEvent[],
): Promise<void> {
  await ports.deliveries.put(projectId, events);
  await traceDeliveries(ports, { projectId, by, action: 'created', origin: 'push', events });
  const countOf = (kind: DeliveryEvent['kind']) =>
    events.filter((event) => event.kind === kind).length;
  const received = {
    at: new Date(ports.clock.now()).toISOString(),
    ...{ deployments: countOf('deployment'), incidents: countOf('incident') },
  };
  const { refused } = await ports.push.state(projectId);
  await ports.push.saveState(projectId, { received, refused });
}

/** The sender is told that something is wrong; what it is stands where the token was made. */
export async function refusePush(
  ports: PushPorts,
  { projectId }: AdmittedPush,
  { path, problem }: Pick<RefusedPush, 'path' | 'problem'>,
): Promise<void> {
  const { received } = await ports.push.state(projectId);
  const refused = { at: new Date(ports.clock.now()).toISOString(), path, problem };
  await ports.push.saveState(projectId, { received, refused });
}
