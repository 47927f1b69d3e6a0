import type { OkrRepository, StoredMetric } from '../../../src/application/ports/okr-repository';
import type { KeyResult } from '../../../src/domain/okr/key-result';
import type { Objective } from '../../../src/domain/okr/objective';
import type {
  AccountId,
  KeyResultId,
  MetricId,
  ObjectiveId,
  ProjectId,
} from '../../../src/domain/shared/ids';
import { aSource } from '../../support/jira-measure';
import { period } from '../../support/calendar-day';

const project = '100' as ProjectId;
const written = {
  version: 1,
  projectId: project,
  createdAt: '2026-02-14T10:00:00.000Z',
  updatedAt: '2026-02-14T10:00:00.000Z',
  updatedBy: 'lea-lead' as AccountId,
};
const described = {
  title: 'Title with "quotes" and <script>',
  description: '',
  ownerId: null,
  contributorIds: [],
  labels: [],
  weight: 1,
  isInRollUp: true,
  closing: null,
  lifecycle: 'active',
  rank: 'i',
} as const;

export function storedObjective(id: string, change: Partial<Objective> = {}): Objective {
  return {
    ...written,
    ...described,
    id: id as ObjectiveId,
    parentId: null,
    parentHome: null,
    level: 'project',
    watcherIds: [],
    isPrivate: false,
    cycleId: null,
    period: period('2026-01-01', '2026-03-31'),
    ...change,
  };
}

function storedKeyResult(id: string, change: Partial<KeyResult> = {}): KeyResult {
  return {
    ...written,
    ...described,
    id: id as KeyResultId,
    objectiveId: 'o-1' as ObjectiveId,
    metricId: `${id}-metric` as MetricId,
    period: null,
    target: { kind: 'within', lower: 1, upper: 2.5 },
    zones: null,
    curve: { kind: 'linear' },
    manualStatus: null,
    ...change,
  };
}

function storedMetric(id: string, change: Partial<StoredMetric['metric']> = {}): StoredMetric {
  return {
    metric: {
      ...written,
      id: id as MetricId,
      source: aSource({ measure: { kind: 'field', fieldId: 'customfield_10018' } }),
      ...change,
    },
    traits: { isTimeDependent: true, usesSprints: false, usesVersions: true },
  };
}

