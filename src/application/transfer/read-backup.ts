import type { ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { mustBeJiraAdmin } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import type { Project } from '../ports/projects';
import type { StoredRecord } from '../ports/stored-records';
import type { Outcome } from '../refusal';
import { projectIdsIn } from './project-ids';

export interface BackupPosition {
  readonly kind: string;
  readonly cursor: string | null;
}

export interface BackupPart {
  readonly records: readonly StoredRecord[];
  /** Names of the projects these records belong to, so that another site can find its own. */
  readonly projects: readonly Project[];
  /** Where the next part begins; `null` after the last. */
  readonly next: BackupPosition | null;
}

/** One part of the whole; a call per part keeps each below Forge's 5 MB and 25 seconds. */
export async function readBackup(
  ports: Ports,
  _caller: Caller,
  { position }: { readonly position: BackupPosition | null },
): Promise<Outcome<BackupPart>> {
  const allowed = await mustBeJiraAdmin(ports);
  if (!allowed.ok) return allowed;
  const kinds = ports.records.kinds.filter(({ is }) => is === 'kept').map(({ name }) => name);
  const at = position === null ? 0 : kinds.indexOf(position.kind);
  const kind = kinds[at];
  if (kind === undefined) return ok({ records: [], projects: [], next: null });
  const page = await ports.records.page(kind, position?.cursor ?? null);
  const ids = [...new Set(page.records.flatMap(({ value }) => [...projectIdsIn(value)]))];
  const projects = ids.length === 0 ? [] : await ports.projects.find(ids as ProjectId[]);
  const nextKind = kinds[at + 1];
  const next =
    page.nextCursor !== null
      ? { kind, cursor: page.nextCursor }
      : nextKind === undefined
        ? null
        : { kind: nextKind, cursor: null };
  return ok({ records: page.records, projects, next });
}
