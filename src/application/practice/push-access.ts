import type { ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { AuditAction } from '../ports/audit';
import type { Ports } from '../ports/ports';
import type { PushState, PushToken } from '../ports/push';
import type { Outcome } from '../refusal';
import { type InProject, managedPlace } from './practice-place';

const ENDING = 4;

export interface PushAccessView extends PushState {
  readonly url: string;
  readonly token: Pick<PushToken, 'ending' | 'createdAt' | 'createdBy'> | null;
}

/** Only those who may change what was deployed see where and how it is pushed. */
export async function getPushAccess(
  ports: Ports,
  caller: Caller,
  asked: InProject,
): Promise<Outcome<PushAccessView>> {
  const place = await managedPlace(ports, caller, asked);
  return place.ok ? ok(await viewOf(ports, place.value.projectId)) : place;
}

async function viewOf({ push, pushAddress }: Ports, projectId: ProjectId): Promise<PushAccessView> {
  const [url, token, state] = await Promise.all([
    pushAddress.url(),
    push.token(projectId),
    push.state(projectId),
  ]);
  if (token === null) return { url, token, ...state };
  const { ending, createdAt, createdBy } = token;
  return { url, token: { ending, createdAt, createdBy }, ...state };
}

/** Told once and never again; the one before it is worth nothing from now on. */
export async function makePushToken(
  ports: Ports,
  caller: Caller,
  asked: InProject,
): Promise<Outcome<PushAccessView & { readonly secret: string }>> {
  const place = await managedPlace(ports, caller, asked);
  if (!place.ok) return place;
  const { projectId } = place.value;
  const secret = `${projectId}.${randomText(ports)}`;
  const createdAt = new Date(ports.clock.now()).toISOString();
  const before = await ports.push.token(projectId);
  await ports.push.saveToken({
    ...{ projectId, hash: ports.hash.of(secret), ending: secret.slice(-ENDING) },
    ...{ createdAt, createdBy: caller.accountId },
  });
  await trace(ports, caller, {
    projectId,
    action: 'created',
    before,
    ending: secret.slice(-ENDING),
  });
  return ok({ ...(await viewOf(ports, projectId)), secret });
}

/** Two ids hold 244 random bits. */
const randomText = ({ ids }: Pick<Ports, 'ids'>): string =>
  `${ids.next()}${ids.next()}`.replaceAll('-', '');

export async function revokePushToken(
  ports: Ports,
  caller: Caller,
  asked: InProject,
): Promise<Outcome<PushAccessView>> {
  const place = await managedPlace(ports, caller, asked);
  if (!place.ok) return place;
  const { projectId } = place.value;
  const before = await ports.push.token(projectId);
  await ports.push.removeToken(projectId);
  if (before !== null) {
    await trace(ports, caller, { projectId, action: 'deleted', before, ending: null });
  }
  return ok(await viewOf(ports, projectId));
}

interface Traced {
  readonly projectId: ProjectId;
  readonly action: AuditAction;
  readonly before: PushToken | null;
  readonly ending: string | null;
}

/** By their endings, which let nobody in. */
async function trace(
  { audit, ids, clock }: Pick<Ports, 'audit' | 'ids' | 'clock'>,
  { accountId }: Caller,
  { projectId, action, before, ending }: Traced,
): Promise<void> {
  const shown = (text: string | null) => (text === null ? null : `…${text}`);
  await audit.append([
    {
      ...{ id: ids.next(), at: new Date(clock.now()).toISOString(), by: accountId },
      ...{ kind: 'practice', subjectId: `practice-${projectId}`, objectiveId: null, projectId },
      ...{ title: 'Token for pushing deployments', action, origin: 'page' },
      changes: [
        { field: 'pushToken', before: shown(before?.ending ?? null), after: shown(ending) },
      ],
    },
  ]);
}
