import { useSyncExternalStore } from 'react';

/** A value outside React. Each reader hears only of changes in the part it reads. */
export interface Observable<Value> {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createObservable<Value>(initial: Value): Observable<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (value) => {
      current = value;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `read` must answer with the same thing for the same value: a primitive, or a part of it. */
export function useObserved<Value, Part>(
  observable: Pick<Observable<Value>, 'get' | 'subscribe'>,
  read: (value: Value) => Part,
): Part {
  return useSyncExternalStore(observable.subscribe, () => read(observable.get()));
}
