/**
 * Who may do what, and what becomes of bad input and bad weather: through the real resolver,
 * storage and queue of a running site. Every refusal is a clear one, and nothing is lost.
 */
import type { OkrCalls } from '../../src/contract/api';
import type { ObjectiveDto, OkrPageDto } from '../../src/contract/dto';
import { sentenceFor } from '../../src/contract/reasons';
import { runAllySite } from '../support/ally-site';
import { dataOf, keyResultFields, objectiveFields, refusalOf } from '../support/drafts';
import { type InvokeOptions, type RunningSite } from '../support/running-site';

const pay = { project: { id: '100', key: 'PAY', type: 'software' } };
const hr = { project: { id: '200', key: 'HR', type: 'software' } };
const lead = { as: 'lea-lead', extension: pay };
const contributor = { as: 'cem-contributor', extension: pay };
const admin = { as: 'ada-admin', moduleKey: 'okr-admin-page', extension: {} };

let site: RunningSite;
let objective: ObjectiveDto;
let keyResultId: string;

beforeAll(async () => {
  site = await runAllySite();
  objective = await createObjective(objectiveFields({ title: 'Bugs go away' }));
  keyResultId = await createKeyResult('project = PAY AND issuetype = Bug');
}, 120_000);
afterAll(() => site.stop());

async function createObjective(fields = objectiveFields()): Promise<ObjectiveDto> {
  return dataOf(await site.invoke('createObjective', { projectId: null, fields }, lead));
}

async function createKeyResult(jql: string, objectiveId = objective.id): Promise<string> {
  const fields = keyResultFields(jql);
  return dataOf(await site.invoke('createKeyResult', { objectiveId, fields }, lead)).id;
}

async function pageOf(who: InvokeOptions): Promise<OkrPageDto> {
  return dataOf(await site.invoke('getOkrPage', { includeArchived: false }, who));
}

async function progressOf(id: string, who: InvokeOptions = lead) {
  const { objectives } = await pageOf(who);
  return objectives.flatMap(({ keyResults }) => keyResults).find((one) => one.id === id)?.progress;
}

/** Writes of definitions, through the real resolver; the permission matrix holds every call. */
type Write = Exclude<
  keyof OkrCalls,
  `get${string}` | `list${string}` | 'previewQuery' | 'requestRefresh' | 'updateSettings'
>;
function writes(): { readonly [Call in Write]: Parameters<OkrCalls[Call]>[0] } {
  const at = { objectiveId: objective.id, version: objective.version };
  const key = { keyResultId, version: 1 };
  return {
    createObjective: { projectId: null, fields: objectiveFields() },
    updateObjective: { ...at, change: { title: 'Mine now' } },
    moveObjective: { ...at, beforeId: null },
    setObjectiveLifecycle: { ...at, lifecycle: 'deleted' },
    createKeyResult: { objectiveId: objective.id, fields: keyResultFields('project = PAY') },
    updateKeyResult: { ...key, change: { title: 'Mine now' } },
    moveKeyResult: { ...key, objectiveId: objective.id, beforeId: null },
    setKeyResultLifecycle: { ...key, lifecycle: 'archived' },
  };
}

describe('a person without Manage OKRs', () => {
  it('is refused every write by the server, and told whom to ask', async () => {
    for (const [call, payload] of Object.entries(writes())) {
      const result = await site.invoke(call as Write, payload, contributor);
      expect({ call, refusal: refusalOf(result) }).toEqual({
        call,
        refusal: { code: 'forbidden', reason: 'needs-manage-okrs' },
      });
    }
    const sentence = sentenceFor({ code: 'forbidden', reason: 'needs-manage-okrs' });
    expect(sentence).toContain('Ask a project admin');
    expect((await pageOf(lead)).objectives.map(({ title }) => title)).toEqual(['Bugs go away']);
  });

  it('still sees the page and its true numbers', async () => {
    expect(await progressOf(keyResultId, contributor)).toMatchObject({
      visibility: 'shown',
      numerator: 12,
      denominator: 23,
    });
  });

  it('does not become an administrator by asking', async () => {
    for (const call of ['getSettings', 'getDataHealth'] as const) {
      const result = await site.invoke(call, {}, { ...admin, as: 'lea-lead' });
      expect(refusalOf(result)?.code).toBe('forbidden');
    }
    dataOf(await site.invoke('getSettings', {}, admin));
  });
});

describe('an outsider of a project', () => {
  it('learns nothing of its OKRs, on its page or on the page of all projects', async () => {
    const inHr = { ...lead, extension: hr };
    const fields = objectiveFields({ title: 'Hire four people' });
    dataOf(await site.invoke('createObjective', { projectId: null, fields }, inHr));
    const outsider = { as: 'oda-outsider', extension: hr };
    const onPage = await site.invoke('getOkrPage', { includeArchived: true }, outsider);
    expect(refusalOf(onPage)?.code).toMatch(/forbidden|not-found/);
    const everywhere = await pageOf({
      as: 'oda-outsider',
      moduleKey: 'okr-global-page',
      extension: {},
    });
    expect(JSON.stringify(everywhere)).not.toContain('Hire');
    expect(JSON.stringify(everywhere)).toContain('Bugs go away');
  });
});

