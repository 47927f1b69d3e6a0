import type { Api } from '../../src/contract/api';
import { DEFAULT_SITE_RULES } from '../../src/domain/okr/site-rules';
import { DEFAULT_STATUS_RULE } from '../../src/domain/okr/status-rule';
import { jiraSource } from '../support/jira-measure';
import { checkInExamples } from './check-in-examples';
import { practiceExamples } from './practice-examples';
import { metricExamples } from './metric-examples';
import { keyResultDraft, objectiveDraft } from '../doubles/drafts';
import { PAY } from '../doubles/test-world';

type InputOf<Name extends keyof Api> = Parameters<Api[Name]>[0];

/** Records that the examples refer to. */
export interface Fixture {
  readonly objectiveId: string;
  readonly keyResultId: string;
  readonly jobId: string;
  readonly checkInId: string;
  readonly commentId: string;
  readonly cycleId: string;
  readonly savedFilterId: string;
  readonly closedObjectiveId: string;
  readonly closedKeyResultId: string;
  readonly checklistKeyResultId: string;
  readonly initiativeId: string;
  readonly metricId: string;
  readonly noteId: string;
}

/** Who a call is open to, and an input it accepts. A new call does not compile without both. */
export interface CallExample<Name extends keyof Api> {
  readonly needs: 'account' | 'browse' | 'manage' | 'site-manage' | 'jira-admin' | 'own-refresh';
  readonly input: (fixture: Fixture) => InputOf<Name>;
}

const LEARNED = { score: 0.7, outcome: 'partly', lesson: 'Start earlier.' } as const;

const IMPORT: InputOf<'importItems'> = {
  ...{ importId: 'i-1', step: 'items', projectId: null, projects: [], owners: [] },
  items: [
    {
      ...{ kind: 'objective', line: 2, ref: 'Imported', title: 'Imported', description: '' },
      ...{ owner: '', period: null, weight: 1, labels: [], parentRef: null, projectKey: '' },
      ...{ level: null, cycleId: null },
      status: { kind: 'running', status: null },
    },
  ],
};

export const EPIC = 'parent = PAY-1';

