/**
 * The default site, real public data: every key result must equal the counts that a separate
 * script made from the data files, on three days, and must move when history is played.
 */
import type { Browser } from 'playwright-core';
import type { ApiResult } from '../../src/contract/api-result';
import type { KeyResultDto, OkrPageDto } from '../../src/contract/dto';
import expected from '../site/data/default/expected-values.json';
import { launchBrowser } from '../support/browser';
import { openOkrs, openScreen, progressOf } from '../support/okr-screen';
import { type RunningSite, runSite } from '../support/running-site';
import { unbroken } from '../support/unbroken';

let site: RunningSite;
let lead: string;

beforeAll(async () => {
  site = await runSite();
  lead = (await site.control<{ currentAccountId: string }>('state')).currentAccountId;
}, 120_000);

afterAll(() => site.stop());

async function okrPage(): Promise<OkrPageDto> {
  const page: ApiResult<OkrPageDto> = await site.invoke(
    'getOkrPage',
    { includeArchived: false },
    { as: lead, moduleKey: 'okr-global-page', extension: {} },
  );
  if (!page.ok) throw new Error(JSON.stringify(page.error));
  return page.data;
}

async function keyResults(): Promise<ReadonlyMap<string, KeyResultDto>> {
  const { objectives } = await okrPage();
  return new Map(objectives.flatMap(({ keyResults: all }) => all.map((one) => [one.title, one])));
}

it('begins with a company objective that the projects’ objectives contribute to', async () => {
  const { objectives } = await okrPage();
  const company = objectives.find(({ level }) => level === 'company');
  expect(company?.keyResults.map(({ source }) => source.kind)).toEqual(['manual', 'checklist']);
  const children = objectives.filter(({ parentId }) => parentId === company?.id);
  expect(children.map(({ title }) => title).sort()).toEqual([
    'Apps are built with a modern JavaScript toolchain',
    'The 9.0 line is stable',
    'Titanium SDK 9.1.0 ships by the end of August',
  ]);
});

/** The two languages' last binary digit may differ. */
const exact = (value: number): number => Number(value.toFixed(9));

const days = [...new Set(expected.map(({ at }) => at))].sort();

it.each(days)(
  'shows on %s what was counted by hand from the data',
  async (day) => {
    await site.control('clock', { set: Date.parse(day) });
    await site.drain();
    await site.runHourly();
    await site.drain();
    const found = await keyResults();
    const rows = expected.filter(({ at }) => at === day);
    const shown = rows.map(({ keyResult }) => {
      const { value = null, numerator = null } = found.get(keyResult)?.progress ?? {};
      return value === null ? { keyResult, value } : { keyResult, value: exact(value), numerator };
    });
    expect(shown).toEqual(
      rows.map(({ keyResult, value, numerator }) =>
        value === null ? { keyResult, value } : { keyResult, value: exact(value), numerator },
      ),
    );
  },
  120_000,
);

describe('in a browser', () => {
  let browser: Browser;
  let playing: RunningSite;
  beforeAll(async () => {
    [browser, playing] = await Promise.all([launchBrowser(), runSite()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await playing.stop();
  });

  it('moves objectives while play lets the recorded quarter pass', async () => {
    const screen = await openScreen(browser, playing, { as: lead });
    const app = await openOkrs(screen, playing, 'TIMOB');
    const bar = progressOf(app, 'Everything planned for 9.1.0 is done');
    const before = await bar.getAttribute('aria-valuetext');
    expect(before).toMatch(/^20\s%/);
    await screen.page.getByRole('button', { name: /^Play/ }).click();
    const deadline = Date.now() + 60_000;
    while ((await bar.getAttribute('aria-valuetext'))?.startsWith(unbroken('20 %')) === true) {
      if (Date.now() > deadline) throw new Error('Nothing moved within a minute of play');
      await screen.page.waitForTimeout(250);
    }
    expect(await bar.getAttribute('aria-valuetext')).not.toMatch(/^20\s%/);
    expect(screen.problems).toEqual([]);
  }, 120_000);
});
