import type { HistoryAction, HistoryLocation, HistoryMove } from '../../guest/guest-history';
import type { ForgeNode } from '../ui-kit/forge-doc';

/** What the app's page may ask of the product, with the data of each. */
export interface Commands {
  readonly getContext: undefined;
  readonly invoke: unknown;
  readonly fetchProduct: unknown;
  readonly publishRealtimeChannel: unknown;
  readonly subscribeRealtimeChannel: {
    readonly channelName: string;
    readonly isGlobal?: boolean;
    readonly onEvent: (payload: unknown) => unknown;
  };
  readonly reconcile: { readonly forgeDoc: ForgeNode };
  readonly onError: { readonly error: unknown };
  readonly on: Subscription;
  readonly onPublic: Subscription;
  readonly emit: Emission;
  readonly emitPublic: Emission;
  readonly showFlag: FlagData;
  readonly closeFlag: { readonly id: string };
  readonly enableTheming: undefined;
  readonly emitReadyEvent: undefined;
  readonly changeWindowTitle: string;
  readonly navigate: NavigationData & { readonly type: 'same-tab' | 'new-tab' };
  readonly getUrl: NavigationData;
  readonly reload: undefined;
  readonly createHistory: {
    readonly onChange: (location: HistoryLocation, action: HistoryAction) => unknown;
  };
  readonly history: HistoryMove;
  readonly openModal: ModalData;
  readonly close: unknown;
  readonly onClose: (() => unknown) | undefined;
  readonly refresh: unknown;
  readonly getFrameId: undefined;
  readonly isRovoEnabled: undefined;
  readonly trackObjectStoreAction: unknown;
  readonly getCookieConsentPreferences: undefined;
}

interface Subscription {
  readonly event: string;
  readonly callback: (payload: unknown) => unknown;
}

interface Emission {
  readonly event: string;
  readonly payload?: unknown;
}

export interface FlagData {
  readonly id: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'info' | 'success' | 'warning' | 'error';
  readonly appearance?: 'info' | 'success' | 'warning' | 'error';
  readonly isAutoDismiss?: boolean;
  readonly actions?: readonly { readonly text: string; readonly onClick: () => unknown }[];
}

export interface ModalData {
  readonly resource: string | null;
  readonly onClose?: (payload: unknown) => unknown;
  readonly size?:
    | 'small'
    | 'medium'
    | 'large'
    | 'xlarge'
    | 'max'
    | { readonly width: string; readonly height?: string };
  readonly context?: unknown;
  readonly closeOnEscape?: boolean;
  readonly closeOnOverlayClick?: boolean;
  readonly title?: string;
}

export interface NavigationData {
  readonly url?: string;
  readonly target?: string;
  readonly [name: string]: unknown;
}

export type CommandTable = {
  readonly [Name in keyof Commands]: (data: Commands[Name]) => unknown;
};
