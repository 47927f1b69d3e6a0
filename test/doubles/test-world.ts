import type { Caller } from '../../src/application/caller';
import { NO_USAGE } from '../../src/application/ports/budget';
import type { Ports } from '../../src/application/ports/ports';
import { sha256 } from '../../src/adapters/node-surroundings';
import { recompute } from '../../src/application/sync/recompute';
import type { AccountId, Home, IssueId, ProjectId } from '../../src/domain/shared/ids';
import type { WorkItem } from '../../src/domain/metrics/work-item';
import type { createStorage } from '../../src/entry/storage';
import { FakeJira } from './fake-jira';
import { fakeJiraPorts } from './fake-jira-ports';
import { memoryDeliveries, memoryPractice } from './memory-practice';
import { memoryPush } from './memory-push';
import { memorySavedFilters } from './memory-saved-filters';
import { memoryAuditLog } from './memory-audit';
import { memoryBudget } from './memory-budget';
import { memoryCycles } from './memory-cycles';
import { memoryCheckIns, memoryComments, memoryMentionInbox } from './memory-discussion';
import { memoryDefinitionLog, memoryHistoryJobs, memoryScopeHistories } from './memory-history';
import { memoryInitiatives } from './memory-initiatives';
import { memoryOkrRepository } from './memory-okr-repository';
import { memoryStoredRecords } from './memory-records';
import { noSiteCopy } from './no-site-copy';
import { memorySwitches } from './memory-switches';
import {
  memoryJobs,
  memoryPendingChanges,
  memoryRateLimiter,
  memorySettings,
  memorySyncStore,
} from './memory-sync';
import { memoryMetrics } from './memory-tracked-metrics';
import { memoryMetricStates, memoryReadings, memoryScopeStore } from './memory-values';

export const PAY = '100' as ProjectId;
export const HR = '200' as ProjectId;
export const LEAD = 'lea-lead' as AccountId;
export const ADMIN = 'ada-admin' as AccountId;
export const VIEWER = 'vic-viewer' as AccountId;
const START = Date.parse('2026-02-14T10:00:00Z');

interface WorldOptions {
  /** Stands in for the doubles that keep things in memory. */
  readonly storage?: typeof createStorage;
}

type FakeJiraPorts = ReturnType<typeof fakeJiraPorts>;

/**
 * A site with two projects: everybody browses PAY and Lea manages its OKRs; HR is for Ada alone.
 * The clock stands still until a test moves it.
 */