describe('an issue that a person may not browse', () => {
  it('shows neither itself nor a number that isolates it', async () => {
    const { id: objectiveId } = await createObjective(objectiveFields({ title: 'Contracts' }));
    const secret = await createKeyResult('labels = secret', objectiveId);
    expect(await progressOf(secret)).toMatchObject({ numerator: 1, denominator: 3 });

    expect(await progressOf(secret, contributor)).toMatchObject({
      visibility: 'withheld',
      value: null,
      numerator: null,
      denominator: null,
      n: null,
      progress: null,
    });
    const { objectives } = await pageOf(contributor);
    const seen = objectives.find(({ id }) => id === objectiveId)?.progress;
    expect(seen).toMatchObject({ visibility: 'withheld', progress: null });
    const detail = await site.invoke(
      'getKeyResultDetail',
      { keyResultId: secret, pageToken: null },
      contributor,
    );
    expect(JSON.stringify(detail)).not.toContain('Contract 2');
    expect(dataOf(detail).history).toEqual([]);
  });
});

describe('bad input', () => {
  it.each([
    ['a title of 10,000 characters', { title: 'x'.repeat(10_000) }, 'title-too-long'],
    ['no title', { title: '   ' }, 'title-missing'],
    ['an unknown owner', { ownerId: 'nobody-at-all' }, 'owner-unknown'],
    [
      'a period that ends before it starts',
      { period: { start: '2026-03-01', end: '2026-02-01' } },
      'period-ends-before-it-starts',
    ],
  ])('refuses %s', async (_what, change, reason) => {
    const fields = objectiveFields(change);
    const result = await site.invoke('createObjective', { projectId: null, fields }, lead);
    expect(refusalOf(result)).toEqual({ code: 'invalid-input', reason });
  });

  it('gives Jira’s own words for a query it cannot run, at the query', async () => {
    const fields = keyResultFields('project = PAY AND colour = red');
    const result = await site.invoke(
      'createKeyResult',
      { objectiveId: objective.id, fields },
      lead,
    );
    expect(result).toMatchObject({
      ok: false,
      error: {
        reason: 'jql-invalid',
        field: 'source.jql',
        jiraMessages: ["Field 'colour' does not exist or you do not have permission to view it."],
      },
    });
  });

  it('refuses a field that is gone', async () => {
    const fields = keyResultFields('project = PAY', {
      source: { measure: { kind: 'field', fieldId: 'customfield_99999' }, mode: 'kpi' },
    });
    const result = await site.invoke(
      'createKeyResult',
      { objectiveId: objective.id, fields },
      lead,
    );
    expect(refusalOf(result)).toEqual({ code: 'invalid-input', reason: 'field-not-numeric' });
  });

  it('refuses a cycle of objectives', async () => {
    const upper = await createObjective(objectiveFields({ title: 'Upper' }));
    const lower = await createObjective(objectiveFields({ title: 'Lower', parentId: upper.id }));
    const change = { parentId: lower.id };
    const at = { objectiveId: upper.id, version: upper.version, change };
    expect(refusalOf(await site.invoke('updateObjective', at, lead))).toEqual({
      code: 'invalid-input',
      reason: 'objective-cycle',
    });
  });

  it('tells the second of two people who edit at once, and gives back what stands now', async () => {
    const { id: objectiveId, version } = await createObjective();
    const edit = (title: string, who: InvokeOptions) =>
      site.invoke('updateObjective', { objectiveId, version, change: { title } }, who);
    dataOf(await edit('First come', lead));
    expect(await edit('Second come', { ...lead, as: 'ada-admin' })).toMatchObject({
      ok: false,
      error: { code: 'conflict', current: { title: 'First come', version: version + 1 } },
    });
  });
});

describe('bad weather', () => {
  it.each([
    [429, 'rate-limited', { 'retry-after': '60' }],
    [500, 'jira-unavailable', {}],
  ])(
    'keeps the last good value when Jira answers %i, says so, and recovers',
    async (status, reason, headers) => {
      const before = await progressOf(keyResultId);
      await site.addFault({ pathIncludes: '/rest/api/3/', kind: 'status', status, headers });
      await site.control('clock', { advance: 25 * 3_600_000 });
      await site.runHourly();
      await site.control('drain', { horizonMs: 0 });
      await site.clearFaults();
      expect(await progressOf(keyResultId)).toMatchObject({
        value: before?.value,
        numerator: 12,
        stale: { reason },
      });
      await site.control('clock', { advance: 3_600_000 });
      await site.runHourly();
      await site.drain();
      expect(await progressOf(keyResultId)).toMatchObject({ numerator: 12, stale: null });
    },
  );

  it('says that storage is full, and saves once there is room again', async () => {
    await site.control('faults', { addStorage: { pathIncludes: 'transaction', status: 507 } });
    const fields = objectiveFields({ title: 'Written in a full store' });
    const result = await site.invoke('createObjective', { projectId: null, fields }, lead);
    expect(refusalOf(result)?.code).toBe('storage-unavailable');
    await site.clearFaults();
    await createObjective(fields);
    expect((await pageOf(lead)).objectives.at(-1)?.title).toBe('Written in a full store');
  });
});
