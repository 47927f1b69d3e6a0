import { host, resetHost } from '../../fake-bridge';
import { button, buttons, closePage, openPage, pageText, press } from '../../open-page';
import { aKeyResult, anObjective, aPage, aProgress } from '../../records';

beforeEach(resetHost);
afterEach(closePage);

describe('an empty page', () => {
  it('teaches the first person who may write, and opens the form', async () => {
    await openPage(aPage([]));
    expect(pageText()).toContain('Write your first objective');
    await press('Create objective');
    expect(document.querySelector('dialog')?.textContent).toContain('New objective');
  });

  it('tells a reader who may write instead', async () => {
    await openPage(aPage([], false));
    expect(pageText()).toContain('No objectives yet');
    expect(pageText()).toContain('Manage OKRs');
    expect(buttons('Create objective')).toEqual([]);
  });

  it('is not shown to somebody who may not browse the project', async () => {
    host.calls.getOkrPage = () => ({
      ok: false,
      error: { code: 'not-found', reason: 'project-not-found' },
    });
    await openPage(aPage([]));
    expect(pageText()).toContain('You cannot see OKRs here');
  });

  it('offers to clear filters that match nothing', async () => {
    localStorage.setItem(
      'throughline.okrs.ada.10000',
      JSON.stringify({ home: '/?status=achieved' }),
    );
    await openPage(aPage([anObjective()]));
    expect(pageText()).toContain('No objective matches these filters');
    await press('Clear filters');
    expect(pageText()).toContain('Customers trust every release');
  });
});

describe('a link to something that is gone', () => {
  it('says so, finds what was archived, and leaves the page as it is', async () => {
    const archived = anObjective({ id: 'o-9', title: 'Old plans', lifecycle: 'archived' });
    host.path = '/objectives/o-9';
    await openPage(aPage([anObjective()]));
    expect(pageText()).toContain('The linked objective is not here');
    expect(pageText()).toContain('Customers trust every release');
    host.calls.getOkrPage = () => ({ ok: true, data: aPage([anObjective(), archived]) });
    await press('Look among the archived');
    expect(pageText()).not.toContain('The linked objective is not here');
    expect(pageText()).toContain('Old plans');
  });

  it('can be dismissed when it was deleted', async () => {
    host.path = '/key-results/kr-gone';
    await openPage(aPage([anObjective()]));
    await press('Dismiss');
    expect(pageText()).not.toContain('The linked key result is not here');
    expect(host.path).toBe('/');
  });
});

describe('a page that could not be loaded', () => {
  it('says why and tries again', async () => {
    host.calls.getOkrPage = () => ({
      ok: false,
      error: { code: 'jira-unavailable', reason: 'jira-unavailable' },
    });
    await openPage(aPage([]));
    expect(pageText()).toContain('Jira does not answer right now.');
    host.calls.getOkrPage = () => ({ ok: true, data: aPage([anObjective()]) });
    await press('Try again');
    expect(pageText()).toContain('Customers trust every release');
  });
});

describe('a key result', () => {
  const shown = async (change: Parameters<typeof aProgress>[0]) => {
    await openPage(
      aPage([anObjective({ keyResults: [aKeyResult({ progress: aProgress(change) })] })]),
    );
    return document.getElementById('key-result-kr-1')?.textContent ?? '';
  };

  it('shows status, percent and the gap with one decimal', async () => {
    const text = await shown({ value: 27.2727, progress: 0.272727, gap: 28.76 });
    expect(text).toContain('At risk');
    expect(text).toContain('27\u00a0%');
    expect(text).toContain('28.8 points behind');
  });

  it('without data says why, and never 0', async () => {
    const text = await shown({
      value: null,
      progress: null,
      gap: null,
      reason: 'zero-denominator',
      status: 'no-data',
      n: 5,
      missing: 5,
    });
    expect(text).toContain('5 of 5 issues have no value in this field.');
    expect(text).not.toContain('0\u00a0%');
  });

  it('keeps a number back that would tell about a hidden issue', async () => {
    const text = await shown({ visibility: 'withheld', value: null, progress: null });
    expect(text).toContain('Withheld');
  });

  it('marks a value that is not fresh, with the reason', async () => {
    await shown({
      stale: { reason: 'jql-invalid', since: '2026-11-21T05:00:00Z', messages: ['No such field.'] },
    });
    const mark = document.querySelector('.okr-stale');
    expect(mark?.getAttribute('aria-label')).toContain('Jira no longer accepts the query.');
    expect(mark?.getAttribute('aria-label')).toContain('No such field.');
  });
});

describe('somebody without Manage OKRs', () => {
  it('sees everything and can change nothing', async () => {
    await openPage(aPage([anObjective({ keyResults: [aKeyResult()] })], false));
    expect(pageText()).toContain('Ship the epic');
    expect(buttons(/edit$/)).toEqual([]);
    expect(buttons(/key result$/)).toEqual([]);
    await press('Actions for Ship the epic');
    expect(button('Copy link')).toBeTruthy();
    expect(buttons('Archive')).toEqual([]);
  });
});
