/** The whole site over its two ports, with the hand-made site's data. */
import path from 'node:path';
import type { SiteState } from '../shell/site-api';
import { startSite, type Site } from '../site';
import { temporaryFile } from './fixture-platform';

const PORT = 4710;
const ally = path.resolve(__dirname, '../../fixtures/sites/ally');
const start = (dbFile = ':memory:', more: Partial<Parameters<typeof startSite>[0]> = {}) =>
  startSite({ port: PORT, dbFile, dataDirs: [ally], now: Date.parse('2026-02-02'), ...more });

const page = {
  as: 'lea-lead',
  module: 'okr-project-page',
  extension: { project: { id: '100', key: 'PAY', type: 'software' } },
};

describe('a site', () => {
  let site: Site;

  beforeAll(async () => {
    site = await start();
  }, 120_000);

  afterAll(async () => {
    await site.stop();
  });

  const ask = async <Answer>(name: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${site.url}/site/api/${name}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { cookie: 'site-user=lea-lead' },
    });
    return (await response.json()) as Answer;
  };

  it('knows its time, its people and who is signed in', async () => {
    const state = await ask<SiteState>('state');
    expect(new Date(state.clock.now).toISOString()).toMatch(/^2026-02-02T00:00/);
    expect(state.currentAccountId).toBe('lea-lead');
    expect(state.personas.length).toBeGreaterThan(0);
  });

  it('answers calls of the app itself', async () => {
    expect(await site.invoke('getOkrPage', { includeArchived: false }, page)).toMatchObject({
      ok: true,
      data: { objectives: [] },
    });
  });

  it('serves app pages from another origin, framed by the site only, the bridge first', async () => {
    const response = await fetch(`http://localhost:${PORT + 1}/okr-app/index.html`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/frame-ancestors [^;]*localhost:4710/);
    expect(policy).toMatch(/script-src 'self'/);
    expect(policy).not.toMatch(/unsafe-inline/);
    expect(await response.text()).toMatch(/<head><script src="\/__bridge\.js"><\/script>/);
  });

  it('serves nothing from outside the app', async () => {
    const response = await fetch(`http://localhost:${PORT + 1}/okr-app/..%2f..%2fsrc%2fmain.tsx`);
    expect(response.status).toBe(404);
  });

  it('is deaf to other web pages', async () => {
    const response = await fetch(`${site.url}/site/api/drain`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(response.status).toBe(403);
  });

  it('says what is wrong with a request', async () => {
    expect(await ask('clock', { set: 'yesterday' })).toEqual({
      error: { message: 'yesterday is no instant' },
    });
    expect(await ask('nothing')).toEqual({ error: { message: 'No nothing here' } });
  });

  it('lets time pass: an hour runs the hourly trigger', async () => {
    await ask('clock', { advance: 3_600_000 });
    const { schedules } = await ask<{ schedules: { lastRunAt: number | null }[] }>('queue');
    expect(schedules[0]?.lastRunAt).not.toBeNull();
  });

  it('plays days to a given day', async () => {
    await ask('play', { stepDays: 2, until: '2026-02-06T00:00:00Z' });
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const { clock } = await ask<SiteState>('state');
    expect(clock.playing).toBeNull();
    expect(new Date(clock.now).toISOString()).toMatch(/^2026-02-06T00/);
  });

  it('says so when its port is taken', async () => {
    await expect(start()).rejects.toThrow(/Port 4710 is in use.*--port/);
  });
});

describe('a site kept in a file', () => {
  it('goes on where it stopped, and stays with its data', async () => {
    const file = temporaryFile('site.db');
    const first = await start(file);
    await first.time.moveTo(Date.parse('2026-02-04T12:00:00Z'));
    await first.stop();

    const second = await start(file);
    expect(new Date(second.clock.now()).toISOString()).toMatch(/^2026-02-04T12:00/);
    await second.stop();

    await expect(start(file, { now: Date.parse('2026-01-01') })).rejects.toThrow('cannot go back');
    await expect(start(file, { dataDirs: [path.dirname(ally)] })).rejects.toThrow();
  }, 60_000);

  it('says which person it does not know', async () => {
    await expect(start(':memory:', { as: 'nobody' })).rejects.toThrow('Nobody on this site');
  });
});
