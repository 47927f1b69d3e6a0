import { addDays, parseCalendarDate } from '../../domain/shared/calendar-date';
import type { ObjectiveId, ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { managesSite } from '../okr/authorise';
import type { AuditEntry, AuditKind, AuditPage, AuditScope } from '../ports/audit';
import type { ProjectAccess } from '../ports/permissions';
import type { Ports } from '../ports/ports';
import { forbidden, invalid, notFound, type Outcome } from '../refusal';

const PAGE_SIZE = 50;
/** A page is cut short rather than slow: this many reads of storage at most. */
const READS_AT_MOST = 10;

export interface AuditFilter {
  readonly where: 'all' | 'site' | { readonly projectId: string };
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string | null;
  readonly kind: AuditKind | null;
}

interface Reader {
  readonly isJiraAdmin: boolean;
  readonly managesSite: boolean;
}

/**
 * The log, for people who manage something. They see the entries of what they manage; a Jira admin
 * also those of every project they may browse, but for private objectives.
 */
export async function listAudit(
  ports: Ports,
  caller: Caller,
  { filter, cursor }: { readonly filter: AuditFilter; readonly cursor: string | null },
): Promise<Outcome<AuditPage>> {
  const where = caller.projectId === null ? filter.where : { projectId: caller.projectId };
  const span = timeSpan(filter);
  if (!span.ok) return span;
  const reader = await readerOf(ports, caller);
  const allowed = await mayRead(ports, reader, where);
  if (!allowed.ok) return allowed;
  const scope = scopeOf(where);
  const entries: AuditEntry[] = [];
  let next = cursor;
  for (let reads = 0; reads < READS_AT_MOST && entries.length < PAGE_SIZE; reads += 1) {
    const query = { scope, ...span.value, cursor: next, size: PAGE_SIZE };
    const page = await ports.audit.list(query);
    const asked = page.entries.filter((entry) => isAskedFor(entry, filter));
    entries.push(...(await visibleTo(ports, reader, asked)));
    next = page.nextCursor;
    if (next === null) break;
  }
  return ok({ entries, nextCursor: next });
}

/** A day more at both ends covers every time zone; the page cuts exactly. */
function timeSpan({
  from,
  to,
}: AuditFilter): Outcome<{ readonly from: string | null; readonly to: string | null }> {
  const first = from === null ? null : parseCalendarDate(from);
  const last = to === null ? null : parseCalendarDate(to);
  if (first === undefined) return invalid('from', 'not-a-date');
  if (last === undefined) return invalid('to', 'not-a-date');
  return ok({
    from: first === null ? null : addDays(first, -1),
    to: last === null ? null : addDays(last, 2),
  });
}

async function readerOf(ports: Ports, caller: Caller): Promise<Reader> {
  const [isJiraAdmin, isSiteManager] = await Promise.all([
    ports.permissions.isJiraAdmin(),
    managesSite(ports, caller),
  ]);
  return { isJiraAdmin, managesSite: isSiteManager };
}

async function mayRead(
  ports: Ports,
  reader: Reader,
  where: AuditFilter['where'],
): Promise<Outcome<true>> {
  if (typeof where === 'object') return mayReadProject(ports, reader, where.projectId as ProjectId);
  if (reader.isJiraAdmin || reader.managesSite) return ok(true);
  if (where === 'site') return forbidden('needs-okr-manager');
  const managed = await ports.permissions.managedProjects();
  return managed.length > 0 ? ok(true) : forbidden('needs-manage-okrs');
}

async function mayReadProject(
  ports: Ports,
  { isJiraAdmin }: Reader,
  projectId: ProjectId,
): Promise<Outcome<true>> {
  const access = (await ports.permissions.projects([projectId])).get(projectId);
  if (access?.canBrowse !== true) return notFound('project-not-found');
  return access.canManage || isJiraAdmin ? ok(true) : forbidden('needs-manage-okrs');
}

function scopeOf(where: AuditFilter['where']): AuditScope {
  if (where === 'all') return { of: 'site' };
  return { of: 'home', projectId: where === 'site' ? null : (where.projectId as ProjectId) };
}

const isAskedFor = ({ by, kind }: AuditEntry, filter: AuditFilter) =>
  (filter.by === null || filter.by === by) && (filter.kind === null || filter.kind === kind);

async function visibleTo(
  ports: Ports,
  reader: Reader,
  entries: readonly AuditEntry[],
): Promise<readonly AuditEntry[]> {
  const homes = [...new Set(entries.map(({ projectId }) => projectId))];
  const projectIds = homes.filter((home) => home !== null);
  const access =
    projectIds.length === 0
      ? new Map<ProjectId, ProjectAccess>()
      : await ports.permissions.projects(projectIds);
  const isManaged = ({ projectId }: AuditEntry) =>
    projectId === null ? reader.managesSite : access.get(projectId)?.canManage === true;
  const isBrowsed = ({ projectId }: AuditEntry) =>
    projectId !== null && access.get(projectId)?.canBrowse === true;
  const onlyBrowsed = entries.filter(
    (entry) => reader.isJiraAdmin && !isManaged(entry) && isBrowsed(entry),
  );
  const open = await openObjectives(ports, onlyBrowsed);
  return entries.filter(
    (entry) =>
      isManaged(entry) ||
      (onlyBrowsed.includes(entry) && entry.objectiveId !== null && open.has(entry.objectiveId)),
  );
}

/** Those that are there and not private now, whatever they were when the entry was written. */
async function openObjectives(
  ports: Pick<Ports, 'okrs'>,
  entries: readonly AuditEntry[],
): Promise<ReadonlySet<ObjectiveId>> {
  const ids = [...new Set(entries.map(({ objectiveId }) => objectiveId))];
  const found = await Promise.all(
    ids.filter((id) => id !== null).map((id) => ports.okrs.findObjective(id)),
  );
  const open = found.filter((objective) => objective !== null && !objective.isPrivate);
  return new Set(open.flatMap((objective) => (objective === null ? [] : [objective.id])));
}
