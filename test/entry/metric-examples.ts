import type { MetricNoteCalls } from '../../src/contract/metric-notes/calls';
import type { MetricCalls } from '../../src/contract/metrics/calls';
import type { CatalogueSource } from '../../src/domain/metrics/tracked-metric';
import { PAY } from '../doubles/test-world';
import type { CallExample } from './call-examples';

/** Cycle time over everything in the project. */
const CYCLE_TIME: CatalogueSource = {
  kind: 'catalogue',
  catalogueKey: 'cycle-time',
  scope: { kind: 'project', projectId: PAY },
  parameters: {},
};

/** How Jira is asked for that. */
export const PROJECT_JQL = `project = ${PAY}`;

export const metricDraft = {
  title: 'How long work takes',
  source: CYCLE_TIME,
  bucket: 'week',
  target: 5,
  band: null,
} as const;

const WINDOW = { bucket: 'week', from: '2026-01-05', to: '2026-02-14' } as const;

export const metricExamples: {
  readonly [Name in keyof (MetricCalls & MetricNoteCalls)]: CallExample<Name>;
} = {
  getCatalogue: { needs: 'browse', input: () => ({ projectId: null }) },
  listMetricScopes: { needs: 'browse', input: () => ({ projectId: null, kind: 'board' }) },
  listParameterChoices: {
    needs: 'browse',
    input: () => ({ projectId: null, of: 'resolutions' }),
  },
  previewMetric: {
    needs: 'browse',
    input: () => ({ projectId: null, source: CYCLE_TIME, ...WINDOW }),
  },
  createMetric: { needs: 'manage', input: () => ({ projectId: null, fields: metricDraft }) },
  updateMetric: {
    needs: 'manage',
    input: ({ metricId }) => ({ metricId, version: 1, change: { title: 'Cycle time' } }),
  },
  setMetricLifecycle: {
    needs: 'manage',
    input: ({ metricId }) => ({ metricId, version: 1, lifecycle: 'archived' }),
  },
  listMetrics: { needs: 'browse', input: () => ({ includeArchived: true }) },
  getMetric: { needs: 'browse', input: ({ metricId }) => ({ metricId }) },
  getMetricSeries: { needs: 'browse', input: ({ metricId }) => ({ metricId, ...WINDOW }) },
  compareTeams: { needs: 'browse', input: ({ metricId }) => ({ metricId, ...WINDOW }) },
  getMetricIssues: {
    needs: 'browse',
    input: ({ metricId }) => ({ metricId, ...WINDOW, key: null, next: 0, sort: null }),
  },
  listMetricNotes: { needs: 'browse', input: ({ metricId }) => ({ metricId }) },
  addMetricNote: {
    needs: 'manage',
    input: ({ metricId }) => ({ metricId, about: 'place', on: '2026-02-11', words: 'A holiday' }),
  },
  updateMetricNote: {
    needs: 'manage',
    input: ({ noteId }) => ({ noteId, version: 1, on: '2026-02-12', words: 'Three on leave' }),
  },
  setMetricNoteDeleted: {
    needs: 'manage',
    input: ({ noteId }) => ({ noteId, version: 1, isDeleted: true }),
  },
};
