import type { ApiError } from '../../../../../src/contract/api-result';
import type { AuditEntryDto, AuditFilterDto } from '../../../../../src/contract/audit/calls';
import type { Call } from '../../api/client';
import { type Cell, toCsv } from '../table/csv';
import { actionText, fieldText, kindText, type Names, originText, valueText } from './change-words';

/** A hundred pages of fifty: more rows than anybody reads, and few enough to wait for. */
const PAGES_AT_MOST = 100;

const HEAD = ['When', 'Who', 'Action', 'How', 'Kind', 'Title', 'Field', 'Before', 'After', 'Id'];

/** One row for every changed field, so that a spreadsheet can filter by it. */
export function auditCsv(entries: readonly AuditEntryDto[], names: Names): string {
  return toCsv([HEAD, ...entries.flatMap((entry) => rowsOf(entry, names))]);
}

function rowsOf(entry: AuditEntryDto, names: Names): readonly (readonly Cell[])[] {
  const { at, by, action, origin, kind, title, subjectId, changes } = entry;
  const head = [
    at,
    names.person(by),
    actionText(action),
    originText(origin),
    kindText(kind),
    title,
  ];
  if (changes.length === 0) return [[...head, '', '', '', subjectId]];
  return changes.map(({ field, before, after }) => [
    ...head,
    fieldText(field),
    valueText(field, before, names),
    valueText(field, after, names),
    subjectId,
  ]);
}

/** Reads on until the end, whatever is shown. */
export async function readWholeLog(
  call: Call,
  filter: AuditFilterDto,
): Promise<{ readonly entries: readonly AuditEntryDto[]; readonly error: ApiError | null }> {
  const entries: AuditEntryDto[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const answer: Awaited<ReturnType<typeof call<'listAudit'>>> = await call('listAudit', {
      filter,
      cursor,
    });
    if (!answer.ok) return { entries, error: answer.error };
    entries.push(...answer.data.entries);
    cursor = answer.data.nextCursor;
    if (cursor === null) break;
  }
  return { entries, error: null };
}
