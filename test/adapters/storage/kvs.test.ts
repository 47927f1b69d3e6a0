import { createAnnounceChange } from '../../../src/adapters/storage/change-mark';
import { createKvsAuditLog } from '../../../src/adapters/storage/kvs-audit';
import { createKvsBudget } from '../../../src/adapters/storage/kvs-budget';
import { createKvsCheckIns } from '../../../src/adapters/storage/kvs-check-ins';
import {
  createKvsComments,
  createKvsMentionInbox,
} from '../../../src/adapters/storage/kvs-comments';
import { createKvsDefinitionLog } from '../../../src/adapters/storage/kvs-definition-log';
import { createKvsMetricNotes } from '../../../src/adapters/storage/kvs-metric-notes';
import { createKvsMetricStates } from '../../../src/adapters/storage/kvs-metric-states';
import { createKvsOkrRepository } from '../../../src/adapters/storage/kvs-okr-repository';
import {
  createKvsPendingChanges,
  createKvsSyncStore,
} from '../../../src/adapters/storage/kvs-sync-store';
import { createKvsRateLimiter } from '../../../src/adapters/storage/kvs-rate-limiter';
import { createKvsReadings } from '../../../src/adapters/storage/kvs-readings';
import { createKvsSavedFilters } from '../../../src/adapters/storage/kvs-saved-filters';
import { createKvsScopeHistories } from '../../../src/adapters/storage/kvs-scope-histories';
import { deleteAll } from '../../../src/adapters/storage/kvs-call';
import { createKvsScopeStore } from '../../../src/adapters/storage/kvs-scope-store';
import { createKvsSettingsStore } from '../../../src/adapters/storage/kvs-settings-store';
import { createRememberedFields } from '../../../src/adapters/storage/remembered-fields';
import { UpstreamError } from '../../../src/application/ports/upstream-error';
import type { MetricId, ObjectiveId } from '../../../src/domain/shared/ids';
import { auditEntry, describeAuditLog } from '../../application/ports/audit.contract';
import { describeBudget } from '../../application/ports/budget.contract';
import {
  describeCheckIns,
  describeComments,
  describeMentionInbox,
} from '../../application/ports/discussion.contract';
import { describeMetricNotes } from '../../application/ports/metric-notes.contract';
import {
  describeOkrRepository,
  storedObjective,
} from '../../application/ports/okr-repository.contract';
import {
  describeDefinitionLog,
  describeScopeHistories,
} from '../../application/ports/history.contract';
import {
  describePendingChanges,
  describeRateLimiter,
  describeSettingsStore,
  describeSyncStore,
} from '../../application/ports/sync.contract';
import { describeSavedFilters } from '../../application/ports/saved-filters.contract';
import {
  aReading,
  describeMetricStates,
  describeReadings,
  describeScopeStore,
} from '../../application/ports/values.contract';
import type { Kvs } from '../../site/platform/kvs';
import { day } from '../../support/calendar-day';
import { freshKvs, installForge, uninstallForge } from '../../support/in-process-forge';
import { aWorkItem } from '../../support/work-item';

let kvs: Kvs;
let ids = 0;
const counter = { next: () => `id-${String((ids += 1))}` };
const announceChange = createAnnounceChange({ now: () => 1_000_000 }, counter);
const okrRepository = () => createKvsOkrRepository(announceChange);

beforeEach(() => {
  kvs = freshKvs(() => 1_000_000);
  // The suites write more in a second than a person does in a minute.
  kvs.setLimited(false);
  installForge({ kvs });
});
afterEach(uninstallForge);

