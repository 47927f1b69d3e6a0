import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import type { Change, Saved } from '../../app/change';
import { reopenKeyResult, reopenObjective } from '../../app/closing-changes';
import { type PageServices, usePage } from '../../app/page-context';

export interface Reopen {
  readonly objective: (objective: ObjectiveDto) => void;
  readonly keyResult: (keyResult: KeyResultDto) => void;
}

/** Opens what was closed, with a flag for either ending. */
export function useReopen(): Reopen {
  const services = usePage();
  return {
    objective: (objective) => void reopened(services, objective.title, reopenObjective(objective)),
    keyResult: (keyResult) => void reopened(services, keyResult.title, reopenKeyResult(keyResult)),
  };
}

async function reopened<Dto extends Saved>(
  { store, showFlag }: PageServices,
  title: string,
  change: Change<Dto>,
): Promise<void> {
  const answer = await store.make(change);
  showFlag(
    answer.ok
      ? { kind: 'success', title: `“${title}” is open again and will be measured` }
      : {
          kind: 'error',
          title: `“${title}” was not reopened`,
          description: sentenceFor(answer.error),
        },
  );
  // Its key results may have come along.
  if (answer.ok) store.reload();
}
