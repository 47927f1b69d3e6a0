import type { Api } from '../../src/contract/api';
import { DEFAULT_STATUS_RULE } from '../../src/domain/okr/status-rule';
import { jiraSource } from '../support/jira-measure';
import { keyResultDraft, objectiveDraft } from '../doubles/drafts';

type InputOf<Name extends keyof Api> = Parameters<Api[Name]>[0];

/** Records that the examples refer to. */
export interface Fixture {
  readonly objectiveId: string;
  readonly keyResultId: string;
  readonly jobId: string;
}

/** Who a call is open to, and an input it accepts. A new call does not compile without both. */
export interface CallExample<Name extends keyof Api> {
  readonly needs: 'account' | 'browse' | 'manage' | 'jira-admin' | 'own-refresh';
  readonly input: (fixture: Fixture) => InputOf<Name>;
}

export const EPIC = 'parent = PAY-1';

export const examples: { readonly [Name in keyof Api]: CallExample<Name> } = {
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
  getIssueImpacts: { needs: 'browse', input: () => ({}) },
  getSettings: { needs: 'jira-admin', input: () => ({}) },
  updateSettings: {
    needs: 'jira-admin',
    input: () => ({
      version: 0,
      statusRule: DEFAULT_STATUS_RULE,
      timeZone: 'Europe/Berlin',
      storyPointFieldId: null,
    }),
  },
  getDataHealth: { needs: 'jira-admin', input: () => ({}) },
};

export const callNames = Object.keys(examples) as (keyof Api)[];
