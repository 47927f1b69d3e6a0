import {
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsStore,
} from '../../../src/application/ports/settings-store';
import type { RateLimiter } from '../../../src/application/ports/surroundings';
import type {
  PendingChange,
  PendingChanges,
  SyncState,
  SyncStore,
} from '../../../src/application/ports/sync-store';
import { DEFAULT_STATUS_RULE } from '../../../src/domain/okr/status-rule';
import type { AccountId, IssueId } from '../../../src/domain/shared/ids';
import { day } from '../../support/calendar-day';

export function describeSyncStore(name: string, create: () => SyncStore): void {
  describe(name, () => {
    it('knows nothing at first, and then what was saved', async () => {
      const sync = create();
      expect(await sync.state()).toMatchObject({ cursor: null, lastFullOn: null, outage: null });
      const summary = {
        startedAt: 'a',
        finishedAt: null,
        trigger: 'hourly',
        measured: 2,
        failed: 1,
      } as const;
      const state: SyncState = {
        cursor: '2026-02-14T10:00:00.000Z',
        confirmedAt: '2026-02-14T10:00:00.000Z',
        lastFullOn: day('2026-02-14'),
        outage: { reason: 'rate-limited', since: 'b', messages: [] },
        lastSync: summary,
        lastHourly: summary,
        recentlyDeleted: [{ issueId: '7' as IssueId, at: 1 }],
        lastReconcile: {
          ...{ startedAt: 'a', finishedAt: 'b', queries: 2, issues: 30 },
          ...{ missing: 1, extra: 0, outdated: 2 },
          byScope: { h1: { missing: 1, extra: 0, outdated: 2 } },
        },
        statusesAtReconcile: 'print',
      };
      await sync.saveState(state);
      expect(await sync.state()).toEqual(state);
    });

    it('keeps the progress of a refresh', async () => {
      const sync = create();
      const progress = {
        jobId: 'job-1',
        accountId: '557058:lea-lead' as AccountId,
        state: 'running',
        total: 4,
        done: 1,
      } as const;
      expect(await sync.findRefresh('job-1')).toBeNull();
      await sync.saveRefresh(progress);
      expect(await sync.findRefresh('job-1')).toEqual(progress);
    });
  });
}

export function describePendingChanges(
  name: string,
  create: (now: () => number) => PendingChanges,
): void {
  const changed: PendingChange = { kind: 'issue-changed', issueId: '7' as IssueId };

  describe(name, () => {
    it('keeps every change until it is taken in', async () => {
      const pending = create(() => 0);
      await pending.add(changed);
      await pending.add(changed);
      await pending.add({ kind: 'sprints-changed' });
      const waiting = await pending.list();
      expect(waiting.map(({ change }) => change.kind).sort()).toEqual([
        'issue-changed',
        'issue-changed',
        'sprints-changed',
      ]);
      await pending.remove(waiting.slice(0, 2).map(({ key }) => key));
      expect(await pending.list()).toHaveLength(1);
      const [first, , last] = await Promise.all(
        waiting.map(async ({ key }) => pending.isWaiting(key)),
      );
      expect([first, last]).toEqual([false, true]);
    });

    it('lets one run be queued, and another once it is reopened', async () => {
      const pending = create(() => 0);
      const [first, second] = [await pending.add(changed), await pending.add(changed)];
      expect(await pending.claimedBy()).toBeNull();
      expect(await pending.claimRun(first)).toBe(true);
      expect(await pending.claimRun(second)).toBe(false);
      expect(await pending.claimedBy()).toBe(first);
      await pending.reopen();
      expect(await pending.claimedBy()).toBeNull();
      expect(await pending.claimRun(second)).toBe(true);
    });

    it('does not wait for ever for a run that never came', async () => {
      let now = 0;
      const pending = create(() => now);
      const [first, second] = [await pending.add(changed), await pending.add(changed)];
      await pending.claimRun(first);
      now = 119_999;
      expect(await pending.claimRun(second)).toBe(false);
      now = 120_000;
      expect(await pending.claimedBy()).toBeNull();
      expect(await pending.claimRun(second)).toBe(true);
    });
  });
}

export function describeSettingsStore(name: string, create: () => SettingsStore): void {
  describe(name, () => {
    it('has the published defaults until an admin saves', async () => {
      const settings = create();
      expect(await settings.load()).toEqual(DEFAULT_SETTINGS);
      const saved: Settings = {
        ...DEFAULT_SETTINGS,
        version: 1,
        statusRule: { ...DEFAULT_STATUS_RULE, mode: 'relative', objectiveStatus: 'worstChild' },
        timeZone: 'Pacific/Auckland',
        storyPointFieldId: 'customfield_10016',
        okrManagerIds: ['ada-admin' as AccountId],
        calendar: { workdays: [7, 1, 2, 3, 4], holidays: [day('2026-12-25')] },
        defaultCurve: 'workingDays',
        levels: ['company', 'project'],
        words: { 'at-risk': 'Off track', objective: 'Goal' },
      };
      expect(await settings.save(saved)).toBe('saved');
      expect(await settings.load()).toEqual(saved);
    });

    it('lets one of two admins win who save at once, the first time and later', async () => {
      const settings = create();
      const race = async (version: number) =>
        Promise.all(
          ['Europe/Berlin', 'Asia/Tokyo'].map(async (timeZone) =>
            settings.save({ ...(await settings.load()), version, timeZone }),
          ),
        );
      const { version } = await settings.load();
      expect((await race(version + 1)).sort()).toEqual(['saved', 'version-conflict']);
      expect((await race(version + 2)).sort()).toEqual(['saved', 'version-conflict']);
      expect(await settings.load()).toMatchObject({ version: version + 2 });
    });

    it('does not skip a version', async () => {
      const settings = create();
      const { version } = await settings.load();
      expect(await settings.save({ ...DEFAULT_SETTINGS, version: version + 2 })).toBe(
        'version-conflict',
      );
    });
  });
}

export function describeRateLimiter(
  name: string,
  create: (now: () => number) => RateLimiter,
): void {
  describe(name, () => {
    it('lets one through a minute, and says how long to wait', async () => {
      let now = 1_000_000;
      const limiter = create(() => now);
      expect(await limiter.take('refresh:557058:lea', 60)).toBe(0);
      now += 12_500;
      expect(await limiter.take('refresh:557058:lea', 60)).toBe(48);
      expect(await limiter.take('refresh:someone-else', 60)).toBe(0);
      now += 47_500;
      expect(await limiter.take('refresh:557058:lea', 60)).toBe(0);
    });
  });
}
