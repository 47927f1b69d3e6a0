import type { SavedFilter, SavedFilters } from '../../../src/application/ports/saved-filters';
import type { AccountId, ProjectId } from '../../../src/domain/shared/ids';

const PAY = '100' as ProjectId;
const LEA = 'lea-lead' as AccountId;

const filter = (change: Partial<SavedFilter>): SavedFilter => ({
  id: 'f-1',
  projectId: PAY,
  isShared: false,
  name: 'Red ones',
  path: '/tree',
  terms: [
    { name: 'status', value: 'at-risk' },
    { name: 'owner', accountId: LEA },
  ],
  by: LEA,
  at: '2026-02-14T10:00:00.000Z',
  ...change,
});

/** What every keeper of saved filters promises; the double and the real one both pass. */
export function describeSavedFilters(name: string, create: () => SavedFilters): void {
  describe(name, () => {
    let filters: SavedFilters;
    beforeEach(() => {
      filters = create();
    });

    it('gives back exactly what was saved', async () => {
      await filters.save(filter({}));
      expect(await filters.list({ projectId: PAY, accountId: LEA })).toEqual([filter({})]);
    });

    it('keeps people, pages and what is shared apart', async () => {
      await filters.save(filter({ id: 'own' }));
      await filters.save(filter({ id: 'shared', isShared: true }));
      await filters.save(filter({ id: 'global', projectId: null }));
      await filters.save(filter({ id: 'other', by: 'ada-admin' as AccountId }));
      const ids = async (projectId: ProjectId | null, accountId: AccountId | null) =>
        (await filters.list({ projectId, accountId })).map(({ id }) => id);
      expect(await ids(PAY, LEA)).toEqual(['own']);
      expect(await ids(PAY, null)).toEqual(['shared']);
      expect(await ids(null, LEA)).toEqual(['global']);
    });

    it('removes only from the shelf that is named', async () => {
      await filters.save(filter({ id: 'own' }));
      expect(await filters.remove({ projectId: PAY, accountId: null }, 'own')).toBe(false);
      expect(await filters.remove({ projectId: PAY, accountId: LEA }, 'own')).toBe(true);
      expect(await filters.list({ projectId: PAY, accountId: LEA })).toEqual([]);
    });
  });
}
