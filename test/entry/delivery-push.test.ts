/** What a pipeline may push, what it is told, and what it cannot find out. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  getPushAccess,
  makePushToken,
  revokePushToken,
} from '../../src/application/practice/push-access';
import { forgetClosedAccounts } from '../../src/application/sync/forget-closed-accounts';
import { answerPush, handler } from '../../src/entry/delivery-push';
import { must } from '../doubles/drafts';
import { storedWorld } from '../doubles/stored-world';
import { LEAD, PAY, testWorld, type TestWorld } from '../doubles/test-world';
import { uninstallForge } from '../support/in-process-forge';

const here = { projectId: null };
const always = { from: 0, to: Number.MAX_SAFE_INTEGER };

const BUILD = { id: 'build-1', finishedAt: '2026-02-03T10:15:00Z', service: 'shop' };
const TROUBLE = { id: 'inc-1', startedAt: '2026-02-03T12:00:00+01:00', deploymentId: 'build-1' };

/** A second after the one before, as a token may. */
async function push(world: TestWorld, secret: string | null, body: unknown): Promise<string> {
  world.clock.at += 1_000;
  const headers: Record<string, string[]> =
    secret === null ? {} : { authorization: [`Bearer ${secret}`] };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return answerPush(world.ports, { method: 'POST', headers, body: text });
}

const makeToken = async (world: TestWorld): Promise<string> =>
  must(await makePushToken(world.ports, world.at(LEAD), here)).secret;

let world: TestWorld;
let secret: string;

beforeEach(async () => {
  world = testWorld();
  world.clock.at = Date.parse('2026-02-04T09:00:00Z');
  secret = await makeToken(world);
});

describe('a push', () => {
  it('is stored as told, with what is usual where nothing is said', async () => {
    expect(await push(world, secret, { deployments: [BUILD], incidents: [TROUBLE] })).toBe(
      'received',
    );
    expect(await world.ports.deliveries.list(PAY, 'deployment', always)).toEqual([
      {
        ...{ kind: 'deployment', id: 'build-1', service: 'shop', environment: 'production' },
        ...{ isProduction: true, isSuccessful: true, runId: null, firstCommitAt: null },
        finishedAt: Date.parse('2026-02-03T10:15:00Z'),
        issueKeys: [],
      },
    ]);
    const [incident] = (await world.ports.deliveries.list(PAY, 'incident', always)) ?? [];
    expect(incident).toMatchObject({
      ...{ id: 'inc-1', deploymentId: 'build-1', resolvedAt: null },
      createdAt: Date.parse('2026-02-03T11:00:00Z'),
    });
  });

  it('counts once when it is sent twice, and the later word holds', async () => {
    await push(world, secret, { deployments: [BUILD] });
    await push(world, secret, { deployments: [BUILD] });
    await push(world, secret, { deployments: [{ ...BUILD, status: 'failed' }, BUILD] });
    await push(world, secret, { deployments: [{ ...BUILD, status: 'failed' }] });
    const known = await world.ports.deliveries.list(PAY, 'deployment', always);
    expect(known?.map(({ id, isSuccessful }) => [id, isSuccessful])).toEqual([['build-1', false]]);
  });

  it('to a stage before production is kept as such', async () => {
    await push(world, secret, { deployments: [{ ...BUILD, environment: 'staging' }] });
    const known = await world.ports.deliveries.list(PAY, 'deployment', always);
    expect(known?.map(({ isProduction }) => isProduction)).toEqual([false]);
  });

  it('is in the log of changes, in the name of who made the token', async () => {
    await push(world, secret, { deployments: [BUILD], incidents: [TROUBLE] });
    const { entries } = await world.ports.audit.list({
      ...{ scope: { of: 'home', projectId: PAY }, from: null, to: null, cursor: null, size: 9 },
    });
    const log = entries.map(({ by, origin, action, changes }) => ({ by, origin, action, changes }));
    expect(log).toContainEqual({
      ...{ by: LEAD, origin: 'push', action: 'created' },
      changes: [
        { field: 'deployments', before: null, after: 1 },
        { field: 'incidents', before: null, after: 1 },
      ],
    });
    expect(JSON.stringify(entries)).not.toContain(secret);
  });

  it('is shown to those who manage the project: what came last, and what was wrong', async () => {
    await push(world, secret, { deployments: [BUILD] });
    await push(world, secret, { deployments: [BUILD, { ...BUILD, finishedAt: 'yesterday' }] });
    const access = must(await getPushAccess(world.ports, world.at(LEAD), here));
    expect(access).toMatchObject({
      token: { ending: secret.slice(-4), createdBy: LEAD },
      received: { at: '2026-02-04T09:00:01.000Z', deployments: 1, incidents: 0 },
      refused: { at: '2026-02-04T09:00:02.000Z', path: 'deployments.1.finishedAt' },
    });
    expect(JSON.stringify(access)).not.toContain(secret);
  });
});

