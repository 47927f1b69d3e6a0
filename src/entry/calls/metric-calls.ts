import {
  createMetric,
  setMetricLifecycle,
  updateMetric,
} from '../../application/metrics/change-metric';
import { compareTeams } from '../../application/metrics/compare-teams';
import { getCatalogue } from '../../application/metrics/get-catalogue';
import { getMetric } from '../../application/metrics/get-metric';
import { getMetricIssues } from '../../application/metrics/get-metric-issues';
import { getMetricSeries } from '../../application/metrics/get-metric-series';
import { listMetricScopes } from '../../application/metrics/list-metric-scopes';
import { listParameterChoices } from '../../application/metrics/list-parameter-choices';
import { listMetrics } from '../../application/metrics/list-metrics';
import { previewMetric } from '../../application/metrics/preview-metric';
import type { MetricCalls } from '../../contract/metrics/calls';
import type { Runs } from './runs';

export const metricCalls: Runs<keyof MetricCalls> = {
  getCatalogue,
  listMetricScopes,
  listParameterChoices,
  previewMetric,
  createMetric,
  updateMetric,
  setMetricLifecycle,
  listMetrics,
  getMetric,
  getMetricSeries,
  compareTeams,
  getMetricIssues,
};
