import { getIssueImpacts } from '../../application/issue/get-issue-impacts';
import {
  moveKeyResult,
  setKeyResultLifecycle,
  updateKeyResult,
} from '../../application/okr/change-key-result';
import {
  moveObjective,
  setObjectiveLifecycle,
  updateObjective,
} from '../../application/okr/change-objective';
import { createKeyResult } from '../../application/okr/create-key-result';
import { createObjective } from '../../application/okr/create-objective';
import { getKeyResultDetail } from '../../application/okr/get-key-result-detail';
import { getOkrPage } from '../../application/okr/get-okr-page';
import { listManagedProjects } from '../../application/okr/list-managed-projects';
import { listMeasureOptions } from '../../application/okr/list-measure-options';
import { previewQuery } from '../../application/okr/preview-query';
import { getDataHealth } from '../../application/settings/get-data-health';
import { getRefresh, requestRefresh } from '../../application/sync/request-refresh';
import type { OkrCalls } from '../../contract/api';
import type { Runs } from './runs';

export const okrCalls: Runs<keyof OkrCalls> = {
  getOkrPage,
  listManagedProjects,
  createObjective,
  updateObjective,
  moveObjective,
  setObjectiveLifecycle,
  createKeyResult,
  updateKeyResult,
  moveKeyResult,
  setKeyResultLifecycle,
  listMeasureOptions,
  previewQuery,
  getKeyResultDetail,
  requestRefresh,
  getRefresh,
  getIssueImpacts,
  getDataHealth,
};
