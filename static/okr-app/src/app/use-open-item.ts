import { useCallback, useEffect, useRef, useState } from 'react';
import { view } from '@forge/bridge';
import { itemAt, type OpenItem, pathOf } from './location';

type History = Awaited<ReturnType<typeof view.createHistory>>;

/** The opened objective or key result, kept in the address so that it can be linked and gone back from. */
export function useOpenItem(): readonly [OpenItem | null, (item: OpenItem | null) => void] {
  const [item, setItem] = useState<OpenItem | null>(null);
  const history = useRef<History | null>(null);

  useEffect(() => {
    let isLeft = false;
    let unlisten: (() => void) | undefined;
    const start = async (): Promise<void> => {
      const created = await view.createHistory();
      if (isLeft) return;
      history.current = created;
      setItem(itemAt(created.location.pathname));
      unlisten = created.listen((location) => {
        setItem(itemAt(location.pathname));
      });
    };
    start().catch(() => {
      // A host without history: items still open, only without an address of their own.
      history.current = null;
    });
    return () => {
      isLeft = true;
      unlisten?.();
    };
  }, []);

  const open = useCallback((next: OpenItem | null) => {
    setItem(next);
    history.current?.push(pathOf(next));
  }, []);
  return [item, open];
}
