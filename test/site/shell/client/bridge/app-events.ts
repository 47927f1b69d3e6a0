/** Events between frames of the app, and from the product to them (`events.on` of the bridge). */
type Callback = (payload: unknown) => unknown;

interface AppEvents {
  readonly on: (event: string, callback: Callback) => { readonly unsubscribe: () => void };
  readonly emit: (event: string, payload: unknown) => void;
}

function createAppEvents(): AppEvents {
  const callbacks = new Map<string, Set<Callback>>();
  return {
    on(event, callback) {
      const own = callbacks.get(event) ?? new Set();
      callbacks.set(event, own.add(callback));
      return {
        unsubscribe: () => {
          own.delete(callback);
        },
      };
    },
    emit(event, payload) {
      for (const callback of [...(callbacks.get(event) ?? [])]) void callback(payload);
    },
  };
}

/** All frames of one page hear each other; the whole site has one app. */
export const appEvents = createAppEvents();
