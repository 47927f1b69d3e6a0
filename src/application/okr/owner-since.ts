import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { DefinitionChange } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';

/** A new owner answers for the days since they took over, and not for those before. */
export async function withOwnerSince(
  ports: Pick<Ports, 'okrs'>,
  change: DefinitionChange,
): Promise<DefinitionChange> {
  const { objective, keyResult } = change;
  return {
    ...change,
    ...(objective !== undefined && {
      objective: dated(
        await before(objective, () => ports.okrs.findObjective(objective.id)),
        objective,
      ),
    }),
    ...(keyResult !== undefined && {
      keyResult: dated(
        await before(keyResult, () => ports.okrs.findKeyResult(keyResult.id)),
        keyResult,
      ),
    }),
  };
}

async function before<Definition extends Objective | KeyResult>(
  { version }: Definition,
  find: () => Promise<Definition | null>,
): Promise<Definition | null> {
  return version === 1 ? null : find();
}

function dated<Definition extends Objective | KeyResult>(
  stored: Definition | null,
  next: Definition,
): Definition {
  const isSameOwner = stored === null || stored.ownerId === next.ownerId;
  return isSameOwner ? next : { ...next, ownerSince: next.updatedAt };
}
