import { traceOf } from '../audit/trace-of';
import type { AuditOrigin } from '../ports/audit';
import type { DefinitionChange } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import { withOwnerSince } from './owner-since';

/**
 * The only way a definition is changed: with its trace, in one go. When that worked, the other open
 * pages of the project hear of it. `origin` tells what it was done with.
 */
export async function saveDefinition(
  ports: Pick<Ports, 'okrs' | 'realtime' | 'ids'>,
  change: DefinitionChange,
  origin: AuditOrigin = 'page',
): Promise<'saved' | 'version-conflict'> {
  const trace = await traceOf(ports, change, origin);
  const outcome = await ports.okrs.save(await withOwnerSince(ports, change), trace);
  const definition = change.objective ?? change.keyResult;
  if (outcome === 'saved' && definition !== undefined) {
    await ports.realtime.publish([definition.projectId]);
  }
  return outcome;
}
