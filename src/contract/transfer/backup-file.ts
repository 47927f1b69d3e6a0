import type { BackupPartDto, StoredRecordDto } from './calls';

export const BACKUP_FORMAT = 'throughline-backup';
export const BACKUP_VERSION = 1;

/** Everything people made, as one file. Values from Jira are not in it but for their history. */
export interface BackupFile {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: number;
  /** ISO instant. */
  readonly at: string;
  readonly projects: BackupPartDto['projects'];
  /** SHA-256 of the records' JSON, in hexadecimal. */
  readonly checksum: string;
  readonly records: readonly StoredRecordDto[];
}

export type BackupProblem = 'not-json' | 'not-a-backup' | 'newer-version';

/** What the text is, or what is wrong with it. The checksum is compared by whoever can compute it. */
export function parseBackup(text: string): BackupFile | BackupProblem {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // The one way to learn that a text is no JSON.
    return 'not-json';
  }
  if (!isBackup(parsed)) return 'not-a-backup';
  return parsed.version === BACKUP_VERSION ? parsed : 'newer-version';
}

function isBackup(value: unknown): value is BackupFile {
  if (typeof value !== 'object' || value === null) return false;
  const file = value as Readonly<Record<string, unknown>>;
  return (
    file['format'] === BACKUP_FORMAT &&
    typeof file['version'] === 'number' &&
    typeof file['checksum'] === 'string' &&
    Array.isArray(file['records']) &&
    Array.isArray(file['projects'])
  );
}

/** Forge takes 500 KB from a page in one call; room is left for the rest of the call. */
const MOST_BYTES = 300_000;
const MOST_RECORDS = 200;

/** The records in parts that fit into a call each, in their order. */
export function inParts(
  records: readonly StoredRecordDto[],
): readonly (readonly StoredRecordDto[])[] {
  const parts: StoredRecordDto[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const record of records) {
    // Four bytes at most for a character; most take one.
    const size = JSON.stringify(record).length * 1.2;
    const part = parts.at(-1);
    if (part === undefined || bytes + size > MOST_BYTES || part.length >= MOST_RECORDS) {
      parts.push([record]);
      bytes = size;
    } else {
      part.push(record);
      bytes += size;
    }
  }
  return parts;
}