describeOkrRepository('definitions in Forge storage', okrRepository);
describeAuditLog('the audit log in Forge storage', createKvsAuditLog);
describeSavedFilters('saved filters in Forge storage', createKvsSavedFilters);
describeMetricStates('metric states in Forge storage', () => createKvsMetricStates(announceChange));
describeReadings('readings in Forge storage', createKvsReadings);
describeScopeStore('scopes in Forge storage', createKvsScopeStore);
describeScopeHistories('the past of scopes in Forge storage', createKvsScopeHistories);
describeDefinitionLog('definitions over time in Forge storage', createKvsDefinitionLog);
describeSyncStore('sync state in Forge storage', createKvsSyncStore);
describeBudget('the budget in Forge storage', createKvsBudget);
describePendingChanges('pending changes in Forge storage', (now) =>
  createKvsPendingChanges({ now }, counter),
);
describeCheckIns('check-ins in Forge storage', createKvsCheckIns);
describeComments('comments in Forge storage', createKvsComments);
describeMentionInbox('mentions in Forge storage', createKvsMentionInbox);
describeMetricNotes('notes on metrics in Forge storage', createKvsMetricNotes);
describeSettingsStore('settings in Forge storage', createKvsSettingsStore);
describeRateLimiter('rate limiter in Forge storage', (now) => createKvsRateLimiter({ now }));

describe('a definition and its trace', () => {
  const whole = { scope: { of: 'site' }, from: null, to: null, cursor: null, size: 10 } as const;
  it('are written together', async () => {
    await okrRepository().save({ objective: storedObjective('o-1') }, [auditEntry('a')]);
    expect((await createKvsAuditLog().list(whole)).entries).toEqual([auditEntry('a')]);
  });

  it('are both left alone when somebody else was faster', async () => {
    const okrs = okrRepository();
    await okrs.save({ objective: storedObjective('o-1') }, [auditEntry('a')]);
    const late = storedObjective('o-1', { version: 7 });
    expect(await okrs.save({ objective: late }, [auditEntry('b')])).toBe('version-conflict');
    expect((await createKvsAuditLog().list(whole)).entries).toEqual([auditEntry('a')]);
  });

  it('cannot be written over', async () => {
    const audit = createKvsAuditLog();
    await audit.append([auditEntry('a')]);
    await expect(audit.append([auditEntry('a', { title: 'Rewritten' })])).rejects.toThrow();
    expect((await audit.list(whole)).entries).toEqual([auditEntry('a')]);
  });
});

async function faultOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof UpstreamError) return thrown.fault;
    throw thrown;
  }
  return 'none';
}

describe('the story point fields', () => {
  it('are asked of Jira once a day', async () => {
    let now = 0;
    let asked = 0;
    const companyManagedStoryPoints = { id: 'customfield_10016', name: 'Story Points' };
    const jira = {
      catalogue: () => {
        asked += 1;
        return Promise.resolve({
          numeric: [],
          storyPointCandidates: [],
          companyManagedStoryPoints,
          teamManagedStoryPoints: null,
        });
      },
    };
    const fields = createRememberedFields(jira, { now: () => now });
    const detected = { companyManaged: 'customfield_10016', teamManaged: null };
    expect(await fields.storyPoints()).toEqual(detected);
    now += 23 * 3_600_000;
    expect(await fields.storyPoints()).toEqual(detected);
    expect(asked).toBe(1);
    now += 3_600_000;
    await fields.storyPoints();
    expect(asked).toBe(2);
  });
});

describe('storage that refuses', () => {
  it.each([
    [429, 'RATE_LIMIT_EXCEEDED', 'storage-unavailable'],
    [413, 'MAX_SIZE', 'storage-full'],
    [400, 'MAX_SIZE', 'storage-full'],
    [500, 'UNKNOWN', 'storage-unavailable'],
    [400, 'INVALID_ENTITY_VALUE', 'unexpected-answer'],
  ])('with %p %p is named %p', async (status, code, fault) => {
    const okrs = okrRepository();
    kvs.addFault({ pathIncludes: '', status, code });
    expect(await faultOf(okrs.save({ objective: storedObjective('o-1') }))).toBe(fault);
    expect(await faultOf(okrs.findObjective('o-1' as ObjectiveId))).toBe(fault);
    expect(await faultOf(createKvsReadings().record('m' as MetricId, aReading('2026-02-14')))).toBe(
      fault,
    );
  });

  it('in the middle leaves what was stored before', async () => {
    const okrs = okrRepository();
    await okrs.save({ objective: storedObjective('o-1') });
    kvs.addFault({ pathIncludes: 'transaction', status: 413, code: 'MAX_SIZE', times: 1 });
    const changed = storedObjective('o-1', { version: 2, title: 'Changed' });
    expect(await faultOf(okrs.save({ objective: changed }))).toBe('storage-full');
    expect((await okrs.findObjective(changed.id))?.version).toBe(1);
    expect(await okrs.save({ objective: changed })).toBe('saved');
  });
});

