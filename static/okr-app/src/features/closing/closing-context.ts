import { createContext, useContext } from 'react';
import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';

/** What can be closed or carried over. */
export type ClosingTask =
  | { readonly kind: 'close-objective'; readonly objective: ObjectiveDto }
  | { readonly kind: 'close-key-result'; readonly keyResult: KeyResultDto }
  | { readonly kind: 'carry-over'; readonly objective: ObjectiveDto };

/** Opens the dialog for it. */
export const ClosingContext = createContext<(task: ClosingTask) => void>(() => undefined);

export const useClosing = (): ((task: ClosingTask) => void) => useContext(ClosingContext);
