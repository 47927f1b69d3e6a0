import { act } from 'react';
import { host, resetHost } from '../../fake-bridge';
import { closePage, field, openPage, pageText, press, type, wait } from '../../open-page';
import { aPage } from '../../records';
import { aMetric, aSeries, A_CATALOGUE } from '../metric/metric-records';

const asked = (call: string) =>
  host.sent.filter(({ name }) => name === call).map(({ input }) => input);
const card = (name: string) =>
  document.querySelector(`article[aria-label="${name}"]`)?.textContent ?? `no ${name}`;
const searchField = (): HTMLInputElement => {
  const found = document.querySelector('[aria-label="Search the catalogue"]');
  if (!(found instanceof HTMLInputElement)) throw new Error('no search field');
  return found;
};
const names = () =>
  [...document.querySelectorAll('article')].map((one) => one.getAttribute('aria-label'));
const later = () =>
  act(async () => {
    await new Promise((resume) => {
      setTimeout(resume, 800);
    });
  });

async function open(query = '', canManage = true): Promise<void> {
  host.path = `/catalogue${query}`;
  Object.assign(host.calls, {
    getCatalogue: () => ({ ok: true, data: { ...A_CATALOGUE, canManage } }),
    listMetricScopes: ({ kind }: { readonly kind: string }) => ({
      ok: true,
      data: kind === 'board' ? [{ value: '7', name: 'Checkout' }] : [],
    }),
    previewMetric: () => ({ ok: true, data: aSeries({ issuesUsed: 200, issuesTotal: 340 }) }),
    ...host.calls,
  });
  await openPage(aPage([]));
  await wait();
}

beforeEach(resetHost);
afterEach(closePage);

describe('the catalogue', () => {
  it('finds metrics by the words people use for their question', async () => {
    await open();
    const search = searchField();
    await type(search, 'blocked');
    expect(names()).toContain('Blocked time');
    expect(names()).not.toContain('Lead time');
    expect(host.path).toBe('/catalogue?text=blocked');
    await type(search, 'no such words');
    expect(pageText()).toContain('No metric has these words.');
  });

  it('shows one purpose only', async () => {
    await open();
    await press('Speed');
    expect(names()).toContain('Cycle time');
    expect(names()).not.toContain('Throughput');
  });

  it('tells definition, unit and direction, and more on request', async () => {
    await open();
    expect(card('Cycle time')).toContain('in days · Lower is better');
    expect(card('Cycle time')).toContain('Days from the first time an issue went into work');
    await press('More about Cycle time');
    expect(card('Cycle time')).toContain('the median is 3.25');
    expect(card('Cycle time')).toContain('Jira’s control chart');
  });

  it('says what is missing here and leads to where it can be said', async () => {
    await open();
    expect(card('Flow efficiency')).toContain('Missing What each status means');
    const link = [...document.querySelectorAll('article[aria-label="Flow efficiency"] a')];
    expect(link.map((one) => one.getAttribute('href'))).toEqual(['/practice?section=statuses']);
  });

  it('links to the metrics that are followed here', async () => {
    await open();
    expect(card('Cycle time')).toContain('Followed here: Cycle time of Alphabet');
  });

  it('offers nothing to add to people who may not', async () => {
    await open('', false);
    expect(names()).toContain('Cycle time');
    expect(document.querySelector('[aria-label="Add Cycle time"]')).toBeNull();
  });
});

