import type { DefinitionChange } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';

/** Saves and, when that worked, tells the other open pages of the project. */
export async function saveDefinition(
  ports: Pick<Ports, 'okrs' | 'realtime'>,
  change: DefinitionChange,
): Promise<'saved' | 'version-conflict'> {
  const outcome = await ports.okrs.save(change);
  const projectId = change.objective?.projectId ?? change.keyResult?.projectId;
  if (outcome === 'saved' && projectId !== undefined) await ports.realtime.publish([projectId]);
  return outcome;
}
