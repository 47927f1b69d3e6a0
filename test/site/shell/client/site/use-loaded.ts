import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<Value> {
  readonly value: Value | undefined;
  readonly error: Error | undefined;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

/** Loads on mount and whenever the key changes; a reload keeps the old value on the screen. */
export function useLoaded<Value>(key: string, load: () => Promise<Value>): Loaded<Value> {
  const [result, setResult] = useState<{ key: string; value?: Value; error?: Error }>({ key });
  const [round, setRound] = useState(0);
  const [settledRound, setSettledRound] = useState(-1);
  const latestLoad = useRef(load);
  latestLoad.current = load;

  useEffect(() => {
    let isCurrent = true;
    latestLoad.current().then(
      (value) => {
        if (!isCurrent) return;
        setResult({ key, value });
        setSettledRound(round);
      },
      (error: unknown) => {
        if (!isCurrent) return;
        setResult({ key, error: error instanceof Error ? error : new Error(String(error)) });
        setSettledRound(round);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [key, round]);

  const reload = useCallback(() => {
    setRound((count) => count + 1);
  }, []);
  const isFresh = result.key === key;
  return {
    value: isFresh ? result.value : undefined,
    error: isFresh ? result.error : undefined,
    isLoading: !isFresh || settledRound !== round,
    reload,
  };
}
