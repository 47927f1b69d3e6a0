/** The app page's end of the Forge bridge. */
import { createRpc, type Rpc, type RpcMessage } from '../rpc';
import { createGuestHistory } from './guest-history';

const TOKENS_ID = 'site-tokens';
const THEMES =
  'dark:dark light:light spacing:spacing typography:typography shape:shape motion:motion';

interface Theme {
  readonly colorMode: string;
}

export interface Envelope {
  readonly forgeHost: RpcMessage;
}

type GuestWindow = Window & {
  __bridge?: { callBridge: (command: string, data?: unknown) => Promise<unknown> };
};

export function createBridge(page: GuestWindow): void {
  // The page was opened by the site; without a referrer any parent may be it.
  const siteOrigin = page.document.referrer === '' ? '*' : new URL(page.document.referrer).origin;
  const rpc = createRpc({
    prefix: 'page-',
    send: (message) => {
      page.parent.postMessage({ forgeHost: message } satisfies Envelope, siteOrigin);
    },
    onCall: (command, data) => {
      if (command !== 'theme') throw new Error(`The page does not answer to ${command}.`);
      return applyTheme(page.document, data as Theme);
    },
  });
  page.addEventListener('message', (event: MessageEvent<Partial<Envelope> | null>) => {
    if (event.source !== page.parent || event.data?.forgeHost === undefined) return;
    rpc.receive(event.data.forgeHost);
  });
  page.__bridge = {
    callBridge: (command, data) => callBridge(page.document, rpc, [command, data]),
  };
}

async function callBridge(
  document: Document,
  rpc: Rpc,
  [command, data]: [string, unknown],
): Promise<unknown> {
  switch (command) {
    case 'enableTheming':
      await applyTheme(document, (await rpc.call(command, data)) as Theme);
      return undefined;
    case 'createHistory':
      return createGuestHistory(rpc);
    case 'reconcile':
      return rpc.callReplacing(command, data);
    default:
      return rpc.call(command, data);
  }
}

/** Tokens come by `<link>` from the page's own origin, which a strict CSP lets through. */
async function applyTheme(document: Document, { colorMode }: Theme): Promise<void> {
  const root = document.documentElement;
  root.dataset['theme'] = THEMES;
  root.dataset['colorMode'] = colorMode;
  if (document.getElementById(TOKENS_ID) !== null) return;
  const link = document.createElement('link');
  Object.assign(link, { id: TOKENS_ID, rel: 'stylesheet', href: '/__tokens.css' });
  await new Promise((done) => {
    link.addEventListener('load', done);
    link.addEventListener('error', done);
    document.head.append(link);
  });
}
