import type { PushState, PushStore, PushToken } from '../../src/application/ports/push';

export function memoryPush(): PushStore {
  const tokens = new Map<string, PushToken>();
  const states = new Map<string, PushState>();
  return {
    token: async (projectId) => Promise.resolve(tokens.get(projectId) ?? null),
    saveToken: async (token) => {
      tokens.set(token.projectId, token);
      return Promise.resolve();
    },
    removeToken: async (projectId) => {
      tokens.delete(projectId);
      return Promise.resolve();
    },
    state: async (projectId) =>
      Promise.resolve(states.get(projectId) ?? { received: null, refused: null }),
    saveState: async (projectId, state) => {
      states.set(projectId, state);
      return Promise.resolve();
    },
  };
}
