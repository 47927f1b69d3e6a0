import type { MetricNotes } from '../../../src/application/ports/metric-notes';
import type { MetricNote } from '../../../src/domain/metrics/metric-note';
import type { AccountId, MetricId, MetricNoteId, ProjectId } from '../../../src/domain/shared/ids';
import { day } from '../../support/calendar-day';

const PROJECT = '100' as ProjectId;
const LEA = 'lea' as AccountId;
const WRITTEN = '2026-02-14T10:00:00.000Z';

const storedNote = (id: string, change: Partial<MetricNote> = {}): MetricNote => ({
  ...{ id: id as MetricNoteId, version: 1, projectId: PROJECT, metricId: 'm-1' as MetricId },
  ...{ on: day('2026-02-10'), words: 'Two people\non <b>leave</b>', isDeleted: false },
  ...{ createdAt: WRITTEN, createdBy: LEA, updatedAt: WRITTEN, updatedBy: LEA, editedAt: null },
  ...change,
});

/** What every keeper of notes promises; the double and the real one both pass. */
export function describeMetricNotes(name: string, create: () => MetricNotes): void {
  describe(name, () => {
    let notes: MetricNotes;
    beforeEach(() => {
      notes = create();
    });
    const save = (note: MetricNote) => notes.save(note, []);
    const list = async (projectId: string | null, metricId: string | null) => {
      const subject = { projectId: projectId as ProjectId, metricId: metricId as MetricId };
      return (await notes.list(subject)).map(({ id }) => id);
    };

    it('gives back exactly what was saved', async () => {
      const note = storedNote('n-1');
      expect(await save(note)).toBe('saved');
      expect(await notes.find(note.id)).toEqual(note);
      expect(await notes.find('none' as MetricNoteId)).toBeNull();
    });

    it('lists by day what is about one metric, or about all of a place', async () => {
      await save(storedNote('n-1', { on: day('2026-03-01') }));
      await save(storedNote('n-2', { on: day('2025-12-31') }));
      await save(storedNote('n-3', { metricId: 'm-2' as MetricId }));
      await save(storedNote('n-4', { metricId: null }));
      await save(storedNote('n-5', { metricId: null, projectId: null }));
      expect(await list('100', 'm-1')).toEqual(['n-2', 'n-1']);
      expect(await list('100', 'm-2')).toEqual(['n-3']);
      expect(await list('100', null)).toEqual(['n-4']);
      expect(await list(null, null)).toEqual(['n-5']);
    });

    it('refuses a version that does not follow the one it has', async () => {
      await save(storedNote('n-1'));
      expect(await save(storedNote('n-1', { version: 2, words: 'Mine' }))).toBe('saved');
      expect(await save(storedNote('n-1', { version: 2, words: 'Late' }))).toBe('version-conflict');
      expect((await notes.find('n-1' as MetricNoteId))?.words).toBe('Mine');
    });

    it('keeps what was deleted until it is removed, and does not list it', async () => {
      await save(storedNote('n-1'));
      await save(storedNote('n-1', { version: 2, isDeleted: true }));
      expect(await list('100', 'm-1')).toEqual([]);
      expect((await notes.listDeleted()).map(({ id }) => id)).toEqual(['n-1']);
      await notes.remove('n-1' as MetricNoteId);
      expect(await notes.find('n-1' as MetricNoteId)).toBeNull();
      expect(await notes.listDeleted()).toEqual([]);
    });
  });
}
