/** A pipeline pushes deployments to the site's real address, and the metric follows. */
import path from 'node:path';
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import type { CatalogueSource } from '../../src/domain/metrics/tracked-metric';
import type { ProjectId } from '../../src/domain/shared/ids';
import { launchBrowser } from '../support/browser';
import { dataOf } from '../support/drafts';
import { axeFaults, openOkrs, openScreen, type Screen } from '../support/okr-screen';
import { type RunningSite, runSite } from '../support/running-site';

jest.setTimeout(90_000);

const LEAD = {
  as: 'lea-lead',
  extension: { project: { id: '100', key: 'PAY', type: 'software' } },
};

let site: RunningSite;
let browser: Browser;
let lea: Screen;
let app: FrameLocator;
let url = '';
let secret = '';

beforeAll(async () => {
  const data = [path.resolve(__dirname, '../fixtures/sites/ally')];
  [site, browser] = await Promise.all([
    runSite({ data, now: '2026-02-14', seed: false }),
    launchBrowser(),
  ]);
  lea = await openScreen(browser, site, { as: 'lea-lead' });
  app = await openOkrs(lea, site, 'PAY');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const section = (): Locator => app.getByRole('region', { name: 'Push from a pipeline' });

/** As a pipeline does it: no cookie, no browser. Once a second is what a token may. */
async function push(body: unknown, token = secret): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status;
}

const deployed = (id: string, day: string) => ({ id, finishedAt: `${day}T10:00:00Z` });

/** Deployments a week, of the week of 2 February. */
async function frequency(): Promise<number | null> {
  const source: CatalogueSource = {
    ...{ kind: 'catalogue', catalogueKey: 'deployment-frequency', parameters: {} },
    scope: { kind: 'project', projectId: '100' as ProjectId },
  };
  const asked = {
    ...{ projectId: null, source, bucket: 'week' as const },
    ...{ from: '2026-01-26', to: '2026-02-14' },
  };
  const { points } = dataOf(await site.invoke('previewMetric', asked, LEAD));
  return points.find(({ key }) => key === '2026-02-02')?.value ?? null;
}

it('makes a token, shows it once and says how to push', async () => {
  await app.getByRole('button', { name: 'More', exact: true }).click();
  await app.getByRole('menuitem', { name: 'How we work' }).click();
  await app
    .getByRole('navigation', { name: 'What people say' })
    .getByRole('button', { name: 'Deployments and incidents' })
    .click();
  await section().getByRole('button', { name: 'Make a token' }).click();
  const shown = section().getByLabel('The token');
  await shown.waitFor();
  secret = ((await shown.textContent()) ?? '').trim();
  expect(secret).toMatch(/^100\.[0-9a-f]{64}$/);
  const example = (await section().getByLabel('Example of a request').textContent()) ?? '';
  expect(example).toContain(`Bearer ${secret}`);
  url = /'(http[^']+)'/.exec(example)?.[1] ?? '';
  expect(url).toMatch(/^http:\/\/localhost:\d+\/public\/[0-9a-f-]{36}$/);
  await lea.page.mouse.move(0, 0);
  expect(await axeFaults(lea.page)).toEqual([]);
  await lea.page.screenshot({ path: path.join(__dirname, '.shots/push.png'), fullPage: true });
});

it('counts what is pushed, once however often it is sent', async () => {
  expect(await frequency()).toBeNull();
  const three = { deployments: [2, 3, 5].map((day) => deployed(`b${day}`, `2026-02-0${day}`)) };
  expect(await push(three)).toBe(200);
  expect(await frequency()).toBe(3);
  expect(await push(three)).toBe(200);
  expect(await push({ deployments: [deployed('b6', '2026-02-06')] })).toBe(200);
  expect(await frequency()).toBe(4);
});

it('refuses what it cannot understand, and says in Jira what it was', async () => {
  expect(await push({ deployments: [{ id: 'b7', finishedAt: 'yesterday' }] })).toBe(422);
  expect(await push({ deployments: [deployed('b7', '2026-02-07')] }, 'wrong')).toBe(401);
  expect((await fetch(url)).status).toBe(405);
  expect(await frequency()).toBe(4);
  await lea.page.reload();
  await section()
    .getByText(/^Last received on .*: 1 deployment/)
    .waitFor();
  await section().getByText('deployments.0.finishedAt').waitFor();
  expect(await section().getByLabel('The token').count()).toBe(0);
});

it('is closed to who lost the token, and to people who do not manage the project', async () => {
  await section().getByRole('button', { name: 'Take the token away' }).click();
  await section().getByRole('button', { name: 'Make a token' }).waitFor();
  expect(await push({ deployments: [deployed('b8', '2026-02-08')] })).toBe(401);
  for (const as of ['cem-contributor', 'oda-outsider']) {
    const answer = await site.invoke('getPushAccess', { projectId: null }, { ...LEAD, as });
    expect(answer).toMatchObject({ ok: false });
  }
  expect(lea.problems).toEqual([]);
});
