import { useEffect, useState } from 'react';
import type { ApiError, ApiResult } from '../../../../src/contract/api-result';

interface Item {
  readonly id: string;
}

export interface ItemPage<One extends Item> {
  readonly items: readonly One[];
  readonly nextCursor: string | null;
}

export interface ItemPages<One extends Item> {
  readonly items: readonly One[];
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly error: ApiError | null;
  readonly loadMore: () => void;
  readonly reload: () => void;
  /** Shows it where it belongs, new or changed. */
  readonly put: (item: One) => void;
  readonly drop: (id: string) => void;
}

interface Options<One extends Item> {
  /** Names what is asked for: when it changes, the reading begins anew. */
  readonly of: string;
  readonly read: (cursor: string | null) => Promise<ApiResult<ItemPage<One>>>;
  readonly inOrder: (a: One, b: One) => number;
}

interface Asked {
  readonly of: string;
  readonly cursor: string | null;
  readonly attempt: number;
}

interface Shown<One extends Item> extends ItemPage<One> {
  readonly question: string;
  readonly error: ApiError | null;
}

const NOTHING = { question: '', items: [], nextCursor: null, error: null };

/** A list that is read page by page and changed right where it stands. */
export function useItemPages<One extends Item>({
  of,
  read,
  inOrder,
}: Options<One>): ItemPages<One> {
  const [asked, setAsked] = useState<Asked>({ of, cursor: null, attempt: 0 });
  const [shown, setShown] = useState<Shown<One>>(NOTHING);
  const { attempt } = asked;
  const cursor = asked.of === of ? asked.cursor : null;
  const question = JSON.stringify([of, cursor, attempt]);

  useEffect(() => {
    let isLate = false;
    const load = async (): Promise<void> => {
      const answer = await read(cursor);
      if (isLate) return;
      setShown((before) => {
        if (!answer.ok) return { ...before, question, error: answer.error };
        const { items, nextCursor } = answer.data;
        const known = cursor === null ? [] : before.items;
        return { question, items: joined(known, items, inOrder), nextCursor, error: null };
      });
    };
    void load();
    return () => {
      isLate = true;
    };
    // `read` is made anew in every render; `question` says all that it depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [question]);

  return {
    items: shown.items,
    hasMore: shown.nextCursor !== null,
    isLoading: shown.question !== question,
    error: shown.error,
    loadMore: () => {
      setAsked({ of, cursor: shown.nextCursor, attempt });
    },
    reload: () => {
      setAsked({ of, cursor: null, attempt: attempt + 1 });
    },
    put: (item) => {
      setShown((before) => ({ ...before, items: joined(before.items, [item], inOrder) }));
    },
    drop: (id) => {
      setShown((before) => ({ ...before, items: before.items.filter((one) => one.id !== id) }));
    },
  };
}

/** Pages may overlap when something was written between two reads; each item is listed once. */
function joined<One extends Item>(
  known: readonly One[],
  more: readonly One[],
  inOrder: (a: One, b: One) => number,
): readonly One[] {
  const replaced = new Set(more.map(({ id }) => id));
  return [...known.filter(({ id }) => !replaced.has(id)), ...more].sort(inOrder);
}
