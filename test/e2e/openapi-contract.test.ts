/**
 * Runs the app through everything it asks of Jira and holds every recorded call, request and
 * answer, against Atlassian's OpenAPI documents.
 */
import type { ApiResult } from '../../src/contract/api-result';
import { validateExchange } from '../site/jira/openapi';
import type { RecordedCall } from '../site/seams';
import { runAllySite } from '../support/ally-site';
import type { RunningSite } from '../support/running-site';

const pay = { project: { id: '100', key: 'PAY', type: 'software' } };
const lead = { as: 'lea-lead', extension: pay };
const admin = { as: 'ada-admin', moduleKey: 'okr-admin-page', extension: {} };

let site: RunningSite;

beforeAll(async () => {
  site = await runAllySite();
}, 120_000);
afterAll(() => site.stop());

function data<Data>(result: ApiResult<Data>): Data {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.data;
}

async function useEverything(): Promise<void> {
  const { id: objectiveId } = data(
    await site.invoke(
      'createObjective',
      {
        projectId: null,
        fields: {
          title: 'Keep to the contract',
          description: '',
          ownerId: 'lea-lead',
          period: { start: '2026-01-01', end: '2026-03-31' },
          weight: 1,
          parentId: null,
        },
      },
      lead,
    ),
  );
  const source = {
    kind: 'jira-measure',
    jql: 'parent = PAY-1',
    measure: { kind: 'storyPoints' },
    mode: 'percent',
    doneOnly: true,
    timeRollup: 'self',
    untracked: 'exclude',
  } as const;
  data(await site.invoke('previewQuery', { source }, lead));
  await site.invoke('previewQuery', { source: { ...source, jql: 'no such = query' } }, lead);
  data(await site.invoke('getQueryVocabulary', {}, lead));
  data(await site.invoke('suggestQueryValues', { fieldName: 'status', text: 'do' }, lead));
  data(await site.invoke('findFilters', { text: 'bugs' }, lead));
  data(await site.invoke('getFilter', { filterId: '10001' }, lead));
  await site.invoke('getFilter', { filterId: '10003' }, lead);
  data(await site.invoke('findIssues', { text: 'PAY-1', projectKey: 'PAY' }, lead));
  data(await site.invoke('listMeasureOptions', {}, lead));
  const { id: keyResultId } = data(
    await site.invoke(
      'createKeyResult',
      {
        objectiveId,
        fields: {
          title: 'The epic is done',
          description: '',
          ownerId: null,
          period: null,
          weight: 1,
          target: { kind: 'reach', start: 0, target: 100 },
          source,
        },
      },
      lead,
    ),
  );
  await site.edit({
    accountId: 'ada-admin',
    change: { kind: 'transition', issueId: '1006', statusId: '10002' },
  });
  await site.drain();
  await site.runHourly();
  await site.drain();
  data(await site.invoke('getOkrPage', { includeArchived: true }, lead));
  data(await site.invoke('getKeyResultDetail', { keyResultId, pageToken: null }, lead));
  data(
    await site.invoke(
      'getOkrPage',
      { includeArchived: false },
      {
        as: 'cem-contributor',
        moduleKey: 'okr-global-page',
        extension: {},
      },
    ),
  );
  data(await site.invoke('listManagedProjects', {}, { ...lead, moduleKey: 'okr-global-page' }));
  data(await site.invoke('requestRefresh', { keyResultIds: null }, lead));
  await site.drain();
  const issue = { id: '1001', key: 'PAY-1', type: 'Epic', typeId: '1' };
  const panel = { as: 'lea-lead', moduleKey: 'okr-issue-panel', extension: { ...pay, issue } };
  data(await site.invoke('getIssueImpacts', {}, panel));
  data(await site.invoke('getSettings', {}, admin));
  data(await site.invoke('getDataHealth', {}, admin));
}

it('asks Jira only what its documents describe, and is answered as they say', async () => {
  await useEverything();
  const calls = (await site.calls()).filter(({ origin }) => origin === 'backend');
  const kinds = new Set(
    calls.map(({ method, path: where }) => `${method} ${where.split('?')[0] ?? ''}`),
  );
  expect(kinds.size).toBeGreaterThan(8);
  const faults = calls.flatMap((call: RecordedCall) =>
    validateExchange(call).map((fault) => `${call.method} ${call.path}: ${fault}`),
  );
  expect(faults).toEqual([]);
}, 120_000);

it('meets nothing that the local site does not model', async () => {
  const { unmodelled } = await site.control<{ unmodelled: string[] }>('state');
  expect(unmodelled).toEqual([]);
});
