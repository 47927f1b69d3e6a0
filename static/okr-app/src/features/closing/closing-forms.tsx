import { lazy, type ReactNode, Suspense, useState } from 'react';
import { ClosingContext, type ClosingTask } from './closing-context';

const CloseObjectiveDialog = lazy(() => import('./close-objective-dialog'));
const CloseKeyResultDialog = lazy(() => import('./close-key-result-dialog'));
const CarryOverDialog = lazy(() => import('./carry-over-dialog'));

/** The dialogs that end something or take it into another cycle, for menus anywhere below. */
export function ClosingForms({ children }: { readonly children: ReactNode }) {
  const [task, setTask] = useState<ClosingTask | null>(null);
  const close = (): void => {
    setTask(null);
  };
  return (
    <ClosingContext.Provider value={setTask}>
      {children}
      <Suspense fallback={null}>
        {task?.kind === 'close-objective' && (
          <CloseObjectiveDialog objective={task.objective} onClose={close} />
        )}
        {task?.kind === 'close-key-result' && (
          <CloseKeyResultDialog keyResult={task.keyResult} onClose={close} />
        )}
        {task?.kind === 'carry-over' && (
          <CarryOverDialog objective={task.objective} onClose={close} onNext={setTask} />
        )}
      </Suspense>
    </ClosingContext.Provider>
  );
}
