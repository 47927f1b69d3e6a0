import { calendarDateAt } from '../../domain/shared/calendar-date';
import type { KeyResultId, ObjectiveId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type {
  ImportedItem,
  ImportedKeyResult,
  ImportedObjective,
} from '../../domain/transfer/imported-okrs';
import { withOrigin } from '../audit/with-origin';
import type { Caller } from '../caller';
import { recordCheckIn } from '../check-ins/record-check-in';
import { createKeyResult } from '../okr/create-key-result';
import { createObjective } from '../okr/create-objective';
import type { MetricSource } from '../../domain/metrics/metric';
import type { Ports } from '../ports/ports';
import type { Outcome, RefusalReason } from '../refusal';
import { applyImportedStatus } from './imported-status';

export interface ImportRequest {
  /** Chosen once per import: the same rows sent again are recognised. */
  readonly importId: string;
  /** `statuses` comes when everything is there, since nothing can be put below what is closed. */
  readonly step: 'items' | 'statuses';
  /** Where objectives go that name no project themselves. */
  readonly projectId: string | null;
  readonly projects: readonly { readonly key: string; readonly projectId: string }[];
  readonly owners: readonly { readonly text: string; readonly accountId: string }[];
  readonly items: readonly ImportedItem[];
}

export interface ImportedRow {
  readonly line: number;
  readonly kind: ImportedItem['kind'];
  readonly id: string;
  readonly outcome: 'created' | 'there-already' | 'refused';
  readonly reason: RefusalReason | null;
  readonly jiraMessages: readonly string[];
}

interface Importing {
  readonly ports: Ports;
  readonly caller: Caller;
  readonly request: ImportRequest;
}

/** Each row by itself, with everything the page checks; a row that came before is left alone. */
export async function importItems(
  ports: Ports,
  caller: Caller,
  request: ImportRequest,
): Promise<Outcome<readonly ImportedRow[]>> {
  const importing = { ports: withOrigin(ports, 'import'), caller, request };
  const rows: ImportedRow[] = [];
  for (const item of request.items) {
    rows.push(
      request.step === 'statuses'
        ? await applyImportedStatus(importing, item, idOf(importing, item))
        : item.kind === 'objective'
          ? await importObjective(importing, item)
          : await importKeyResult(importing, item),
    );
  }
  return ok(rows);
}

/** The same row of the same import has the same id, however often it is sent. */
function idOf({ ports, request }: Importing, item: ImportedItem): string {
  const name = item.kind === 'objective' ? item.ref : `${item.line}`;
  return importedId(ports, request.importId, `${item.kind}:${name}`);
}

const importedId = (ports: Pick<Ports, 'hash'>, importId: string, name: string): string =>
  `import-${ports.hash.of(`${importId}:${name}`).slice(0, 40)}`;

async function importObjective(
  importing: Importing,
  item: ImportedObjective,
): Promise<ImportedRow> {
  const { ports, caller, request } = importing;
  const id = idOf(importing, item);
  if ((await ports.okrs.findObjective(id as ObjectiveId)) !== null) return there(item, id);
  const named = request.projects.find(({ key }) => key === item.projectKey);
  // What belongs to the company belongs to no project, unless it is imported into one.
  const home = item.level === 'company' ? null : (named?.projectId ?? request.projectId);
  const projectId = caller.projectId ?? home;
  const level = item.level ?? (projectId === null ? 'company' : null);
  const created = await createObjective(withIds(ports, [id]), caller, {
    projectId,
    fields: {
      ...describedFields(importing, item),
      parentId:
        item.parentRef === null
          ? null
          : importedId(ports, request.importId, `objective:${item.parentRef}`),
      cycleId: item.cycleId,
      ...(level !== null && { level }),
    },
  });
  return toRow(item, id, created);
}

async function importKeyResult(
  importing: Importing,
  item: ImportedKeyResult,
): Promise<ImportedRow> {
  const { ports, caller, request } = importing;
  const id = idOf(importing, item);
  if ((await ports.okrs.findKeyResult(id as KeyResultId)) !== null) return there(item, id);
  const created = await createKeyResult(withIds(ports, [`${id}-metric`, id]), caller, {
    objectiveId: importedId(ports, request.importId, `objective:${item.objectiveRef}`),
    fields: { ...describedFields(importing, item), target: item.target, source: sourceOf(item) },
  });
  if (created.ok && item.current !== null) await recordCurrent(importing, item, id);
  return toRow(item, id, created);
}

function describedFields({ request }: Importing, item: ImportedItem) {
  const owner = request.owners.find(({ text }) => text === item.owner);
  const { title, description, period, weight, labels } = item;
  return { title, description, ownerId: owner?.accountId ?? null, period, weight, labels };
}

function sourceOf({ source, target }: ImportedKeyResult): MetricSource {
  if (source.kind === 'manual') return { kind: 'manual', unit: source.unit };
  const isShare = target.kind === 'reach' && target.start === 0 && target.target === 100;
  return {
    kind: 'jira-measure',
    jql: source.jql,
    measure: { kind: 'count' },
    mode: isShare ? 'percent' : 'kpi',
    doneOnly: true,
    timeRollup: 'self',
    untracked: 'exclude',
  };
}

/** The value the file knows is the first check-in. Without it the row is still there. */
async function recordCurrent(
  { ports, caller }: Importing,
  { current }: ImportedKeyResult,
  id: string,
): Promise<void> {
  const { timeZone } = await ports.settings.load();
  await recordCheckIn(ports, caller, {
    subject: { kind: 'key-result', id },
    content: {
      on: calendarDateAt(ports.clock.now(), timeZone),
      value: current,
      status: null,
      confidence: null,
      comment: 'Imported value',
    },
  });
}

/** The next ids are these, then new ones again. */
function withIds(ports: Ports, ids: readonly string[]): Ports {
  const waiting = [...ids];
  return { ...ports, ids: { next: () => waiting.shift() ?? ports.ids.next() } };
}

const there = ({ line, kind }: ImportedItem, id: string): ImportedRow => ({
  ...{ line, kind, id, outcome: 'there-already', reason: null, jiraMessages: [] },
});

function toRow({ line, kind }: ImportedItem, id: string, outcome: Outcome<unknown>): ImportedRow {
  const row = { line, kind, id };
  if (outcome.ok) return { ...row, outcome: 'created', reason: null, jiraMessages: [] };
  const { reason, jiraMessages = [] } = outcome.error;
  return { ...row, outcome: 'refused', reason, jiraMessages };
}
