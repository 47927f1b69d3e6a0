import { createContext } from 'react';
import type { OkrPageDto } from '../../../../../src/contract/dto';

export interface TreeContextValue {
  readonly page: OkrPageDto | null;
  readonly setActiveId: (id: string) => void;
  readonly toggle: (id: string) => void;
}

/** What every node of the drawn tree may use. */
export const TreeContext = createContext<TreeContextValue>({
  page: null,
  setActiveId: () => undefined,
  toggle: () => undefined,
});
