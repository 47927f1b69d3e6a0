import { useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { ImportCheckDto, ImportedRowDto } from '../../../../../src/contract/transfer/calls';
import type { ImportedItem, ImportPlan } from '../../../../../src/domain/transfer/imported-okrs';
import type { Call } from '../../api/client';
import { usePage } from '../../app/page-context';

/** As many as one call takes. Source: contract/transfer/inputs. */
const ROWS_AT_ONCE = 10;
const OWNERS_AT_ONCE = 20;
const KEYS_AT_ONCE = 100;

export interface Import {
  readonly check: ImportCheckDto | null;
  readonly isBusy: boolean;
  /** Rows sent so far, of all. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly rows: readonly ImportedRowDto[];
  readonly isFinished: boolean;
  readonly error: ApiError | null;
  readonly lookUp: (plan: ImportPlan) => Promise<void>;
  readonly start: (plan: ImportPlan, projectId: string | null) => Promise<void>;
}

/** Looks names up, then sends row after row; what was sent once is recognised when sent again. */
export function useImport(importId: string): Import {
  const { call, store } = usePage();
  const [check, setCheck] = useState<ImportCheckDto | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [progress, setProgress] = useState<Import['progress']>(null);
  const [rows, setRows] = useState<readonly ImportedRowDto[]>([]);
  const [isFinished, setIsFinished] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  const lookUp = async (plan: ImportPlan): Promise<void> => {
    setIsBusy(true);
    const found = await lookUpNames(call, plan);
    setIsBusy(false);
    setError(found.error);
    setCheck(found.check);
  };

  const start = async (plan: ImportPlan, projectId: string | null): Promise<void> => {
    if (check === null) return;
    setIsBusy(true);
    setError(null);
    const sent: ImportedRowDto[] = [];
    const steps = stepsOf(plan.items);
    const total = steps.reduce((sum, { items }) => sum + items.length, 0);
    let done = 0;
    for (const { step, items } of steps) {
      const answer = await call('importItems', {
        ...{ importId, step, projectId, items },
        projects: check.projects.flatMap(({ key, projectId: id }) =>
          id === null ? [] : [{ key, projectId: id }],
        ),
        owners: check.owners.flatMap(({ text, accountId }) =>
          accountId === null ? [] : [{ text, accountId }],
        ),
      });
      if (!answer.ok) {
        setError(answer.error);
        break;
      }
      sent.push(...answer.data.filter(({ outcome }) => step === 'items' || outcome === 'refused'));
      done += items.length;
      setProgress({ done, total });
      setRows([...sent]);
    }
    setIsFinished(done === total);
    setIsBusy(false);
    store.reload();
  };
  return { check, isBusy, progress, rows, isFinished, error, lookUp, start };
}

/** All items first, then the statuses from below: nothing can be put below what is closed. */
function stepsOf(items: readonly ImportedItem[]) {
  const telling = items.filter(({ status }) => status.kind !== 'running' || status.status !== null);
  return [
    ...batches(items, ROWS_AT_ONCE).map((batch) => ({ step: 'items' as const, items: batch })),
    ...batches([...telling].reverse(), ROWS_AT_ONCE).map((batch) => ({
      step: 'statuses' as const,
      items: batch,
    })),
  ];
}

async function lookUpNames(
  call: Call,
  { items }: ImportPlan,
): Promise<{ readonly check: ImportCheckDto | null; readonly error: ApiError | null }> {
  const owners = distinct(items.map(({ owner }) => owner));
  const keys = distinct(items.map((item) => (item.kind === 'objective' ? item.projectKey : '')));
  const found: {
    owners: ImportCheckDto['owners'][number][];
    projects: ImportCheckDto['projects'][number][];
  } = { owners: [], projects: [] };
  const questions = [
    ...batches(owners, OWNERS_AT_ONCE).map((batch) => ({ owners: batch, projectKeys: [] })),
    ...batches(keys, KEYS_AT_ONCE).map((batch) => ({ owners: [], projectKeys: batch })),
  ];
  for (const question of questions) {
    const answer = await call('checkImport', question);
    if (!answer.ok) return { check: null, error: answer.error };
    found.owners.push(...answer.data.owners);
    found.projects.push(...answer.data.projects);
  }
  return { check: found, error: null };
}

const distinct = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== '');

function batches<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