export const examples: { readonly [Name in keyof Api]: CallExample<Name> } = {
  ...metricExamples,
  explainMovement: {
    needs: 'browse',
    input: ({ keyResultId }) => ({ keyResultId, from: null, to: null }),
  },
  getOkrPage: { needs: 'browse', input: () => ({ includeArchived: false }) },
  listManagedProjects: { needs: 'account', input: () => ({}) },
  createObjective: {
    needs: 'manage',
    input: () => ({ projectId: null, fields: objectiveDraft() }),
  },
  updateObjective: {
    needs: 'manage',
    input: ({ objectiveId }) => ({ objectiveId, version: 1, change: { title: 'Better title' } }),
  },
  moveObjective: {
    needs: 'manage',
    input: ({ objectiveId }) => ({ objectiveId, version: 1, beforeId: null }),
  },
  setObjectiveLifecycle: {
    needs: 'manage',
    input: ({ objectiveId }) => ({ objectiveId, version: 1, lifecycle: 'archived' }),
  },
  createKeyResult: {
    needs: 'manage',
    input: ({ objectiveId }) => ({ objectiveId, fields: keyResultDraft(EPIC) }),
  },
  updateKeyResult: {
    needs: 'manage',
    input: ({ keyResultId }) => ({ keyResultId, version: 1, change: { weight: 2 } }),
  },
  moveKeyResult: {
    needs: 'manage',
    input: ({ keyResultId, objectiveId }) => ({
      keyResultId,
      version: 1,
      objectiveId,
      beforeId: null,
    }),
  },
  setKeyResultLifecycle: {
    needs: 'manage',
    input: ({ keyResultId }) => ({ keyResultId, version: 1, lifecycle: 'deleted' }),
  },
  listMeasureOptions: { needs: 'account', input: () => ({}) },
  getQueryVocabulary: { needs: 'account', input: () => ({}) },
  suggestQueryValues: {
    needs: 'account',
    input: () => ({ fieldName: 'status', text: 'do' }),
  },
  findFilters: { needs: 'account', input: () => ({ text: '' }) },
  getFilter: { needs: 'account', input: () => ({ filterId: '10001' }) },
  findIssues: { needs: 'account', input: () => ({ text: 'PAY-1', projectKey: null }) },
  previewQuery: {
    needs: 'account',
    input: () => ({ source: jiraSource(keyResultDraft(EPIC).source) }),
  },
  getKeyResultDetail: {
    needs: 'browse',
    input: ({ keyResultId }) => ({ keyResultId, pageToken: null }),
  },
  requestRefresh: { needs: 'browse', input: () => ({ keyResultIds: null }) },
  getRefresh: { needs: 'own-refresh', input: ({ jobId }) => ({ jobId }) },
  getObjectiveDetail: { needs: 'browse', input: ({ objectiveId }) => ({ objectiveId }) },
  listParentCandidates: { needs: 'account', input: () => ({ objectiveId: null }) },
  getOkrManagers: { needs: 'jira-admin', input: () => ({}) },
  setOkrManagers: { needs: 'jira-admin', input: () => ({ version: 0, accountIds: [] }) },
  editChecklistItem: {
    needs: 'manage',
    input: ({ checklistKeyResultId }) => ({
      keyResultId: checklistKeyResultId,
      edit: { kind: 'tick', itemId: 'item-1', isDone: true },
    }),
  },
  listInitiatives: { needs: 'browse', input: ({ keyResultId }) => ({ keyResultId }) },
  addInitiative: {
    needs: 'manage',
    input: ({ keyResultId }) => ({ keyResultId, kind: 'project', refId: PAY }),
  },
  removeInitiative: { needs: 'manage', input: ({ initiativeId }) => ({ initiativeId }) },
  findProjects: { needs: 'account', input: () => ({ text: 'pay' }) },
  getIssueImpacts: { needs: 'browse', input: () => ({}) },
  getSettings: { needs: 'jira-admin', input: () => ({}) },
  updateSettings: {
    needs: 'jira-admin',
    input: () => ({
      version: 0,
      statusRule: DEFAULT_STATUS_RULE,
      timeZone: 'Europe/Berlin',
      storyPointFieldId: null,
      quotaShare: 25,
      ...DEFAULT_SITE_RULES,
    }),
  },
  setManualStatus: {
    needs: 'manage',
    input: ({ keyResultId }) => ({
      keyResultId,
      version: 1,
      status: 'on-track',
      until: 'resumed',
      note: 'The last release closes most of it.',
    }),
  },
  resumeAutomaticStatus: {
    needs: 'manage',
    input: ({ keyResultId }) => ({ keyResultId, version: 1 }),
  },
  getDataHealth: { needs: 'jira-admin', input: () => ({}) },
  getHistory: {
    needs: 'browse',
    input: ({ objectiveId }) => ({ kind: 'objective', id: objectiveId, cursor: null }),
  },
  readBackup: { needs: 'jira-admin', input: () => ({ position: null }) },
  // Refused to everybody here: the site of the examples is in use.
  checkRestore: { needs: 'jira-admin', input: () => ({ restoreId: 'r-1', records: [] }) },
  restorePart: {
    needs: 'jira-admin',
    input: () => ({
      ...{ restoreId: 'r-1', records: [], projectIds: [], unknownAccounts: [] },
      isLast: true,
    }),
  },
  getSiteState: { needs: 'jira-admin', input: () => ({}) },
  setPaused: { needs: 'jira-admin', input: () => ({ isPaused: false }) },
  addDemo: { needs: 'jira-admin', input: () => ({ projectId: '100' }) },
  removeDemo: { needs: 'jira-admin', input: () => ({}) },
  checkImport: { needs: 'account', input: () => ({ owners: ['lea'], projectKeys: ['PAY'] }) },
  // Each row is judged by itself.
  importItems: { needs: 'account', input: () => IMPORT },
  listLeavers: { needs: 'manage', input: () => ({}) },
  reassign: {
    needs: 'manage',
    input: ({ objectiveId }) => ({
      to: 'ada-admin',
      items: [{ kind: 'objective', id: objectiveId }],
    }),
  },
  listArchive: { needs: 'manage', input: () => ({}) },
  listAudit: {
    needs: 'manage',
    input: () => ({
      filter: { where: 'all', from: null, to: null, by: null, kind: null },
      cursor: null,
    }),
  },
  listSavedFilters: { needs: 'browse', input: () => ({}) },
  saveFilter: {
    needs: 'manage',
    input: () => ({ name: 'Red ones', href: '/?status=at-risk', isShared: true }),
  },
  removeSavedFilter: {
    needs: 'manage',
    input: ({ savedFilterId: id }) => ({ id, isShared: true }),
  },
  ...checkInExamples,
  ...practiceExamples,
  createCycle: {
    needs: 'site-manage',
    input: () => ({
      fields: { name: 'Q1 2026', period: { start: '2026-01-01', end: '2026-03-31' } },
    }),
  },
  updateCycle: {
    needs: 'site-manage',
    input: ({ cycleId }) => ({ cycleId, version: 1, change: { name: 'First quarter' } }),
  },
  deleteCycle: { needs: 'site-manage', input: ({ cycleId }) => ({ cycleId, version: 1 }) },
  createQuarters: { needs: 'site-manage', input: () => ({ fiscalYear: 2026 }) },
  closeKeyResult: {
    needs: 'manage',
    input: ({ keyResultId }) => ({ keyResultId, version: 1, closing: LEARNED }),
  },
  closeObjective: {
    needs: 'manage',
    input: ({ objectiveId }) => ({ objectiveId, version: 1, closing: LEARNED, keyResults: [] }),
  },
  reopenKeyResult: {
    needs: 'manage',
    input: ({ closedKeyResultId }) => ({ keyResultId: closedKeyResultId, version: 2 }),
  },
  reopenObjective: {
    needs: 'manage',
    input: ({ closedObjectiveId }) => ({ objectiveId: closedObjectiveId, version: 2 }),
  },
  carryOver: {
    needs: 'manage',
    input: ({ objectiveId, cycleId, keyResultId }) => ({
      objectiveId,
      cycleId,
      keyResults: [{ keyResultId, start: 'same' }],
    }),
  },
  getPeriodReport: {
    needs: 'browse',
    input: () => ({
      scope: { kind: 'dates', period: { start: '2026-01-01', end: '2026-03-31' } },
    }),
  },
};

export const callNames = Object.keys(examples) as (keyof Api)[];