describe('adding a metric', () => {
  it('previews it over the project’s own history and opens it', async () => {
    Object.assign(host.calls, { createMetric: () => ({ ok: true, data: aMetric() }) });
    await open();
    await press('Add Cycle time');
    await later();
    expect(asked('previewMetric')).toEqual([
      {
        projectId: '10000',
        source: aMetric().source,
        ...{ bucket: 'week', from: '2026-05-24', to: '2026-11-21' },
      },
    ]);
    expect(pageText()).toContain('7.3 d');
    expect(pageText()).toContain('From the newest 200 of 340 issues');
    await type(field('Target'), '5');
    await press('Add');
    expect(asked('createMetric')).toEqual([
      {
        projectId: '10000',
        fields: {
          ...{ title: 'Cycle time', source: aMetric().source, bucket: 'week' },
          ...{ target: 5, band: null },
        },
      },
    ]);
    expect(host.path).toBe('/metrics?id=m-1');
    expect(host.flags.map(({ title }) => title)).toEqual([
      '“Cycle time of Alphabet” is followed from now on',
    ]);
  });

  it('asks for boards, versions and epics only when their kind is chosen', async () => {
    await open('?add=throughput');
    await later();
    expect(asked('listMetricScopes')).toEqual([]);
    const board = [...document.querySelectorAll('input[type="radio"]')].find(
      (one) => one.closest('label')?.textContent === 'A board',
    );
    if (!(board instanceof HTMLInputElement)) throw new Error('no choice of a board');
    await act(async () => {
      board.click();
      await Promise.resolve();
    });
    await wait();
    expect(asked('listMetricScopes')).toEqual([{ projectId: '10000', kind: 'board' }]);
    expect(pageText()).toContain('Checkout');
  });

  it('says in the preview why reading waits, how far it is and when it goes on', async () => {
    host.calls.previewMetric = () => ({
      ok: true,
      data: aSeries({
        points: [],
        obstacle: 'reading-past',
        progress: {
          ...{ issuesDone: 0, issuesTotal: 367 },
          wait: { why: 'share', until: '2026-02-14T11:00:00.000Z' },
        },
      }),
    });
    await open('?add=throughput');
    await later();
    expect(pageText()).toContain('Reading the past of these issues waits');
    expect(pageText()).toMatch(/used the part of its share.* It goes on by itself at 14 Feb 2026/);
    expect(pageText()).toContain('0 of 367 issues read');
  });

  it('keeps what was typed when the server refuses, and says why at the field', async () => {
    Object.assign(host.calls, {
      createMetric: () => ({
        ok: false,
        error: { code: 'invalid-input', reason: 'title-too-long', field: 'title' },
      }),
    });
    await open('?add=cycle-time');
    await type(field('Title'), 'My own title');
    await press('Add');
    expect(field('Title').value).toBe('My own title');
    expect(field('Title').getAttribute('aria-invalid')).toBe('true');
    expect(pageText()).toContain('The metric was not saved');
  });

  it('says what a number must look like and sends nothing', async () => {
    await open('?add=cycle-time');
    await type(field('Target'), 'soon');
    await press('Add');
    expect(pageText()).toContain('Write a number, such as 20 or 7.5, or leave it empty.');
    expect(asked('createMetric')).toEqual([]);
  });

  it('says in Jira’s words what is wrong with a query', async () => {
    Object.assign(host.calls, {
      previewMetric: () => ({
        ok: false,
        error: {
          ...{ code: 'invalid-input', reason: 'jql-invalid', field: 'source.scope.jql' },
          jiraMessages: ["Field 'colour' does not exist."],
        },
      }),
    });
    await open('?add=cycle-time');
    await later();
    expect(pageText()).toContain("Field 'colour' does not exist.");
  });
});

describe('what is chosen by name', () => {
  const aDialog = () => document.querySelector('dialog')?.textContent ?? 'no dialog';

  it('is offered as Jira names it', async () => {
    Object.assign(host.calls, {
      listParameterChoices: () => ({ ok: true, data: [{ value: '10001', name: 'Won’t Do' }] }),
    });
    await open();
    await press('Add Throughput');
    await wait();
    expect(asked('listParameterChoices').at(-1)).toMatchObject({ of: 'resolutions' });
    expect(aDialog()).toContain('Resolutions that do not count');
    expect(aDialog()).not.toContain('could not be read');
  });

  it('says so where Jira does not tell its names, and asks again at a press', async () => {
    Object.assign(host.calls, {
      listParameterChoices: () => ({ ok: false, error: { code: 'jira-unavailable' } }),
    });
    await open();
    await press('Add Throughput');
    await wait();
    expect(aDialog()).toContain(
      'Resolutions could not be read from Jira. What is chosen stays as it is.',
    );
    Object.assign(host.calls, {
      listParameterChoices: () => ({ ok: true, data: [{ value: '10001', name: 'Won’t Do' }] }),
    });
    await press('Try again');
    await wait();
    expect(aDialog()).not.toContain('could not be read');
  });
});
