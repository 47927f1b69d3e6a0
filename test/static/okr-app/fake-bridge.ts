/**
 * A host for the page in a test. Import it before anything of the page: the bridge's modules look
 * for the host once, when they are loaded.
 */
import type { Api } from '../../../src/contract/api';
import type { ApiResult } from '../../../src/contract/api-result';

type Answer = ApiResult<unknown>;
type Handler = (input: never) => Answer | Promise<Answer>;

export interface Host {
  /** What the server answers, by call. A call without an answer fails the test that makes it. */
  calls: Partial<Record<keyof Api, Handler>>;
  readonly sent: { readonly name: string; readonly input: unknown }[];
  readonly flags: { readonly title: string; readonly description?: string }[];
  path: string;
}

export const host: Host = { calls: {}, sent: [], flags: [], path: '/' };

export function resetHost(): void {
  host.calls = {};
  host.sent.length = 0;
  host.flags.length = 0;
  host.path = '/';
}

type Data = Readonly<Record<string, unknown>>;

const commands: Readonly<Record<string, (data: Data) => unknown>> = {
  invoke: async ({ functionKey, payload }: Data) => {
    const name = String(functionKey);
    host.sent.push({ name, input: payload });
    const handler = Object.entries(host.calls).find(([call]) => call === name)?.[1];
    if (handler === undefined) throw new Error(`${name} has no answer`);
    return JSON.parse(JSON.stringify(await handler(payload as never))) as unknown;
  },
  createHistory: () => ({
    location: {
      pathname: host.path.replace(/\?.*$/, ''),
      search: /\?.*$/.exec(host.path)?.[0] ?? '',
    },
    push: (path: string) => {
      host.path = path;
    },
    replace: (path: string) => {
      host.path = path;
    },
    listen: () => () => undefined,
  }),
  fetchProduct: ({ restPath }: Data) => ({
    status: 200,
    statusText: 'OK',
    headers: { 'content-type': 'application/json' },
    body: String(restPath).includes('/user/bulk') ? '{"values":[]}' : '[]',
  }),
  showFlag: (flag: Data) => {
    host.flags.push(flag as unknown as Host['flags'][number]);
    return true;
  },
  closeFlag: () => true,
  subscribeRealtimeChannel: () => ({ unsubscribe: () => undefined }),
};

Object.assign(globalThis, {
  IS_REACT_ACT_ENVIRONMENT: true,
  __PLATFORM_FEATURE_FLAGS__: { booleanResolver: () => false },
  __bridge: {
    callBridge: async (command: string, data: Data) => {
      const run = commands[command];
      if (run === undefined) throw new Error(`the fake host does not know ${command}`);
      return Promise.resolve(run(data));
    },
  },
});

/** jsdom draws nothing, so it has no dialogs above the page. */
if (typeof HTMLDialogElement !== 'undefined') {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.setAttribute('open', '');
  };
}