export function testWorld({ storage }: WorldOptions = {}) {
  const jira = new FakeJira();
  const jobs = memoryJobs();
  const historyJobs = memoryHistoryJobs();
  const writes: string[] = [];
  const published: Home[][] = [];
  const failures: unknown[] = [];
  const reported: AccountId[][] = [];
  const closedAccounts = new Set<string>();
  const clock = { at: START, remainingMs: 900_000 };
  const now = () => clock.at;
  const audit = memoryAuditLog();
  let ids = 0;
  const nextId = { next: () => `id-${String((ids += 1)).padStart(4, '0')}` };
  addPeople(jira);
  const shared: Omit<Ports, keyof FakeJiraPorts> = {
    okrs: memoryOkrRepository(audit),
    audit,
    records: memoryStoredRecords(),
    switches: memorySwitches(),
    checkIns: memoryCheckIns(),
    comments: memoryComments(),
    mentions: memoryMentionInbox(),
    initiatives: memoryInitiatives(),
    cycles: memoryCycles(audit),
    states: memoryMetricStates({ writes }),
    siteCopy: noSiteCopy(),
    readings: memoryReadings({ writes }),
    scopes: memoryScopeStore({ writes }),
    scopeHistories: memoryScopeHistories(),
    ...memoryMetrics(audit),
    definitions: memoryDefinitionLog(),
    sync: memorySyncStore(),
    budget: memoryBudget(),
    pending: memoryPendingChanges(now),
    settings: memorySettings(audit),
    savedFilters: memorySavedFilters(),
    practice: memoryPractice(audit),
    deliveries: memoryDeliveries(),
    push: memoryPush(),
    pushAddress: { url: async () => Promise.resolve('https://push.example/public/1') },
    limiter: memoryRateLimiter(now),
    jobs,
    historyJobs,
    realtime: toldPages(published),
    personalData: {
      closedAmong: async (people) => {
        reported.push(people.map(({ accountId }) => accountId));
        const closed = people.filter(({ accountId }) => closedAccounts.has(accountId));
        return Promise.resolve(new Set(closed.map(({ accountId }) => accountId)));
      },
    },
    clock: { now },
    site: { nightHour: 0 },
    deadline: { remainingMs: () => clock.remainingMs },
    ids: nextId,
    // Plain text is easier to read in a failed test; Forge's keys do not take all of it.
    hash: storage === undefined ? { of: (text) => `#${text}` } : sha256,
    log: {
      failure: (thrown) => {
        failures.push(thrown);
        return `ref-${failures.length}`;
      },
      event: () => undefined,
    },
    meter: {
      spent: () => ({ ...NO_USAGE, calls: jira.calls.length, points: jira.calls.length }),
    },
    ...storage?.({ now }, nextId),
  };
  const portsFor = (viewer: string): Ports => ({
    ...shared,
    ...fakeJiraPorts(jira, viewer, now),
  });
  return {
    jira,
    jobs,
    historyJobs,
    audit,
    writes,
    published,
    failures,
    reported,
    closedAccounts,
    clock,
    portsFor,
    ports: portsFor(LEAD),
    at: (accountId: AccountId, place: Partial<Caller> = { projectId: PAY }): Caller => ({
      accountId,
      projectId: null,
      issueId: null,
      ...place,
    }),
    /** Runs everything queued, and what that queues, until nothing waits. */
    drain: async () => {
      for (let next = jobs.waiting.shift(); next !== undefined; next = jobs.waiting.shift()) {
        clock.at += next.delaySeconds * 1000;
        await recompute(portsFor('nobody'), next.job);
      }
    },
  };
}

const toldPages = (published: Home[][]): Ports['realtime'] => ({
  publish: async (projectIds) => {
    published.push([...projectIds]);
    return Promise.resolve();
  },
});

export type TestWorld = ReturnType<typeof testWorld>;

function addPeople(jira: FakeJira): void {
  const people = [LEAD, ADMIN, VIEWER];
  for (const id of people) jira.people.set(id, { id, isActive: true });
  jira.people.set('gone-gina', { id: 'gone-gina' as AccountId, isActive: false });
  jira.admins.add(ADMIN);
  jira.filters.push({
    filter: {
      id: '10001',
      name: 'Everything of Payments',
      jql: 'project = PAY',
      ownerName: 'Ada',
      isFavourite: true,
    },
  });
  jira.projects.set(PAY, {
    id: PAY,
    key: 'PAY',
    name: 'Payments',
    browse: 'everyone',
    manage: [LEAD, ADMIN],
  });
  jira.projects.set(HR, { id: HR, key: 'HR', name: 'People', browse: [ADMIN], manage: [ADMIN] });
}

export interface IssueOptions extends Partial<Omit<WorkItem, 'id' | 'parentId'>> {
  readonly parentId?: string;
  readonly onlyFor?: readonly string[];
  readonly summary?: string;
  readonly updatedAt?: number;
}

/** Puts an issue into the world's Jira: a story of PAY in To Do, unless told otherwise. */
export function putIssue(world: TestWorld, id: string, options: IssueOptions = {}): void {
  const { parentId = null, onlyFor = null, summary = `Issue ${id}`, updatedAt, ...item } = options;
  world.jira.put({
    summary,
    typeName: 'Story',
    onlyFor,
    updatedAt: updatedAt ?? world.clock.at,
    item: {
      id: id as IssueId,
      key: `PAY-${id}`,
      projectId: PAY,
      parentId: parentId as IssueId | null,
      hierarchyLevel: 0,
      statusCategory: 'new',
      isRestricted: onlyFor !== null,
      timeSpent: undefined,
      originalEstimate: undefined,
      remainingEstimate: undefined,
      aggregateTimeSpent: undefined,
      aggregateOriginalEstimate: undefined,
      aggregateRemainingEstimate: undefined,
      storyPoints: undefined,
      hasStoryPointConflict: false,
      numbers: {},
      ...item,
    },
  });
}
