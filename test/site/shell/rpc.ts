/**
 * Calls between a page and the site around it, over postMessage. Functions travel by reference:
 * the receiver gets a stub that calls back. Both ends run this same code.
 */

export type RpcMessage =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly command: string;
      readonly data: unknown;
      /** Functions the sender has let go of. */
      readonly gone: readonly string[];
    }
  | { readonly kind: 'run'; readonly id: number; readonly fn: string; readonly args: unknown }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly value: unknown;
      /** There is no function in it. */
      readonly isJson: boolean;
    }
  | { readonly kind: 'failure'; readonly id: number; readonly error: WireError };

interface WireError {
  readonly name: string;
  readonly message: string;
}

export interface Rpc {
  readonly call: (command: string, data: unknown) => Promise<unknown>;
  /**
   * A call that replaces the last of its kind, as each UI Kit tree does. The functions of the call
   * before stay callable, for an answer in flight; those of older calls are let go.
   */
  readonly callReplacing: (command: string, data: unknown) => Promise<unknown>;
  readonly receive: (message: RpcMessage) => void;
  /** How many local functions the other side can call. */
  readonly heldFunctions: () => number;
}

export interface RpcOptions {
  readonly send: (message: RpcMessage) => void;
  readonly onCall: (command: string, data: unknown) => unknown;
  /** Makes the ids of this side's functions unlike the other side's. */
  readonly prefix: string;
}

type AnyFunction = (...args: unknown[]) => unknown;

/** @forge/react marks a handler so, to keep its identity over commits. */
type MarkedFunction = AnyFunction & { __id__?: string };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const FUNCTION = '$fn';
const ERROR = '$error';

export function createRpc({ send, onCall, prefix }: RpcOptions): Rpc {
  const held = createFunctionTable(prefix);
  const waiting = createWaitingList();
  const stubs = createStubs((fn, args) =>
    waiting.ask((id) => {
      send({ kind: 'run', id, fn, args: outgoing(args, held.idOf) });
    }),
  );
  const call = (command: string, data: unknown, gone: readonly string[]) =>
    waiting.ask((id) => {
      send({ kind: 'call', id, command, data, gone });
    });
  const answer = async (id: number, work: () => unknown): Promise<void> => {
    try {
      send({ kind: 'answer', id, ...outgoingAnswer(await work(), held.idOf) });
    } catch (error) {
      send({ kind: 'failure', id, error: wireError(error) });
    }
  };
  return {
    call: (command, data) => call(command, outgoing(data, held.idOf), []),
    callReplacing(command, data) {
      const generation = new Set<string>();
      const wire = outgoing(data, (fn) => {
        const id = held.idOf(fn);
        generation.add(id);
        return id;
      });
      return call(command, wire, held.replace(command, generation));
    },
    receive(message) {
      switch (message.kind) {
        case 'call':
          stubs.drop(message.gone);
          void answer(message.id, () => onCall(message.command, incoming(message.data, stubs.of)));
          break;
        case 'run':
          void answer(message.id, () => held.run(message.fn, incoming(message.args, stubs.of)));
          break;
        case 'answer': {
          const { id, value, isJson } = message;
          waiting.take(id)?.resolve(isJson ? value : incoming(value, stubs.of));
          break;
        }
        case 'failure':
          waiting.take(message.id)?.reject(errorFrom(message.error));
      }
    },
    heldFunctions: held.size,
  };
}

function createWaitingList() {
  let count = 0;
  const waiting = new Map<number, Waiting>();
  return {
    ask: (send: (id: number) => void): Promise<unknown> =>
      new Promise((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve, reject });
        send(count);
      }),
    take: (id: number): Waiting | undefined => {
      const entry = waiting.get(id);
      waiting.delete(id);
      return entry;
    },
  };
}

