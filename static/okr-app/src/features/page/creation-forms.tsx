import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import type { ObjectiveDto, ProjectDto } from '../../../../../src/contract/dto';
import { CreateKeyResultContext, CreateObjectiveContext } from '../objective-list/list-context';

const ObjectiveForm = lazy(() => import('../objective-form/objective-form'));
const KeyResultForm = lazy(() => import('../key-result-form/key-result-form'));

interface CreationFormsProps {
  /** Where the person may create objectives. */
  readonly projects: readonly ProjectDto[];
  readonly children: ReactNode;
}

/** The forms for new things, which buttons anywhere below may open. */
export function CreationForms({ projects, children }: CreationFormsProps) {
  const [isCreating, setIsCreating] = useState(false);
  const [objective, setObjective] = useState<ObjectiveDto | null>(null);
  const createObjective = useMemo(
    () => () => {
      setIsCreating(true);
    },
    [],
  );
  return (
    <CreateObjectiveContext.Provider value={createObjective}>
      <CreateKeyResultContext.Provider value={setObjective}>
        {children}
      </CreateKeyResultContext.Provider>
      {isCreating && (
        <Suspense fallback={null}>
          <ObjectiveForm
            projects={projects}
            onClose={() => {
              setIsCreating(false);
            }}
          />
        </Suspense>
      )}
      {objective !== null && (
        <Suspense fallback={null}>
          <KeyResultForm
            objective={objective}
            onClose={() => {
              setObjective(null);
            }}
          />
        </Suspense>
      )}
    </CreateObjectiveContext.Provider>
  );
}
