/** A Jira of a few lines: enough to see who asked for what. */
import type { Jira, ProductEvent, ProductRequest } from '../seams';

export interface FixtureJira extends Jira {
  readonly requests: ProductRequest[];
  raise(event: ProductEvent): void;
}

export function createFixtureJira(): FixtureJira {
  const requests: ProductRequest[] = [];
  const listeners: ((event: ProductEvent) => void)[] = [];
  return {
    requests,
    raise(event) {
      for (const listener of listeners) listener(event);
    },
    handle(request) {
      requests.push(request);
      const isMyself = request.path === '/rest/api/3/myself';
      const body = isMyself
        ? { accountId: request.accountId ?? 'the-app' }
        : { message: 'no model' };
      return Promise.resolve({
        status: isMyself ? 200 : 501,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    },
    edit: () => ({}),
    onEvent: (listener) => {
      listeners.push(listener);
    },
    catchUp: () => ({ changes: 0 }),
    nextRecordedAt: () => undefined,
    calls: () => [],
    clearCalls: () => undefined,
    addFault: () => undefined,
    clearFaults: () => undefined,
    setSearchLag: () => undefined,
  };
}