describe('what is refused', () => {
  it.each([
    ['not JSON', '{"deployments":', 'not-json'],
    ['nothing', '', 'not-json'],
    ['no event', {}, 'events-refused'],
    ['no id', { deployments: [{ finishedAt: BUILD.finishedAt }] }, 'events-refused'],
    [
      'a time without a zone',
      { deployments: [{ ...BUILD, finishedAt: '2026-02-03T10:15:00' }] },
      'events-refused',
    ],
    [
      'the future',
      { deployments: [{ ...BUILD, finishedAt: '2026-02-05T10:15:00Z' }] },
      'events-refused',
    ],
    ['an unknown state', { deployments: [{ ...BUILD, status: 'green' }] }, 'events-refused'],
    ['a field nobody knows', { deployments: [{ ...BUILD, projectId: '200' }] }, 'events-refused'],
    [
      'an end before its beginning',
      { incidents: [{ ...TROUBLE, resolvedAt: '2026-02-01T00:00:00Z' }] },
      'events-refused',
    ],
    [
      '201 events',
      { deployments: Array.from({ length: 201 }, (_, at) => ({ ...BUILD, id: `b${String(at)}` })) },
      'events-refused',
    ],
    ['200 KB', ' '.repeat(200_001), 'too-large'],
  ])('%s, and nothing of it is stored', async (_, body, answer) => {
    expect(await push(world, secret, body)).toBe(answer);
    expect(await world.ports.deliveries.list(PAY, 'deployment', always)).toBeNull();
    expect(await world.ports.deliveries.list(PAY, 'incident', always)).toBeNull();
  });

  it('one sound event beside a bad one, since half a push cannot be repeated safely', async () => {
    expect(await push(world, secret, { deployments: [BUILD, { ...BUILD, id: '' }] })).toBe(
      'events-refused',
    );
    expect(await world.ports.deliveries.list(PAY, 'deployment', always)).toBeNull();
  });

  it('a second request in the same second, but only of the same project', async () => {
    const body = JSON.stringify({ deployments: [BUILD] });
    const headers = { Authorization: [`bearer ${secret}`] };
    expect(await answerPush(world.ports, { method: 'POST', headers, body })).toBe('received');
    expect(await answerPush(world.ports, { method: 'POST', headers, body })).toBe(
      'too-many-requests',
    );
  });

  it('every wrong token alike, so that nobody learns which projects there are', async () => {
    const body = { deployments: [BUILD] };
    const wrong = [
      ...[null, '', 'x', `${PAY}.${'0'.repeat(64)}`, `999999.${'0'.repeat(64)}`],
      ...[secret.slice(0, -1), `${secret}0`, secret.split('.')[1] ?? ''],
    ];
    for (const one of wrong) expect(await push(world, one, body)).toBe('token-refused');
    expect(await push(world, secret, body)).toBe('received');
  });

  it('a token that was taken away or replaced', async () => {
    const newer = await makeToken(world);
    expect(await push(world, secret, { deployments: [BUILD] })).toBe('token-refused');
    expect(await push(world, newer, { deployments: [BUILD] })).toBe('received');
    must(await revokePushToken(world.ports, world.at(LEAD), here));
    expect(await push(world, newer, { deployments: [BUILD] })).toBe('token-refused');
  });

  it('anything but a POST', async () => {
    expect(await handler({ method: 'GET', headers: {}, body: '' })).toEqual({
      outputKey: 'post-only',
    });
    expect(await handler(undefined)).toEqual({ outputKey: 'post-only' });
  });
});

describe('in storage', () => {
  afterEach(uninstallForge);

  it('lies only a fingerprint of the token, which no backup holds', async () => {
    const stored = storedWorld();
    stored.clock.at = Date.parse('2026-02-04T09:00:00Z');
    const told = await makeToken(stored);
    expect(await push(stored, told, { deployments: [BUILD] })).toBe('received');
    expect(JSON.stringify(stored.kvs.dump())).not.toContain(told.split('.')[1]);
    const kinds = stored.ports.records.kinds.filter(({ name }) => name.startsWith('push-'));
    expect(kinds.map(({ is }) => is)).toEqual(['derived', 'derived']);
  });

  it('a token goes with the account of who made it', async () => {
    const stored = storedWorld();
    const told = await makeToken(stored);
    stored.closedAccounts.add(LEAD);
    await forgetClosedAccounts(stored.portsFor('app'));
    expect(await push(stored, told, { deployments: [BUILD] })).toBe('token-refused');
  });
});

describe('the manifest', () => {
  it('declares every answer there is, and no other', () => {
    const { modules } = parse(readFileSync('manifest.yml', 'utf8')) as {
      modules: { webtrigger: { response: { type: string; outputs: { key: string }[] } }[] };
    };
    const [{ response } = { response: { type: '', outputs: [] } }] = modules.webtrigger;
    expect(response.type).toBe('static');
    expect(response.outputs.map(({ key }) => key).sort()).toEqual(
      [
        ...['received', 'post-only', 'token-refused', 'too-many-requests'],
        ...['too-large', 'not-json', 'events-refused', 'try-again'],
      ].sort(),
    );
  });
});
