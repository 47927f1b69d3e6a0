import type { DefinitionEntry, DefinitionLog } from '../../../src/application/ports/definition-log';
import type { ScopeHistories } from '../../../src/application/ports/scope-histories';
import type { IssueFacts } from '../../../src/domain/history/issue-facts';
import type { RecordedChange } from '../../../src/domain/history/items-at';
import type { StatusCategory } from '../../../src/domain/metrics/work-item';
import type { IssueId, MetricId, ProjectId } from '../../../src/domain/shared/ids';
import { aSource } from '../../support/jira-measure';
import { aWorkItem } from '../../support/work-item';

const HASH = 'abc123';

const categories = new Map<string, StatusCategory>([
  ['10000', 'new'],
  ['10002', 'done'],
]);

function facts(id: string, change: Partial<IssueFacts> = {}): IssueFacts {
  return {
    id: id as IssueId,
    createdAt: 1_000,
    readAt: 9_000,
    statusId: '10002',
    statuses: [],
    projects: [],
    parents: [],
    amounts: {},
    numbers: {},
    memberships: [{ from: 1_000, to: null }],
    ...change,
  };
}

const changes = (count: number, from = 0): readonly RecordedChange[] =>
  Array.from({ length: count }, (_, at) => ({
    at: 10_000 + from + at,
    issueId: String(from + at + 1) as IssueId,
    before:
      at % 3 === 0
        ? null
        : // A field that Jira did not send is not stored, and reads as such.
          aWorkItem(String(from + at + 1), { storyPoints: at, timeSpent: undefined }),
  }));

export function describeScopeHistories(name: string, create: () => ScopeHistories): void {
  describe(name, () => {
    it('begins a record once', async () => {
      const histories = create();
      expect(await histories.recordedSince(HASH)).toBeNull();
      expect(await histories.record(HASH)).toBeNull();
      await histories.begin(HASH, 5_000);
      await histories.begin(HASH, 6_000);
      expect(await histories.recordedSince(HASH)).toBe(5_000);
      expect(await histories.record(HASH)).toEqual({ since: 5_000, changes: [] });
    });

    it.each([1, 40, 5_000])('keeps %p changes in their order, and adds to them', async (count) => {
      const histories = create();
      await histories.begin(HASH, 5_000);
      await histories.append(HASH, changes(count));
      await histories.append(HASH, changes(3, count));
      const record = await histories.record(HASH);
      expect(record?.changes).toEqual([...changes(count), ...changes(3, count)]);
    });

    it('keeps facts exactly, those of a second batch beside the first', async () => {
      const histories = create();
      const rich = facts('7', {
        statuses: [
          { until: 2_000, was: '10000' },
          { until: 3_000, was: '10001' },
        ],
        projects: [{ until: 2_500, was: '100' as ProjectId }],
        parents: [{ until: 2_600, was: null }],
        amounts: { storyPoints: [{ until: 2_700, was: null }], timeSpent: [] },
        numbers: { customfield_1: [{ until: 2_800, was: 0.1 + 0.2 }] },
        memberships: [
          { from: 1_000, to: 2_000 },
          { from: 3_000, to: null },
        ],
      });
      expect(await histories.facts(HASH)).toBeNull();
      await histories.addFacts(HASH, [rich], categories);
      await histories.addFacts(HASH, [facts('8')], categories);
      const read = await histories.facts(HASH);
      expect([...(read?.byIssue ?? [])]).toEqual([
        ['7', rich],
        ['8', facts('8')],
      ]);
      expect(read?.categories).toEqual(categories);
    });

    it('keeps how far the past was read, and forgets all of it together', async () => {
      const histories = create();
      const progress = {
        state: 'writing',
        issuesDone: 4,
        issuesTotal: 4,
        monthsDone: 7,
        monthsTotal: 12,
        at: '2026-02-14T10:00:00.000Z',
      } as const;
      await histories.begin(HASH, 5_000);
      await histories.append(HASH, changes(900));
      await histories.addFacts(HASH, [facts('7')], categories);
      await histories.saveProgress(HASH, progress);
      expect(await histories.progress(HASH)).toEqual(progress);
      await histories.remove(HASH);
      expect(await histories.record(HASH)).toBeNull();
      expect(await histories.facts(HASH)).toBeNull();
      expect(await histories.progress(HASH)).toBeNull();
    });
  });
}

export function describeDefinitionLog(name: string, create: () => DefinitionLog): void {
  const metricId = 'metric-1' as MetricId;
  const entry: DefinitionEntry = {
    from: 1_000,
    definitionHash: 'definition',
    scopeHash: HASH,
    source: aSource({ measure: { kind: 'field', fieldId: 'customfield_1' } }),
  };

  describe(name, () => {
    it('gives back what was noted, and forgets it', async () => {
      const log = create();
      expect(await log.list(metricId)).toEqual([]);
      await log.replace(metricId, [entry, { ...entry, from: 2_000 }]);
      expect(await log.list(metricId)).toEqual([entry, { ...entry, from: 2_000 }]);
      await log.remove(metricId);
      expect(await log.list(metricId)).toEqual([]);
    });
  });
}
