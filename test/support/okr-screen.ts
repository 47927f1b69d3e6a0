/** A browser on the local site, with the steps people take in the words they see. */
import AxeSource from 'axe-core';
import type { Browser, BrowserContext, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { address } from '../site/shell/routes';
import type { RunningSite } from './running-site';

export interface Screen {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong on the page itself: console errors, exceptions, what is not modelled. */
  readonly problems: string[];
}

export interface ScreenOptions {
  readonly as: string;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
}

export async function openScreen(
  browser: Browser,
  site: RunningSite,
  { as, theme = 'light', width = 1280 }: ScreenOptions,
): Promise<Screen> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addCookies([
    { name: 'site-user', value: encodeURIComponent(as), url: site.url },
    { name: 'site-theme', value: theme, url: site.url },
  ]);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => problems.push(error.message));
  return { page, context, problems };
}

/** The OKR page of a project, reached as people reach it: by the project's own navigation. */
export async function openOkrs(
  screen: Screen,
  site: RunningSite,
  project: string,
): Promise<FrameLocator> {
  const { page } = screen;
  await page.goto(site.url + address.issues(project));
  await page
    .getByRole('navigation', { name: `Project ${project}` })
    .getByRole('link', { name: 'OKRs' })
    .click();
  const app = page.frameLocator('iframe[data-module="okr-project-page"]');
  await app.getByRole('heading', { name: 'OKRs', level: 1 }).waitFor();
  return app;
}

export async function writeObjective(app: FrameLocator, title: string): Promise<void> {
  await app.getByRole('button', { name: 'Create objective' }).first().click();
  const dialog = app.getByRole('dialog');
  await typeInto(dialog.getByLabel('Title'), title);
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

const MOST_TRIES = 5;
const SETTLE_MS = 100;

/**
 * Types as a person does, who sees what stands there. A text that is filled in while a form is
 * still being mounted may be lost; then it is typed again.
 */
export async function typeInto(field: Locator, text: string): Promise<void> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    await field.fill(text);
    await field.page().waitForTimeout(SETTLE_MS);
    if ((await textIn(field)) === text) return;
  }
  throw new Error(`“${text}” does not stay in its field`);
}

/** Jira's query editor is not a form field, but a document. */
const textIn = (field: Locator): Promise<string | null> =>
  field.evaluate((element) =>
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? element.value
      : element.textContent,
  );

export interface KeyResultSteps {
  readonly objective: string;
  readonly title: string;
  readonly jql: string;
  /** As the list names it; the count of issues when absent. */
  readonly measure?: string;
  readonly mode?: 'percent' | 'kpi';
  readonly target?: number;
}

export async function writeKeyResult(app: FrameLocator, steps: KeyResultSteps): Promise<void> {
  const dialog = await openKeyResultForm(app, steps.objective);
  await typeInto(dialog.getByLabel('Title'), steps.title);
  await typeInto(dialog.getByLabel('Query (JQL)'), steps.jql);
  if (steps.measure !== undefined) await chooseMeasure(app, dialog, steps.measure);
  if (steps.mode !== undefined) {
    await dialog.getByRole('radio', { name: steps.mode === 'kpi' ? /^KPI/ : /^Percent/ }).check();
  }
  if (steps.target !== undefined)
    await typeInto(dialog.getByLabel(/^Target/), String(steps.target));
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

export async function openKeyResultForm(app: FrameLocator, objective: string): Promise<Locator> {
  await app.getByRole('button', { name: `Actions for ${objective}` }).click();
  await app.getByRole('menuitem', { name: 'Add key result' }).click();
  const dialog = app.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

async function chooseMeasure(app: FrameLocator, dialog: Locator, measure: string): Promise<void> {
  await dialog.getByLabel('Measure').fill(measure);
  await app.getByRole('option', { name: measure, exact: true }).click();
}

/** The progress bar of a row, whose value text holds percent, expectation and status. */
export function progressOf(app: FrameLocator, title: string): Locator {
  return app.getByRole('progressbar', { name: `Progress of ${title}`, exact: true });
}

/** Accessibility faults of the page and, if given, of the app's frame. */
export async function axeFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const frame of page.frames()) {
    if (frame.url() === 'about:blank' || (await isUnseen(frame))) continue;
    await frame.evaluate(AxeSource.source);
    const found = await frame.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof AxeSource }).axe.run(
        document,
        { iframes: false },
      );
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
    });
    faults.push(...found.map((fault) => `${new URL(frame.url()).pathname} ${fault}`));
  }
  return faults;
}

/** UI Kit apps run in a hidden frame and are drawn by the page around it. */
async function isUnseen(frame: Frame): Promise<boolean> {
  if (frame.parentFrame() === null) return false;
  return (await (await frame.frameElement()).getAttribute('aria-hidden')) === 'true';
}
