import { host, resetHost } from '../../fake-bridge';
import { act } from 'react';
import { closePage, field, openPage, pageText, press, type, wait } from '../../open-page';
import { aKeyResult, anObjective, aPage } from '../../records';

/** The form waits this long for the person to stop typing. */
const PAUSE_MS = 550;

const pause = () =>
  act(
    () =>
      new Promise<void>((resume) => {
        setTimeout(resume, PAUSE_MS);
      }),
  );

const radio = (value: string) =>
  document.querySelector<HTMLInputElement>(`input[type="radio"][value="${value}"]`);

async function choose(label: string, option: string): Promise<void> {
  await act(async () => {
    const control = field(label);
    control.focus();
    control.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    await Promise.resolve();
  });
  await wait();
  const found = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(
    (one) => one.textContent === option,
  );
  if (found === undefined) throw new Error(`no option ${option} in:\n${pageText()}`);
  await act(async () => {
    found.click();
    await Promise.resolve();
  });
  await wait();
}

beforeEach(async () => {
  resetHost();
  host.calls = {
    listMeasureOptions: () => ({
      ok: true,
      data: { hasStoryPoints: false, numericFields: [{ id: 'customfield_1', name: 'Votes' }] },
    }),
    previewQuery: ({ source }: { source: { jql: string } }) =>
      source.jql.includes('bad')
        ? {
            ok: false,
            error: {
              code: 'invalid-input',
              reason: 'jql-invalid',
              field: 'source.jql',
              jiraMessages: ["Expecting operator but got 'bad'."],
            },
          }
        : {
            ok: true,
            data: {
              approximateCount: 42,
              looked: 30,
              sample: [],
              findings: [{ kind: 'depends-on-time', severity: 'note', fix: null }],
              value: null,
            },
          },
  };
  await openPage(aPage([anObjective()]));
  await press('Add key result');
});
afterEach(closePage);

describe('the form of a new key result', () => {
  it('does not let a measure without a done share be shown as percent', async () => {
    expect(radio('percent')?.disabled).toBe(false);
    await choose('Measure', 'Remaining estimate');
    expect(radio('percent')?.disabled).toBe(true);
    expect(radio('kpi')?.checked).toBe(true);
  });

  it('offers the site’s number fields, and story points only where there are some', async () => {
    await act(async () => {
      field('Measure').focus();
      field('Measure').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }),
      );
      await Promise.resolve();
    });
    const options = [...document.querySelectorAll('[role="option"]')].map((one) => one.textContent);
    expect(options).toContain('Votes');
    expect(options).not.toContain('Story points');
  });

  it('shows how much a query finds, and warns', async () => {
    await type(field('Query (JQL)'), 'project = ABC and created > -1d');
    await pause();
    expect(pageText()).toContain('About 42 issues that you may see.');
    expect(pageText()).toContain('depends on the date');
  });

  it('takes a query in a plain field where the editor cannot be had, and says so', () => {
    expect(field('Query (JQL)')).toBeInstanceOf(HTMLTextAreaElement);
    expect(pageText()).toContain('The editor with proposals could not be loaded');
  });

  it('takes the query out of an address that is pasted', async () => {
    await type(
      field('Query (JQL)'),
      'https://example.test/issues/?jql=project%20%3D%20ABC%20ORDER%20BY%20rank',
    );
    expect(field('Query (JQL)').value).toBe('project = ABC ORDER BY rank');
    expect(pageText()).toContain('The query was taken out of the address.');
  });

  it('asks the server for a saved filter’s query, and says when it may not be read', async () => {
    host.calls.getFilter = () => ({
      ok: false,
      error: { code: 'not-found', reason: 'filter-not-found' },
    });
    await type(field('Query (JQL)'), 'https://example.test/issues/?filter=7');
    expect(host.sent.find(({ name }) => name === 'getFilter')?.input).toEqual({ filterId: '7' });
    expect(pageText()).toContain('This filter does not exist any more');
  });

  it('mends a query with one click', async () => {
    host.calls.previewQuery = ({ source }: { source: { jql: string } }) => ({
      ok: true,
      data: {
        approximateCount: 1,
        looked: 1,
        sample: [],
        value: null,
        findings: source.jql.includes('Epic')
          ? [{ kind: 'uses-epic-link', severity: 'warning', fix: { kind: 'use-parent' } }]
          : [],
      },
    });
    await type(field('Query (JQL)'), '"Epic Link" = ABC-1');
    await pause();
    await press('Use “parent” instead');
    await pause();
    expect(field('Query (JQL)').value).toBe('parent = ABC-1');
    expect(pageText()).toContain('Health check: nothing stands out.');
  });

  it('shows Jira’s own words at the query', async () => {
    await type(field('Query (JQL)'), 'project bad');
    await pause();
    const message = document.getElementById(
      field('Query (JQL)').getAttribute('aria-describedby') ?? '',
    );
    expect(message?.textContent).toContain("Expecting operator but got 'bad'.");
  });

  it('complains after sending, not while typing', async () => {
    expect(pageText()).not.toContain('Write a title.');
    await press('Create');
    expect(pageText()).toContain('Write a title.');
    expect(host.sent.some(({ name }) => name === 'createKeyResult')).toBe(false);
  });

  it('sends what was chosen', async () => {
    host.calls.createKeyResult = () => ({ ok: true, data: aKeyResult() });
    await type(field('Title'), 'Close 20 bugs');
    await type(field('Query (JQL)'), 'project = ABC');
    await act(async () => {
      radio('kpi')?.click();
      await Promise.resolve();
    });
    await type(field('Target (issues)'), '20');
    await press('Create');
    expect(host.sent.find(({ name }) => name === 'createKeyResult')?.input).toMatchObject({
      objectiveId: 'o-1',
      fields: {
        title: 'Close 20 bugs',
        target: { kind: 'reach', start: 0, target: 20 },
        source: { jql: 'project = ABC', mode: 'kpi', doneOnly: true, measure: { kind: 'count' } },
      },
    });
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('keeps everything when the server refuses', async () => {
    host.calls.createKeyResult = () => ({
      ok: false,
      error: { code: 'storage-unavailable', reason: 'storage-full' },
    });
    await type(field('Title'), 'Close 20 bugs');
    await type(field('Query (JQL)'), 'project = ABC');
    await press('Create');
    expect(field('Title').value).toBe('Close 20 bugs');
    expect(pageText()).toContain('The app’s storage did not accept this');
  });

  it('asks before it throws away what was typed', async () => {
    await type(field('Title'), 'Close 20 bugs');
    await press('Close');
    expect(pageText()).toContain('Discard what you typed?');
    await press('Keep editing');
    expect(field('Title').value).toBe('Close 20 bugs');
  });
});
