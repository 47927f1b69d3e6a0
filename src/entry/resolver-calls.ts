import type { Handlers } from '@forge/resolver';
import { getIssueImpacts } from '../application/issue/get-issue-impacts';
import {
  moveKeyResult,
  setKeyResultLifecycle,
  updateKeyResult,
} from '../application/okr/change-key-result';
import {
  moveObjective,
  setObjectiveLifecycle,
  updateObjective,
} from '../application/okr/change-objective';
import { createKeyResult } from '../application/okr/create-key-result';
import { createObjective } from '../application/okr/create-objective';
import { getKeyResultDetail } from '../application/okr/get-key-result-detail';
import { getOkrPage } from '../application/okr/get-okr-page';
import { listManagedProjects } from '../application/okr/list-managed-projects';
import { listMeasureOptions } from '../application/okr/list-measure-options';
import { previewQuery } from '../application/okr/preview-query';
import { getDataHealth } from '../application/settings/get-data-health';
import { getSettings, updateSettings } from '../application/settings/settings';
import { getRefresh, requestRefresh } from '../application/sync/request-refresh';
import type { Api } from '../contract/api';
import type { ApiResult } from '../contract/api-result';
import { inputs } from '../contract/inputs';
import { answer, type Call, type Wiring } from './answer';

type InputOf<Name extends keyof Api> = Parameters<Api[Name]>[0];
type DataOf<Name extends keyof Api> =
  ReturnType<Api[Name]> extends ApiResult<infer Data> ? Data : never;

/** Every call of the contract with the use case behind it; the compiler compares their shapes. */
const runs: { readonly [Name in keyof Api]: Call<InputOf<Name>, DataOf<Name>>['run'] } = {
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
  previewQuery: (ports, _caller, input) => previewQuery(ports, input),
  getKeyResultDetail: (ports, _caller, input) => getKeyResultDetail(ports, input),
  requestRefresh,
  getRefresh,
  getIssueImpacts,
  getSettings,
  updateSettings: (ports, _caller, input) => updateSettings(ports, input),
  getDataHealth,
};

export function resolverCalls(wiring: Wiring): Handlers<Api> {
  const call = <Name extends keyof Api>(name: Name) =>
    answer<InputOf<Name>, DataOf<Name>>({ input: inputs[name], run: runs[name] }, wiring);
  return {
    getOkrPage: call('getOkrPage'),
    listManagedProjects: call('listManagedProjects'),
    createObjective: call('createObjective'),
    updateObjective: call('updateObjective'),
    moveObjective: call('moveObjective'),
    setObjectiveLifecycle: call('setObjectiveLifecycle'),
    createKeyResult: call('createKeyResult'),
    updateKeyResult: call('updateKeyResult'),
    moveKeyResult: call('moveKeyResult'),
    setKeyResultLifecycle: call('setKeyResultLifecycle'),
    listMeasureOptions: call('listMeasureOptions'),
    previewQuery: call('previewQuery'),
    getKeyResultDetail: call('getKeyResultDetail'),
    requestRefresh: call('requestRefresh'),
    getRefresh: call('getRefresh'),
    getIssueImpacts: call('getIssueImpacts'),
    getSettings: call('getSettings'),
    updateSettings: call('updateSettings'),
    getDataHealth: call('getDataHealth'),
  };
}
