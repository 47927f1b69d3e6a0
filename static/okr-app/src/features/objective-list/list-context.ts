import { createContext, useContext } from 'react';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import type { OpenItem } from '../../app/location';
import { useObserved } from '../../app/observable';
import { usePage } from '../../app/page-context';

type CreateKeyResult = (objective: ObjectiveDto) => void;

/** Opens the form for a new key result. */
export const CreateKeyResultContext = createContext<CreateKeyResult>(() => undefined);

export const useCreateKeyResult = (): CreateKeyResult => useContext(CreateKeyResultContext);

/** Opens the form for a new objective. */
export const CreateObjectiveContext = createContext<() => void>(() => undefined);

export const useCreateObjective = (): (() => void) => useContext(CreateObjectiveContext);

/** Whether its details are open, and the way to open or close them. */
export function useDetails(kind: OpenItem['kind'], id: string): readonly [boolean, () => void] {
  const { address } = usePage();
  const isOpen = useObserved(address, (item) => item?.kind === kind && item.id === id);
  return [
    isOpen,
    () => {
      address.open(isOpen ? null : { kind, id });
    },
  ];
}
