import { UpstreamError } from '../../src/application/ports/upstream-error';
import type { ApiResult } from '../../src/contract/api-result';
import { isReason } from '../../src/contract/reasons';
import { resolverCalls } from '../../src/entry/resolver-calls';
import type { ProjectId } from '../../src/domain/shared/ids';
import { keyResultDraft, objectiveDraft } from '../doubles/drafts';
import { ADMIN, HR, LEAD, PAY, VIEWER, type TestWorld } from '../doubles/test-world';
import { callNames, EPIC, examples } from './call-examples';
import { callStage, type Stage } from './call-stage';

const stage = (home: ProjectId): Promise<Stage> => callStage({ home });

const refusal = (result: ApiResult<unknown>) => (result.ok ? 'accepted' : result.error.code);

describe.each(callNames)('%s', (name) => {
  const { needs } = examples[name];

  it('accepts its input from somebody who may', async () => {
    const { call } = await stage(PAY);
    expect(await call(name, ADMIN)).toMatchObject({ ok: true });
  });

  it('answers with JSON that loses nothing on its way to the page', async () => {
    const { call } = await stage(PAY);
    const answer = await call(name, ADMIN);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it('rejects a field that is not in the contract', async () => {
    const { call, fixture } = await stage(PAY);
    const input = { ...examples[name].input(fixture), projectOwner: 'me' };
    expect(await call(name, ADMIN, input)).toEqual({
      ok: false,
      error: { code: 'invalid-input', reason: 'unknown-field' },
    });
  });

  it.each([null, 'text', 7, []])('rejects %p instead of its input', async (input) => {
    const { call } = await stage(PAY);
    expect(refusal(await call(name, ADMIN, input))).toBe('invalid-input');
  });

  it('refuses a caller without an account', async () => {
    const { world, fixture } = await stage(PAY);
    const calls = resolverCalls({ ports: () => world.ports, log: world.ports.log });
    const payload = examples[name].input(fixture);
    const answer: unknown = await calls[name]({ payload, context: {} } as never);
    expect(answer).toMatchObject({ error: { code: 'forbidden', reason: 'no-account' } });
  });

  it('hides what went wrong inside, but for a reference', async () => {
    const { world, fixture } = await stage(PAY);
    const calls = resolverCalls({
      ports: () => {
        throw new Error('secret table of storage');
      },
      log: world.ports.log,
    });
    const payload = examples[name].input(fixture);
    const request = { payload, context: { accountId: ADMIN } };
    const answer: unknown = await calls[name](request as never);
    expect(answer).toEqual({
      ok: false,
      error: { code: 'internal', reason: 'unexpected', reference: 'ref-1' },
    });
    expect(String(world.failures[0])).toContain('secret table');
  });

  it('answers who may only browse as the permission matrix says', async () => {
    const { call } = await stage(PAY);
    const expected = {
      account: 'accepted',
      browse: 'accepted',
      manage: 'forbidden',
      'site-manage': 'forbidden',
      'jira-admin': 'forbidden',
      'own-refresh': 'not-found',
    }[needs];
    expect(refusal(await call(name, VIEWER))).toBe(expected);
  });

  it('answers who may not even browse as the permission matrix says', async () => {
    const { call } = await stage(HR);
    const expected = {
      account: 'accepted',
      browse: 'not-found',
      manage: 'not-found',
      'site-manage': 'forbidden',
      'jira-admin': 'forbidden',
      'own-refresh': 'not-found',
    }[needs];
    expect(refusal(await call(name, LEAD))).toBe(expected);
  });

  it('leaves everything as it was when it refuses', async () => {
    const { world, call } = await stage(HR);
    const before = await definitions(world);
    await call(name, LEAD);
    await call(name, VIEWER);
    expect(await definitions(world)).toEqual(before);
  });

  it('takes the person from the context, never from the input', async () => {
    const { call, fixture } = await stage(PAY);
    const input = { ...examples[name].input(fixture), accountId: ADMIN };
    expect(refusal(await call(name, VIEWER, input))).toBe('invalid-input');
  });
});

async function definitions(world: TestWorld): Promise<unknown> {
  const everywhere = { projectId: null, lifecycle: 'active' } as const;
  const { okrs, settings } = world.ports;
  return [
    await okrs.listObjectives(everywhere),
    await okrs.listKeyResults(everywhere),
    await settings.load(),
  ];
}

describe('a project page', () => {
  it('creates in its own project, whatever project the input names', async () => {
    const { call } = await stage(PAY);
    const input = { projectId: HR, fields: objectiveDraft() };
    expect(await call('createObjective', ADMIN, input)).toMatchObject({
      data: { projectId: PAY },
    });
  });
});

describe('Jira or storage that fails', () => {
  it.each([
    ['unavailable', 'jira-unavailable', 'jira-unavailable'],
    ['rate-limited', 'rate-limited', 'rate-limited'],
    ['forbidden', 'forbidden', 'jira-refused'],
    ['storage-full', 'storage-unavailable', 'storage-full'],
    ['storage-unavailable', 'storage-unavailable', 'storage-unavailable'],
    ['unexpected-answer', 'jira-unavailable', 'jira-unavailable'],
  ] as const)('with %p becomes %p', async (fault, code, reason) => {
    const { world, call } = await stage(PAY);
    const error = new UpstreamError(fault, 'details', { retryAfterSeconds: 30 });
    world.jira.fail('projects', error);
    const answer = await call('getOkrPage', ADMIN);
    expect(answer).toEqual({
      ok: false,
      error: { code, reason, reference: 'ref-1', retryAfterSeconds: 30 },
    });
    expect(isReason(reason)).toBe(true);
  });
});

describe('bad input', () => {
  const fields = objectiveDraft();
  const keyResult = keyResultDraft(EPIC);

  it.each([
    ['a title of 10,000 characters', { ...fields, title: 'x'.repeat(10_000) }, 'title-too-long'],
    ['a title of blanks', { ...fields, title: '   ' }, 'title-missing'],
    ['a long description', { ...fields, description: 'x'.repeat(5_001) }, 'description-too-long'],
    ['a weight of 101', { ...fields, weight: 101 }, 'weight-out-of-range'],
    ['a negative weight', { ...fields, weight: -1 }, 'weight-out-of-range'],
    [
      'a period that ends before it starts',
      { ...fields, period: { start: '2026-03-31', end: '2026-01-01' } },
      'period-ends-before-it-starts',
    ],
    [
      'the 31st of February',
      { ...fields, period: { start: '2026-01-01', end: '2026-02-31' } },
      'not-a-date',
    ],
    ['an unknown owner', { ...fields, ownerId: 'nobody' }, 'owner-unknown'],
    ['an owner who left', { ...fields, ownerId: 'gone-gina' }, 'owner-inactive'],
    ['a parent that does not exist', { ...fields, parentId: 'none' }, 'parent-not-found'],
  ])('%s is refused with %p', async (_what, typed, reason) => {
    const { call } = await stage(PAY);
    const answer = await call('createObjective', ADMIN, { projectId: null, fields: typed });
    expect(answer).toMatchObject({ error: { code: 'invalid-input', reason } });
    expect(isReason(reason)).toBe(true);
  });

  it.each([
    ['an empty query', { source: { ...keyResult.source, jql: ' ' } }, 'source.jql', 'jql-missing'],
    [
      'a misspelt query',
      { source: { ...keyResult.source, jql: 'projekt = PAY' } },
      'source.jql',
      'jql-invalid',
    ],
    [
      'a target equal to the start',
      { target: { kind: 'reach', start: 5, target: 5 } },
      'target',
      'target-equals-start',
    ],
    [
      'remaining work in percent',
      { source: { ...keyResult.source, measure: { kind: 'remainingEstimate' } } },
      'source.mode',
      'measure-needs-kpi-mode',
    ],
    [
      'a field that was deleted',
      { source: { ...keyResult.source, measure: { kind: 'field', fieldId: 'customfield_1' } } },
      'source.measure',
      'field-not-numeric',
    ],
    [
      'story points where there are none',
      { source: { ...keyResult.source, measure: { kind: 'storyPoints' } } },
      'source.measure',
      'no-story-point-field',
    ],
  ])('%s is refused', async (_what, change, field, reason) => {
    const { call, fixture } = await stage(PAY);
    const answer = await call('createKeyResult', ADMIN, {
      objectiveId: fixture.objectiveId,
      fields: { ...keyResult, ...change },
    });
    expect(answer).toMatchObject({ error: { code: 'invalid-input', field, reason } });
    expect(isReason(reason)).toBe(true);
  });

  it('in JQL comes back with Jira’s own words', async () => {
    const { call } = await stage(PAY);
    const source = { ...keyResult.source, jql: 'projekt = PAY' };
    expect(await call('previewQuery', ADMIN, { source })).toMatchObject({
      error: { jiraMessages: [expect.stringContaining('projekt = PAY')] },
    });
  });

  it('of numbers that are none is refused', async () => {
    const { call, fixture } = await stage(PAY);
    const target = { kind: 'reach', start: 0, target: Number.NaN };
    const answer = await call('updateKeyResult', ADMIN, {
      keyResultId: fixture.keyResultId,
      version: 1,
      change: { target },
    });
    expect(answer).toMatchObject({ error: { field: 'target.target', reason: 'number-expected' } });
  });

  it('that looks like a script is kept as the text it is', async () => {
    const { call } = await stage(PAY);
    const title = '<script>alert(1)</script>';
    const answer = await call('createObjective', ADMIN, {
      projectId: null,
      fields: { ...fields, title },
    });
    expect(answer).toMatchObject({ data: { title } });
  });
});