/** Functions of this side which the other side may call. */
function createFunctionTable(prefix: string) {
  let count = 0;
  const byId = new Map<string, AnyFunction>();
  const ids = new WeakMap<AnyFunction, string>();
  const generations = new Map<string, readonly ReadonlySet<string>[]>();
  return {
    idOf: (fn: MarkedFunction): string => {
      let id = fn.__id__ ?? ids.get(fn);
      if (id === undefined) {
        count += 1;
        id = `${prefix}${String(count)}`;
      }
      ids.set(fn, id);
      byId.set(id, fn);
      return id;
    },
    /** The ids that neither this generation nor the one before it uses. */
    replace: (kind: string, generation: ReadonlySet<string>): readonly string[] => {
      const [last = new Set<string>(), older = new Set<string>()] = generations.get(kind) ?? [];
      generations.set(kind, [generation, last]);
      const gone = [...older].filter((id) => !last.has(id) && !generation.has(id));
      for (const id of gone) byId.delete(id);
      return gone;
    },
    run: (id: string, args: unknown): unknown => {
      const fn = byId.get(id);
      if (fn === undefined) throw new Error(`The function ${id} is no longer there.`);
      return fn(...(Array.isArray(args) ? (args as unknown[]) : []));
    },
    size: () => byId.size,
  };
}

/** Stand-ins for the other side's functions; one each, so that identity survives. */
function createStubs(run: (fn: string, args: unknown[]) => Promise<unknown>) {
  const byId = new Map<string, MarkedFunction>();
  return {
    of: (id: string): MarkedFunction => {
      let stub = byId.get(id);
      if (stub === undefined) {
        stub = (...args) => run(id, args);
        stub.__id__ = id;
        byId.set(id, stub);
      }
      return stub;
    },
    drop: (ids: readonly string[]): void => {
      for (const id of ids) byId.delete(id);
    },
  };
}

const FROM_JSON = Symbol('from JSON');

/** An answer that came as JSON: a large one crosses without a search for functions in it. */
export const fromJson = (value: unknown): unknown => ({ [FROM_JSON]: value });

function outgoingAnswer(
  value: unknown,
  idOf: (fn: AnyFunction) => string,
): { readonly value: unknown; readonly isJson: boolean } {
  if (typeof value === 'object' && value !== null && FROM_JSON in value) {
    return { value: value[FROM_JSON], isJson: true };
  }
  return { value: outgoing(value, idOf), isJson: false };
}

function outgoing(
  value: unknown,
  idOf: (fn: AnyFunction) => string,
  above: readonly object[] = [],
): unknown {
  if (typeof value === 'function') return { [FUNCTION]: idOf(value as AnyFunction) };
  if (typeof value === 'symbol') return undefined;
  if (value instanceof Error) return { [ERROR]: wireError(value) };
  if (!isContainer(value)) return value;
  // A circle cannot travel; Forge drops the inner reference too.
  if (above.includes(value)) return undefined;
  const path = [...above, value];
  if (Array.isArray(value)) return value.map((part) => outgoing(part, idOf, path));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, outgoing(part, idOf, path)]),
  );
}

function incoming(value: unknown, stubOf: (id: string) => AnyFunction): unknown {
  if (!isContainer(value)) return value;
  if (Array.isArray(value)) return value.map((part) => incoming(part, stubOf));
  const record = value as Record<string, unknown>;
  const fn = record[FUNCTION];
  if (typeof fn === 'string') return stubOf(fn);
  if (ERROR in record) return errorFrom(record[ERROR] as WireError);
  return Object.fromEntries(
    Object.entries(record).map(([key, part]) => [key, incoming(part, stubOf)]),
  );
}

/** Arrays and plain objects; dates, blobs and buffers cross as they are. */
function isContainer(value: unknown): value is object {
  if (value === null || typeof value !== 'object') return false;
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}

function wireError(error: unknown): WireError {
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: 'Error', message: typeof error === 'string' ? error : JSON.stringify(error) };
}

function errorFrom({ name, message }: WireError): Error {
  return Object.assign(new Error(message), { name });
}