/** What every keeper of definitions promises; the double and the real one both pass. */
export function describeOkrRepository(name: string, create: () => OkrRepository): void {
  describe(name, () => {
    let okrs: OkrRepository;
    beforeEach(() => {
      okrs = create();
    });

    it('gives back exactly what was saved', async () => {
      const objective = storedObjective('o-1');
      const keyResult = storedKeyResult('k-1');
      const metric = storedMetric('k-1-metric');
      expect(await okrs.save({ objective, keyResult, metric })).toBe('saved');
      expect(await okrs.findObjective(objective.id)).toEqual(objective);
      expect(await okrs.findKeyResult(keyResult.id)).toEqual(keyResult);
      expect(await okrs.findMetric(metric.metric.id)).toEqual(metric);
      expect(await okrs.findMetrics([metric.metric.id])).toEqual([metric]);
    });

    it('has nothing under an id that was never saved', async () => {
      expect(await okrs.findObjective('none' as ObjectiveId)).toBeNull();
      expect(await okrs.findMetrics(['none' as MetricId])).toEqual([]);
    });

    it('refuses the second of two writers who read the same version', async () => {
      await okrs.save({ objective: storedObjective('o-1') });
      const first = storedObjective('o-1', { version: 2, title: 'First' });
      const second = storedObjective('o-1', { version: 2, title: 'Second' });
      expect(await okrs.save({ objective: first })).toBe('saved');
      expect(await okrs.save({ objective: second })).toBe('version-conflict');
      expect(await okrs.findObjective(first.id)).toEqual(first);
    });

    it('writes a key result and its metric together or not at all', async () => {
      await okrs.save({ keyResult: storedKeyResult('k-1'), metric: storedMetric('k-1-metric') });
      const outcome = await okrs.save({
        keyResult: storedKeyResult('k-1', { version: 2, title: 'Changed' }),
        metric: storedMetric('k-1-metric', { version: 7 }),
      });
      expect(outcome).toBe('version-conflict');
      expect((await okrs.findKeyResult('k-1' as KeyResultId))?.version).toBe(1);
    });

    it('lists by project and lifecycle, and everywhere', async () => {
      const other = '200' as ProjectId;
      await okrs.save({ objective: storedObjective('o-1') });
      await okrs.save({ objective: storedObjective('o-2', { lifecycle: 'archived' }) });
      await okrs.save({ objective: storedObjective('o-3', { projectId: other }) });
      const ids = async (projectId: ProjectId | null, lifecycle: 'active' | 'archived') =>
        (await okrs.listObjectives({ projectId, lifecycle })).map(({ id }) => id).sort();
      expect(await ids(project, 'active')).toEqual(['o-1']);
      expect(await ids(project, 'archived')).toEqual(['o-2']);
      expect(await ids(null, 'active')).toEqual(['o-1', 'o-3']);
    });

    it('lists objectives of any project by where their parent belongs', async () => {
      const other = '200' as ProjectId;
      const parentId = 'o-top' as ObjectiveId;
      const aligned = { parentId, parentHome: null };
      await okrs.save({ objective: storedObjective('o-top', { projectId: null }) });
      await okrs.save({ objective: storedObjective('o-1', aligned) });
      await okrs.save({ objective: storedObjective('o-2', { ...aligned, projectId: other }) });
      await okrs.save({ objective: storedObjective('o-3', { ...aligned, lifecycle: 'archived' }) });
      await okrs.save({ objective: storedObjective('o-4', { parentId, parentHome: other }) });
      const ids = async (parentHome: ProjectId | null) =>
        (await okrs.listChildObjectives({ parentHome, lifecycle: 'active' }))
          .map(({ id }) => id)
          .sort();
      expect(await ids(null)).toEqual(['o-1', 'o-2']);
      expect(await ids(other)).toEqual(['o-4']);
    });

    it('finds several objectives at once and leaves out those that are gone', async () => {
      const objective = storedObjective('o-1');
      await okrs.save({ objective });
      expect(await okrs.findObjectives([objective.id, 'none' as ObjectiveId])).toEqual([objective]);
    });

    it('moves a record to where its new lifecycle and objective are listed', async () => {
      await okrs.save({ keyResult: storedKeyResult('k-1') });
      const moved = storedKeyResult('k-1', {
        version: 2,
        lifecycle: 'archived',
        objectiveId: 'o-9' as ObjectiveId,
      });
      await okrs.save({ keyResult: moved });
      expect(await okrs.listKeyResults({ projectId: project, lifecycle: 'active' })).toEqual([]);
      expect(await okrs.listKeyResultsOf('o-1' as ObjectiveId)).toEqual([]);
      expect(await okrs.listKeyResultsOf('o-9' as ObjectiveId)).toEqual([moved]);
    });

    it('lists all of 230, however storage pages them', async () => {
      for (let count = 0; count < 230; count += 1) {
        await okrs.save({ keyResult: storedKeyResult(`k-${count}`) });
      }
      const all = await okrs.listKeyResults({ projectId: null, lifecycle: 'active' });
      expect(new Set(all.map(({ id }) => id)).size).toBe(230);
    });

    it('forgets a key result with its metric', async () => {
      const keyResult = storedKeyResult('k-1');
      await okrs.save({ keyResult, metric: storedMetric('k-1-metric') });
      await okrs.removeKeyResult(keyResult);
      expect(await okrs.findKeyResult(keyResult.id)).toBeNull();
      expect(await okrs.findMetric(keyResult.metricId)).toBeNull();
    });
  });
}
