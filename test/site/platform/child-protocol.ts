/** What the host and the function process send each other over IPC. */

/** Site time is the machine's plus `offset`, or stands at `frozenAt`. */
export interface ClockState {
  readonly offset: number;
  readonly frozenAt: number | null;
}

export interface InvocationMeta {
  readonly aaid: string | undefined;
  readonly appContext: Readonly<Record<string, unknown>> & { readonly invocationId: string };
  readonly contextAri: string;
  readonly proxy: { readonly token: string };
  readonly tracing: { readonly traceId: string; readonly spanId: string };
  readonly realtime: { readonly contextToken: string };
  readonly externalAuth: readonly never[];
}

export interface ProxyTarget {
  readonly type: string;
  readonly provider?: string;
  readonly remote?: string;
  readonly accountId?: string;
}

export interface ProxyRequest {
  readonly invocationId: string;
  readonly target: ProxyTarget;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface ProxyResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface FunctionError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
}

export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: FunctionError };

export type ToChild =
  | { readonly kind: 'clock'; readonly clock: ClockState }
  | {
      readonly kind: 'invoke';
      readonly id: string;
      readonly handler: string;
      readonly event: unknown;
      readonly context: unknown;
      readonly meta: InvocationMeta;
      /** Milliseconds it may run. */
      readonly limitMs: number;
    }
  | { readonly kind: 'response'; readonly call: number; readonly response: ProxyResponse };

export type FromChild =
  | { readonly kind: 'ready' }
  | { readonly kind: 'outcome'; readonly id: string; readonly outcome: Outcome }
  | { readonly kind: 'request'; readonly call: number; readonly request: ProxyRequest }
  | {
      readonly kind: 'log';
      readonly invocationId: string | null;
      readonly level: string;
      readonly text: string;
    };
