import type { AuditEntry, AuditLog, AuditQuery } from '../../../src/application/ports/audit';
import type { AccountId, ObjectiveId, ProjectId } from '../../../src/domain/shared/ids';

const PAY = '100' as ProjectId;

export function auditEntry(id: string, change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id,
    at: `2026-02-14T10:00:0${String(id.length)}.000Z`,
    by: 'lea-lead' as AccountId,
    kind: 'objective',
    subjectId: 'o-1',
    title: 'Title with "quotes"',
    objectiveId: 'o-1' as ObjectiveId,
    projectId: PAY,
    action: 'edited',
    origin: 'page',
    changes: [{ field: 'period', before: null, after: { start: '2026-01-01' } }],
    ...change,
  };
}

/** What every keeper of the log promises; the double and the real one both pass. */
export function describeAuditLog(name: string, create: () => AuditLog): void {
  describe(name, () => {
    let audit: AuditLog;
    beforeEach(() => {
      audit = create();
    });
    const everything: AuditQuery = {
      scope: { of: 'site' },
      from: null,
      to: null,
      cursor: null,
      size: 50,
    };
    const ids = async (query: Partial<AuditQuery>) =>
      (await audit.list({ ...everything, ...query })).entries.map(({ id }) => id);

    it('gives back exactly what was written, newest first', async () => {
      const [older, newer] = [auditEntry('a'), auditEntry('bb')];
      await audit.append([older, newer]);
      expect(await audit.list(everything)).toEqual({ entries: [newer, older], nextCursor: null });
    });

    it('lists by subject, by objective with its key results, by project and for the site', async () => {
      await audit.append([
        auditEntry('a'),
        auditEntry('bb', { kind: 'key-result', subjectId: 'k-1' }),
        auditEntry('ccc', { kind: 'settings', subjectId: 's', objectiveId: null, projectId: null }),
      ]);
      expect(await ids({ scope: { of: 'subject', id: 'o-1' } })).toEqual(['a']);
      expect(await ids({ scope: { of: 'objective', id: 'o-1' as ObjectiveId } })).toEqual([
        'bb',
        'a',
      ]);
      expect(await ids({ scope: { of: 'home', projectId: PAY } })).toEqual(['bb', 'a']);
      expect(await ids({ scope: { of: 'home', projectId: null } })).toEqual(['ccc']);
      expect(await ids({})).toEqual(['ccc', 'bb', 'a']);
    });

    it('keeps to a span of time, both ends included', async () => {
      const at = (hour: string) => `2026-02-14T${hour}:00:00.000Z`;
      await audit.append([
        auditEntry('a', { at: at('08') }),
        auditEntry('b', { at: at('09') }),
        auditEntry('c', { at: at('10') }),
      ]);
      expect(await ids({ from: at('09') })).toEqual(['c', 'b']);
      expect(await ids({ to: at('09') })).toEqual(['b', 'a']);
      expect(await ids({ from: at('09'), to: at('09') })).toEqual(['b']);
    });

    it('comes in pages that miss nothing and repeat nothing', async () => {
      const written = Array.from({ length: 25 }, (_, at) =>
        auditEntry(`e-${String(at).padStart(2, '0')}`),
      );
      await audit.append(written);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await audit.list({ ...everything, cursor, size: 10 });
        seen.push(...page.entries.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen.sort()).toEqual(written.map(({ id }) => id));
    });
  });
}