describe('a scope in Forge storage', () => {
  const population = Array.from({ length: 3_000 }, (_, at) => aWorkItem(String(at + 1)));
  const summary = {
    hash: 'abc',
    jql: 'project = PAY',
    memberIds: population.map(({ id }) => id),
    lastOkAt: null,
    durationMs: 0,
    calls: 0,
    points: 0,
    stale: null,
  };
  const chunks = () => (kvs.dump()['kvs'] ?? []).filter(({ key }) => key.startsWith('scope-items'));

  it('writes one chunk for one changed issue, and nothing for none', async () => {
    const scopes = createKvsScopeStore();
    await scopes.save(summary, population);
    const before = new Map(chunks().map(({ key, value }) => [key, JSON.stringify(value)]));
    const changed = population.map((item) =>
      item.id === '17' ? { ...item, statusCategory: 'done' as const } : item,
    );
    await scopes.save(summary, changed);
    const differing = chunks().filter(
      ({ key, value }) => before.get(key) !== JSON.stringify(value),
    );
    expect(differing).toHaveLength(1);
  });

  it('has every issue after a write that was cut short, which only has to be repeated', async () => {
    const scopes = createKvsScopeStore();
    await scopes.save(summary, population);
    const grown = [...population, aWorkItem('9001')];
    kvs.addFault({ pathIncludes: 'v1/set', status: 500, code: 'UNKNOWN', times: 1 });
    const memberIds = grown.map(({ id }) => id);
    expect(await faultOf(scopes.save({ ...summary, memberIds }, grown))).toBe(
      'storage-unavailable',
    );
    expect((await scopes.items('abc'))?.length).toBeGreaterThanOrEqual(3_000);
    expect((await scopes.summaries(['abc'])).get('abc')?.memberIds).toHaveLength(3_000);
    await scopes.save({ ...summary, memberIds }, grown);
    expect(await scopes.items('abc')).toHaveLength(3_001);
    expect((await scopes.summaries(['abc'])).get('abc')?.memberIds).toHaveLength(3_001);
  });

  it('is read anew when a part of it is gone', async () => {
    const scopes = createKvsScopeStore();
    await scopes.save(summary, population);
    await deleteAll([chunks()[0]?.key ?? '']);
    expect(await scopes.items('abc')).toBeNull();
  });

  it('of 20,000 issues stays below Forge’s 240 KiB a value', async () => {
    const scopes = createKvsScopeStore();
    const many = Array.from({ length: 20_000 }, (_, at) =>
      aWorkItem(String(10_000_000 + at), { storyPoints: at, numbers: { customfield_10018: at } }),
    );
    await scopes.save({ ...summary, memberIds: many.map(({ id }) => id) }, many);
    const sizes = (kvs.dump()['kvs'] ?? []).map(({ value }) => JSON.stringify(value).length);
    expect(Math.max(...sizes)).toBeLessThan(150 * 1024);
  });
});

describe('readings in Forge storage', () => {
  it('of a full quarter stay small', async () => {
    const readings = createKvsReadings();
    for (let at = 0; at < 90; at += 1) {
      const on = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
      await readings.record('m' as MetricId, aReading(on));
    }
    const range = { from: day('2026-01-01'), to: day('2026-03-31') };
    expect(await readings.list('m' as MetricId, range)).toHaveLength(90);
    const [chunk] = kvs.dump()['kvs'] ?? [];
    expect(JSON.stringify(chunk?.value).length).toBeLessThan(40 * 1024);
  });
});
