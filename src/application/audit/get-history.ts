import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { visibleKeyResult, visibleObjective } from '../okr/authorise';
import type { AuditPage, AuditScope } from '../ports/audit';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';

const PAGE_SIZE = 30;

/** What happened to one key result, or to an objective and its key results; for who may see it. */
export async function getHistory(
  ports: Ports,
  caller: Caller,
  {
    kind,
    id,
    cursor,
  }: {
    readonly kind: 'objective' | 'key-result';
    readonly id: string;
    readonly cursor: string | null;
  },
): Promise<Outcome<AuditPage>> {
  const scope = await visibleScope(ports, caller, { kind, id });
  if (!scope.ok) return scope;
  const query = { scope: scope.value, from: null, to: null, cursor, size: PAGE_SIZE };
  return ok(await ports.audit.list(query));
}

async function visibleScope(
  ports: Ports,
  caller: Caller,
  { kind, id }: { readonly kind: 'objective' | 'key-result'; readonly id: string },
): Promise<Outcome<AuditScope>> {
  if (kind === 'objective') {
    const found = await visibleObjective(ports, caller, id);
    return found.ok ? ok({ of: 'objective', id: found.value.id }) : found;
  }
  const found = await visibleKeyResult(ports, caller, id);
  return found.ok ? ok({ of: 'subject', id: found.value.keyResult.id }) : found;
}
