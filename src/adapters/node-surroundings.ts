import { createHash, randomUUID } from 'node:crypto';
import { getAppContext } from '@forge/api';
import type { Clock, Deadline, Hash, Ids } from '../application/ports/surroundings';

/** Enough of a SHA-256 that no two definitions of a site will ever share it. */
const HASH_LENGTH = 32;

export const systemClock: Clock = { now: () => Date.now() };
export const randomIds: Ids = { next: () => randomUUID() };
export const sha256: Hash = {
  of: (text) => createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH),
};
export const invocationDeadline: Deadline = {
  remainingMs: () => getAppContext().invocationRemainingTimeInMillis(),
};

/** Names one site's installation of the app. */
export const installation = (): string => getAppContext().installationAri.toString();

/** The key Jira gives to the `manage-okrs` permission of our manifest in this environment. */
export function manageOkrsPermission(): string {
  const { appAri, environmentAri } = getAppContext();
  return `ari:cloud:ecosystem::extension/${appAri.appId}/${environmentAri.environmentId}/static/manage-okrs`;
}
