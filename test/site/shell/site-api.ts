/**
 * What the shell's pages and the site's server say to each other: JSON over `/site/api/*`.
 * The signed-in person is the cookie `site-user`; the server reads it on every request.
 */
import type { RecordedCall } from '../seams';

/** One module of the manifest that has a page of its own. */
export interface SiteModule {
  readonly key: string;
  /** `jira:projectPage` and so on. */
  readonly type: string;
  readonly title: string;
  /** Key of its resource: served at `<appOrigin>/<resource>/index.html`. */
  readonly resource: string;
  /** UI Kit (`render: native`) or Custom UI. */
  readonly isNative: boolean;
  /** Path of its icon at `appOrigin`, if the manifest names one. */
  readonly icon: string | null;
}

/** Embedded in every page, so that nothing flickers while the state loads. */
export interface ShellBoot {
  readonly siteName: string;
  readonly siteUrl: string;
  readonly appName: string;
  /** The bare UUIDs, as Jira's addresses show them. */
  readonly appId: string;
  readonly environmentId: string;
  /** Origin of the app's own resources; another one than the site's, as with Forge's CDN. */
  readonly appOrigin: string;
  readonly modules: readonly SiteModule[];
  /** Who is signed in without a `site-user` cookie. */
  readonly defaultAccountId: string;
}

export interface SiteUser {
  readonly accountId: string;
  readonly displayName: string;
  readonly accountType: string;
  readonly active: boolean;
}

/** A person worth trying the site as. */
export interface Persona {
  readonly accountId: string;
  readonly displayName: string;
  /** One line: what this person may do. */
  readonly description: string;
}

export interface Playing {
  /** Days of site time a second. */
  readonly stepDays: number;
  /** Epoch milliseconds at which it stops by itself. */
  readonly until: number | null;
}

export interface SiteClock {
  readonly now: number;
  readonly isFrozen: boolean;
  readonly playing: Playing | null;
  /** The next instant at which recorded history has something. */
  readonly nextRecordedAt: number | null;
}

/** `GET /site/api/state` */
export interface SiteState {
  readonly clock: SiteClock;
  readonly currentAccountId: string;
  readonly users: readonly SiteUser[];
  readonly personas: readonly Persona[];
  /** What was asked for and is not modelled (501s of REST, storage and bridge): `METHOD path` lines. */
  readonly unmodelled: readonly string[];
  readonly version: string;
}

/** Who looks from where; the server makes the trusted context of it. */
export interface BridgeEnv {
  readonly moduleKey: string;
  readonly accountId: string;
  readonly extension: Readonly<Record<string, unknown>>;
}

/**
 * `POST /site/api/bridge`. Ops: `getContext`, `invoke`, `fetchProduct`, `publishRealtimeChannel`,
 * and `unmodelled` (data: the refused command's name), which only records it.
 */
export interface BridgeRequest {
  readonly op: string;
  readonly data: unknown;
  readonly env: BridgeEnv;
}

export interface BridgeAnswer {
  readonly value?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

/** `POST /site/api/jira`: REST as the signed-in person, recorded with origin `shell`. */
export interface JiraRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** Always HTTP 200 around it; `status` and `body` are Jira's. */
export interface JiraAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `POST /site/api/edit`: a `JiraEdit` whose account is the signed-in person. Refusals: HTTP 4xx. */
export interface EditAnswer {
  readonly issueId?: string;
  readonly issueKey?: string;
}

/** Any `/site/api` answer that is not 2xx. */
export interface SiteApiError {
  readonly error: { readonly message: string };
}

/** `GET /site/api/calls`: newest last; bodies left out unless `?bodies=1`. */
export interface CallsAnswer {
  readonly calls: readonly (Omit<RecordedCall, 'requestBody' | 'responseBody'> & {
    readonly requestBody?: string | undefined;
    readonly responseBody?: string;
  })[];
}

/** `GET /site/api/queue` */
export interface QueueAnswer {
  readonly events: readonly {
    readonly id: string;
    readonly queue: string;
    readonly dueAt: number;
    readonly attempts: number;
    readonly body: unknown;
  }[];
  readonly schedules: readonly {
    readonly key: string;
    readonly interval: string;
    readonly lastRunAt: number | null;
    readonly nextRunAt: number;
  }[];
}

/** One message of `GET /site/api/events` (server-sent, unnamed events, JSON data). */
export type SiteEvent =
  | { readonly kind: 'clock'; readonly clock: SiteClock }
  /** Something in Jira changed; ids where the event was about one issue. */
  | {
      readonly kind: 'jira';
      readonly name: string;
      readonly issueId: string | null;
      readonly issueKey: string | null;
    }
  | {
      readonly kind: 'realtime';
      readonly channel: string;
      readonly isGlobal: boolean;
      readonly payload: unknown;
    }
  /** The call log or the queue grew or shrank. */
  | { readonly kind: 'activity' }
  | { readonly kind: 'unmodelled'; readonly what: string };
