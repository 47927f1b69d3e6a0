import { createRpc, fromJson, type Rpc, type RpcMessage } from './rpc';

type Answers = Record<string, (data: never) => unknown>;

/** Two ends, with what postMessage does in between: a structured clone, later. */
function connected(site: Answers, page: Answers = {}): { page: Rpc; site: Rpc } {
  const answering = (answers: Answers) => (command: string, data: unknown) => {
    const answer = answers[command];
    if (answer === undefined) throw new TypeError(`no ${command}`);
    return answer(data as never);
  };
  const ends: { page?: Rpc; site?: Rpc } = {};
  const deliver = (to: 'page' | 'site') => (message: RpcMessage) => {
    const copy = structuredClone(message);
    setTimeout(() => ends[to]?.receive(copy));
  };
  ends.page = createRpc({ prefix: 'p-', send: deliver('site'), onCall: answering(page) });
  ends.site = createRpc({ prefix: 's-', send: deliver('page'), onCall: answering(site) });
  return { page: ends.page, site: ends.site };
}

describe('a call over the bridge', () => {
  it('brings the answer back', async () => {
    const { page } = connected({ add: ({ a, b }: { a: number; b: number }) => a + b });
    await expect(page.call('add', { a: 2, b: 3 })).resolves.toBe(5);
  });

  it('brings JSON back as it is', async () => {
    const value = { ok: true, data: [{ id: '1' }, null] };
    const { page } = connected({ read: () => fromJson(value) });
    await expect(page.call('read', {})).resolves.toEqual(value);
  });

  it('rejects with the name and message of what was thrown', async () => {
    const { page } = connected({});
    await expect(page.call('nothing', {})).rejects.toMatchObject({
      name: 'TypeError',
      message: 'no nothing',
    });
  });

  it('keeps dates, and drops symbols and circles', async () => {
    const circle: Record<string, unknown> = { day: new Date(0), mark: Symbol('x') };
    circle['self'] = circle;
    const { page } = connected({ echo: (data: unknown) => data });
    await expect(page.call('echo', circle)).resolves.toEqual({ day: new Date(0) });
  });

  it('lets the same object appear twice side by side', async () => {
    const shared = { a: 1 };
    const { page } = connected({ echo: (data: unknown) => data });
    await expect(page.call('echo', [shared, shared])).resolves.toEqual([{ a: 1 }, { a: 1 }]);
  });
});

describe('functions over the bridge', () => {
  it('run where they were made, and may return functions themselves', async () => {
    const seen: unknown[] = [];
    const { page } = connected({
      subscribe: async ({ onEvent }: { onEvent: (payload: unknown) => Promise<unknown> }) => {
        seen.push(await onEvent({ n: 1 }));
        return { unsubscribe: () => 'gone' };
      },
    });
    const answer = (await page.call('subscribe', {
      onEvent: (payload: { n: number }) => payload.n + 1,
    })) as { unsubscribe: () => Promise<unknown> };
    expect(seen).toEqual([2]);
    await expect(answer.unsubscribe()).resolves.toBe('gone');
  });

  it('keep one identity over commits when @forge/react marked them so', async () => {
    const received: unknown[] = [];
    const { page } = connected({ reconcile: ({ fn }: { fn: unknown }) => received.push(fn) });
    const mark = (fn: () => number) => Object.assign(fn, { __id__: 'same' });
    await page.callReplacing('reconcile', { fn: mark(() => 1) });
    await page.callReplacing('reconcile', { fn: mark(() => 2) });
    expect(received[0]).toBe(received[1]);
    await expect((received[0] as () => Promise<number>)()).resolves.toBe(2);
  });

  it('of the tree before last are let go, those of the last tree still answer', async () => {
    const received: (() => Promise<unknown>)[] = [];
    const { page } = connected({
      reconcile: ({ fn }: { fn: () => Promise<unknown> }) => received.push(fn),
    });
    for (const n of [1, 2, 3]) await page.callReplacing('reconcile', { fn: () => n });
    expect(page.heldFunctions()).toBe(2);
    await expect(received[2]?.()).resolves.toBe(3);
    await expect(received[1]?.()).resolves.toBe(2);
    await expect(received[0]?.()).rejects.toThrow('no longer there');
  });

  it('do not pile up over a thousand commits', async () => {
    const { page } = connected({ reconcile: () => undefined });
    for (let n = 0; n < 1000; n += 1) {
      void page.callReplacing('reconcile', { a: () => n, b: () => n });
    }
    await new Promise((done) => setTimeout(done, 20));
    expect(page.heldFunctions()).toBe(4);
  });
});
