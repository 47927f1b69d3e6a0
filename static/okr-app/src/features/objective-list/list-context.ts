import { createContext, useContext } from 'react';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import type { OpenItem } from '../../app/location';

/** What rows of the list need besides their own record. */
export interface ListState {
  readonly openItem: OpenItem | null;
  readonly collapsed: ReadonlySet<string>;
  readonly toggle: (objectiveId: string) => void;
  readonly createKeyResult: (objective: ObjectiveDto) => void;
}

export const ListContext = createContext<ListState | null>(null);

export function useList(): ListState {
  const list = useContext(ListContext);
  if (list === null) throw new Error('useList needs a ListContext around it');
  return list;
}
