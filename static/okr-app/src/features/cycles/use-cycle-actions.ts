import { useState } from 'react';
import type { CycleDto } from '../../../../../src/contract/cycles/calls';
import { useFailureFlag, usePage } from '../../app/page-context';

export interface CycleActions {
  /** The fiscal year whose quarters are on their way. */
  readonly isAdding: number | null;
  readonly addQuarters: (fiscalYear: number) => void;
  readonly remove: (cycle: CycleDto) => void;
}

export function useCycleActions(): CycleActions {
  const { call, store, showFlag } = usePage();
  const flagFailure = useFailureFlag();
  const [isAdding, setIsAdding] = useState<number | null>(null);

  const addQuarters = async (fiscalYear: number): Promise<void> => {
    setIsAdding(fiscalYear);
    const answer = await call('createQuarters', { fiscalYear });
    setIsAdding(null);
    if (!answer.ok) {
      flagFailure('The quarters were not added', answer.error);
      return;
    }
    const names = answer.data.map(({ name }) => name).join(', ');
    showFlag(
      names === ''
        ? { kind: 'info', title: 'All quarters of that year are there already' }
        : { kind: 'success', title: `Added ${names}` },
    );
    store.reload();
  };

  const remove = async ({ id, version, name }: CycleDto): Promise<void> => {
    const answer = await call('deleteCycle', { cycleId: id, version });
    if (answer.ok) showFlag({ kind: 'success', title: `“${name}” was deleted` });
    else flagFailure(`“${name}” was not deleted`, answer.error);
    store.reload();
  };

  return {
    isAdding,
    addQuarters: (fiscalYear) => void addQuarters(fiscalYear),
    remove: (cycle) => void remove(cycle),
  };
}
