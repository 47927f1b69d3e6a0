import { kvs } from '@forge/kvs';
import * as z from 'zod';
import type { PushState, PushStore, PushToken } from '../../application/ports/push';
import type { AccountId, ProjectId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';
import { storage } from './kvs-call';

const token: z.ZodType<PushToken> = z.object({
  projectId: z.string().transform((text) => text as ProjectId),
  hash: z.string(),
  ending: z.string(),
  createdAt: z.string(),
  createdBy: z.string().transform((text) => text as AccountId),
});
const state: z.ZodType<PushState> = z.object({
  received: z.object({ at: z.string(), deployments: z.number(), incidents: z.number() }).nullable(),
  refused: z.object({ at: z.string(), path: z.string(), problem: z.string() }).nullable(),
});
const tokenFormat = recordFormat(token);
const stateFormat = recordFormat(state);

const tokenKey = (projectId: ProjectId) => `push-token:${projectId}`;
const stateKey = (projectId: ProjectId) => `push-state:${projectId}`;

/** Neither is part of a backup: an old one must not bring back a token that was taken away. */
export function createKvsPush(): PushStore {
  return {
    async token(projectId) {
      const stored = await storage(() => kvs.get<unknown>(tokenKey(projectId)));
      return stored === undefined ? null : tokenFormat.read(stored);
    },
    async saveToken(made) {
      const record = tokenFormat.write(made);
      await storage(() => kvs.set(tokenKey(made.projectId), record), record);
    },
    async removeToken(projectId) {
      await storage(() => kvs.delete(tokenKey(projectId)));
    },
    async state(projectId) {
      const stored = await storage(() => kvs.get<unknown>(stateKey(projectId)));
      return stored === undefined ? { received: null, refused: null } : stateFormat.read(stored);
    },
    async saveState(projectId, last) {
      const record = stateFormat.write(last);
      await storage(() => kvs.set(stateKey(projectId), record), record);
    },
  };
}
