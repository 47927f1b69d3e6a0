/** The product's end of the bridge, one for each frame of the app. */
import { createRpc, fromJson, type RpcMessage } from '../../rpc';
import type { BridgeEnv, SiteModule } from '../../site-api';
import { colorMode } from '../site/color-mode';
import { noteUnmodelled, onSiteEvent } from '../site/live';
import { navigate } from '../site/location';
import { bridge } from '../site/site-client';
import type { ForgeNode } from '../ui-kit/forge-doc';
import { appEvents } from './app-events';
import type { CommandTable, Commands } from './commands';
import { createFrameHistory } from './frame-history';
import { closeFlag, closeModal, openModal, showFlag } from './overlays';
import { urlOf } from './targets';

export interface FrameOptions {
  readonly frame: Window;
  readonly appOrigin: string;
  readonly module: SiteModule;
  readonly env: BridgeEnv;
  /** Path of the page the frame stands on; the app's own paths begin after it. */
  readonly base: string;
  /** Set when the frame shows a modal. */
  readonly modalId?: number;
  readonly onDoc?: (doc: ForgeNode) => void;
  /** The app asked for the issue view to be read anew. */
  readonly onRefresh?: () => void;
}

interface FrameParts {
  readonly options: FrameOptions;
  /** What has to end with the frame. */
  readonly keep: (stop: () => void) => void;
}

/** Answers the frame until the returned function is called. */
export function hostFrame(options: FrameOptions): () => void {
  const stops: (() => void)[] = [];
  const commands = commandTable({ options, keep: (stop) => stops.push(stop) });
  const rpc = createRpc({
    prefix: 'site-',
    send: (message) => {
      options.frame.postMessage({ forgeHost: message }, options.appOrigin);
    },
    onCall: (command, data) => answer(commands, options.env, { command, data }),
  });
  const onMessage = ({ source, origin, data }: MessageEvent<{ forgeHost?: RpcMessage } | null>) => {
    if (source !== options.frame || origin !== options.appOrigin) return;
    if (data?.forgeHost !== undefined) rpc.receive(data.forgeHost);
  };
  window.addEventListener('message', onMessage);
  stops.push(
    () => {
      window.removeEventListener('message', onMessage);
    },
    colorMode.subscribe(() => {
      const theme = { colorMode: colorMode.get() };
      void rpc.call('theme', theme);
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

function answer(
  commands: CommandTable,
  env: BridgeEnv,
  { command, data }: { command: string; data: unknown },
): unknown {
  if (!Object.hasOwn(commands, command)) {
    noteUnmodelled(`bridge ${command}`);
    void bridge('unmodelled', command, env);
    throw new Error(`The bridge command ${command} is not modelled by the local site.`);
  }
  const run = commands[command as keyof Commands] as (data: unknown) => unknown;
  return run(data);
}

function commandTable(parts: FrameParts): CommandTable {
  return {
    ...serverCommands(parts),
    ...eventCommands(parts),
    ...pageCommands(parts),
    ...overlayCommands(parts),
  };
}

function serverCommands({ options: { env, onDoc } }: FrameParts) {
  const forward = (op: string) => (data: unknown) => bridge(op, data, env);
  return {
    getContext: async () => {
      const context = (await bridge('getContext', undefined, env)) as Record<string, unknown>;
      const theme = { colorMode: colorMode.get(), light: 'light', dark: 'dark' };
      return { ...context, theme };
    },
    invoke: async (data: unknown) => fromJson(await bridge('invoke', data, env)),
    fetchProduct: forward('fetchProduct'),
    publishRealtimeChannel: forward('publishRealtimeChannel'),
    reconcile: ({ forgeDoc }: Commands['reconcile']) => {
      onDoc?.(forgeDoc);
    },
    onError: ({ error }: Commands['onError']) => {
      console.error('The app reports an error', error);
    },
    getFrameId: () => 'site-frame',
    isRovoEnabled: () => false,
    trackObjectStoreAction: () => undefined,
    getCookieConsentPreferences: () => null,
  };
}

function eventCommands({ keep }: FrameParts) {
  const on = ({ event, callback }: Commands['on']) => {
    const subscription = appEvents.on(event, callback);
    keep(subscription.unsubscribe);
    return subscription;
  };
  const emit = ({ event, payload }: Commands['emit']) => {
    appEvents.emit(event, payload);
  };
  return {
    on,
    onPublic: on,
    emit,
    emitPublic: emit,
    subscribeRealtimeChannel: (data: Commands['subscribeRealtimeChannel']) => {
      const { channelName, isGlobal = false, onEvent } = data;
      const unsubscribe = onSiteEvent((event) => {
        if (event.kind !== 'realtime' || event.channel !== channelName) return;
        if (event.isGlobal === isGlobal) void onEvent(event.payload);
      });
      keep(unsubscribe);
      return { unsubscribe };
    },
  };
}

function pageCommands({ options: { base }, keep }: FrameParts) {
  const history = createFrameHistory(base);
  keep(history.stop);
  return {
    enableTheming: () => ({ colorMode: colorMode.get() }),
    emitReadyEvent: () => undefined,
    changeWindowTitle: (title: string) => {
      document.title = title;
    },
    navigate: (data: Commands['navigate']) => {
      const url = urlOf(data);
      if (data.type === 'new-tab') window.open(url, '_blank', 'noopener');
      else navigate(url);
    },
    getUrl: urlOf,
    reload: () => {
      window.location.reload();
    },
    createHistory: ({ onChange }: Commands['createHistory']) => history.open(onChange),
    history: history.move,
  };
}

function overlayCommands({ options: { env, module, base, modalId, onRefresh } }: FrameParts) {
  return {
    showFlag,
    closeFlag: ({ id }: Commands['closeFlag']) => closeFlag(id),
    openModal: (data: Commands['openModal']) =>
      openModal({
        data,
        module: { ...module, resource: data.resource ?? module.resource },
        env: { ...env, extension: { ...env.extension, modal: data.context } },
        base,
      }),
    // `false` makes the SDK throw, as it does on a page that cannot be closed.
    close: (payload: unknown) => modalId !== undefined && closeModal(modalId, payload),
    onClose: () => true,
    refresh: () => {
      onRefresh?.();
      return true;
    },
  };
}
