import type { ApiResult } from '../../../../../src/contract/api-result';
import type { AuditEntryDto, AuditPageDto } from '../../../../../src/contract/audit/calls';
import { type ItemPages, useItemPages } from '../../components/use-item-pages';

/**
 * Pages of the log, one below the other. `subject` names what is asked for: when it changes, the
 * reading begins anew.
 */
export function useAudit(
  subject: string,
  read: (cursor: string | null) => Promise<ApiResult<AuditPageDto>>,
): ItemPages<AuditEntryDto> {
  return useItemPages<AuditEntryDto>({
    of: subject,
    async read(cursor) {
      const answer = await read(cursor);
      if (!answer.ok) return answer;
      const { entries: items, nextCursor } = answer.data;
      return { ok: true, data: { items, nextCursor } };
    },
    // The log is told newest first, and grows by no other way than its pages.
    inOrder: () => 0,
  });
}
