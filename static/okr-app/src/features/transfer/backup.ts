import type { ApiError } from '../../../../../src/contract/api-result';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupFile,
  inParts,
} from '../../../../../src/contract/transfer/backup-file';
import type { RestoreCheckDto, StoredRecordDto } from '../../../../../src/contract/transfer/calls';
import type { Call, CallData } from '../../api/client';

export type Outcome<Data> =
  { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly error: ApiError };

type Progress = (done: number, total: number | null) => void;

/** Reads part after part until there is no next one. */
export async function readWholeBackup(
  call: Call,
  at: string,
  onProgress: Progress,
): Promise<Outcome<BackupFile>> {
  const records: StoredRecordDto[] = [];
  const projects = new Map<string, BackupFile['projects'][number]>();
  let position: CallData<'readBackup'>['next'] = null;
  do {
    const answer: Awaited<ReturnType<typeof call<'readBackup'>>> = await call('readBackup', {
      position,
    });
    if (!answer.ok) return answer;
    records.push(...answer.data.records);
    for (const project of answer.data.projects) projects.set(project.id, project);
    position = answer.data.next;
    onProgress(records.length, null);
  } while (position !== null);
  return {
    ok: true,
    data: {
      format: BACKUP_FORMAT,
      version: BACKUP_VERSION,
      at,
      projects: [...projects.values()],
      checksum: await checksumOf(records),
      records,
    },
  };
}

export async function checksumOf(records: readonly StoredRecordDto[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(records));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface RestorePlan extends RestoreCheckDto {
  readonly file: BackupFile;
  /** Projects of the file with the ones of this site that have the same key. */
  readonly projects: readonly {
    readonly from: BackupFile['projects'][number];
    readonly toId: string | null;
  }[];
}

/** The dry run: every part is looked at, nothing is written. */
export async function planRestore(
  call: Call,
  { file, restoreId }: { readonly file: BackupFile; readonly restoreId: string },
  onProgress: Progress,
): Promise<Outcome<RestorePlan>> {
  const unreadable: string[] = [];
  const unknownAccounts = new Set<string>();
  const projectIds = new Set<string>();
  const parts = inParts(file.records);
  // Even an empty file learns here that the site is in use.
  for (const [at, records] of (parts.length === 0 ? [[]] : parts).entries()) {
    const answer = await call('checkRestore', { restoreId, records });
    if (!answer.ok) return answer;
    unreadable.push(...answer.data.unreadable);
    for (const id of answer.data.unknownAccounts) unknownAccounts.add(id);
    for (const id of answer.data.projectIds) projectIds.add(id);
    onProgress(at + 1, parts.length);
  }
  const keys = file.projects.map(({ key }) => key);
  const here = await call('checkImport', { owners: [], projectKeys: keys });
  if (!here.ok) return here;
  const idOf = new Map(here.data.projects.map(({ key, projectId }) => [key, projectId]));
  return {
    ok: true,
    data: {
      file,
      records: file.records.length,
      unreadable,
      unknownAccounts: [...unknownAccounts],
      projectIds: [...projectIds],
      projects: file.projects.map((from) => ({ from, toId: idOf.get(from.key) ?? null })),
    },
  };
}

/** Writes part after part. The same id goes on where a broken restore stopped. */
export async function restoreAll(
  call: Call,
  { plan, restoreId }: { readonly plan: RestorePlan; readonly restoreId: string },
  onProgress: Progress,
): Promise<Outcome<{ readonly written: number; readonly leftOut: number }>> {
  const parts = inParts(plan.file.records);
  const projectIds = plan.projects.flatMap(({ from, toId }) =>
    toId === null ? [] : [{ from: from.id, to: toId }],
  );
  let [written, leftOut] = [0, 0];
  for (const [at, records] of parts.entries()) {
    const answer = await call('restorePart', {
      ...{ restoreId, records, projectIds, unknownAccounts: plan.unknownAccounts },
      isLast: at === parts.length - 1,
    });
    if (!answer.ok) return answer;
    written += answer.data.written;
    leftOut += answer.data.leftOut;
    onProgress(at + 1, parts.length);
  }
  return { ok: true, data: { written, leftOut } };
}
