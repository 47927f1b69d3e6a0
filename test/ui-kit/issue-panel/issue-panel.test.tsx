import type { ApiError } from '../../../src/contract/api-result';
import { aProgress, anImpact, impacts } from '../../support/issue-impact';
import { openPage } from '../../support/ui-kit-page';
import type { IssueImpactsDto } from '../../../src/contract/dto';
import { unbroken } from '../../support/unbroken';

const ok = (data: unknown) => ({ ok: true, data });
const failed = (error: ApiError) => ({ ok: false, error });
const panel = (answer: () => unknown) =>
  openPage(() => import('../../../src/ui-kit/issue-panel/index'), { getIssueImpacts: answer });
const panelWith = (data: IssueImpactsDto) => panel(() => ok(data));

describe('the issue panel', () => {
  it('says what finishing the issue adds: +9.1 points, 27 % to 36 %', async () => {
    const page = await panelWith(impacts(anImpact()));
    expect(page.text()).toContain('Finishing it moves this by +9.1 points: 27 % → 36 %');
  });

  it('shows the objective, how far the key result is, and where the value comes from', async () => {
    const page = await panelWith(impacts(anImpact()));
    expect(page.text()).toContain('Objective: Customers pay with ease');
    expect(page.text()).toContain('27 %, expected 50 %, 22.7 points behind');
    expect(page.text()).toContain('3 of 11 issues done = 27 %');
    expect(page.text()).toContain('Counts this issue');
  });

  it('carries the status in words, not in the bar', async () => {
    const page = await panelWith(impacts(anImpact()));
    expect(page.find('Lozenge', 'Behind').props['appearance']).toBe('warning');
    expect(page.find('ProgressBar').props).toMatchObject({
      value: 3 / 11,
      ariaLabel: unbroken('Ship checkout: 27 %'),
    });
  });

  it('says that an update is overdue in place of a green that nobody vouches for', async () => {
    const silent = anImpact({ isSilent: true, progress: aProgress({ status: 'on-track' }) });
    const page = await panelWith(impacts(silent));
    expect(page.find('Lozenge', 'Update overdue').props['appearance']).toBe('neutral');
    expect(page.text()).not.toContain('On track');
  });

  it('prints the status rule', async () => {
    const page = await panelWith(impacts(anImpact()));
    expect(page.text()).toContain('At risk: more than 25 points less than expected.');
  });

  it('links to the key result on the OKR page of its project', async () => {
    const page = await panelWith(impacts(anImpact()));
    expect(page.find('Link', 'Ship checkout').props['href']).toBe(
      'https://jira.test/PAY/okrs/key-results/kr-1',
    );
  });

  it('shows every key result', async () => {
    const other = anImpact({ keyResultId: 'kr-2', keyResultTitle: 'Close 20 bugs' });
    const page = await panelWith(impacts(anImpact(), other));
    expect(page.findAll('Link')).toHaveLength(2);
    expect(page.text()).toContain('Close 20 bugs');
  });

  it('speaks of children where an epic counts through them', async () => {
    const page = await panelWith(impacts(anImpact({ via: 'children', childCount: 8 })));
    expect(page.text()).toContain('Counts its 8 children');
    expect(page.text()).toContain('Finishing it and its open children moves this by +9.1 points');
  });

  it('shows a number with its target in KPI mode', async () => {
    const bugs = anImpact({
      mode: 'kpi',
      target: { kind: 'reach', start: 0, target: 20 },
      progress: aProgress({ value: 12, unit: 'issue', numerator: 12, denominator: null }),
    });
    const page = await panelWith(impacts(bugs));
    expect(page.text()).toContain('12 issues; target from 0 to 20 issues');
  });
});

describe('what finishing adds', () => {
  it.each([
    ['Done already: its part is in the value', { isAlreadyDone: true }],
    ['What finishing it would add cannot be told for this measure', { finishing: null }],
    [
      'Finishing it does not move this',
      { finishing: { progressBefore: 1, progressAfter: 1, points: 0 } },
    ],
  ])('%s', async (text, change) => {
    const page = await panelWith(impacts(anImpact(change)));
    expect(page.text()).toContain(text);
  });
});

describe('numbers that need words', () => {
  it('no value is explained, without a bar', async () => {
    const progress = aProgress({
      value: null,
      reason: 'empty-population',
      raw: null,
      progress: null,
      gap: null,
      status: 'no-data',
    });
    const page = await panelWith(impacts(anImpact({ progress, finishing: null })));
    expect(page.text()).toContain('No issue matches the query.');
    expect(page.text()).toContain('No data');
    expect(page.findAll('ProgressBar')).toHaveLength(0);
    expect(page.text()).not.toMatch(/\b0 %/);
  });

  it('withheld numbers are not shown and the reason is', async () => {
    const progress = aProgress({
      visibility: 'withheld',
      value: null,
      raw: null,
      progress: null,
      expected: null,
      gap: null,
      status: 'no-data',
    });
    const page = await panelWith(impacts(anImpact({ progress, finishing: null })));
    expect(page.text()).toContain('they would reveal an issue that you may not see');
    expect(page.text()).not.toContain('cannot be told');
    expect(page.text()).not.toContain('%');
  });

  it('worse than at the start is said so', async () => {
    const progress = aProgress({ raw: -0.125, progress: 0, gap: 50, status: 'at-risk' });
    const page = await panelWith(impacts(anImpact({ progress })));
    expect(page.text()).toContain(
      '−13 %, worse than at the start, expected 50 %, 50.0 points behind',
    );
  });

  it('more than the target is said so', async () => {
    const progress = aProgress({ raw: 1.25, progress: 1, gap: -50, status: 'achieved' });
    const page = await panelWith(impacts(anImpact({ progress })));
    expect(page.text()).toContain('125 %, expected 50 %');
    expect(page.find('ProgressBar').props['appearance']).toBe('success');
  });

  it('a stale value says since when and why, and is kept', async () => {
    const stale = { reason: 'rate-limited', since: '2026-02-13T10:00:00Z', messages: [] } as const;
    const page = await panelWith(impacts(anImpact({ progress: aProgress({ stale }) })));
    expect(page.text()).toMatch(/Stale\nNot up to date since .*2026.* Jira asked us to slow down/);
    expect(page.text()).toContain('27 %');
  });
});

describe('an issue that no key result counts', () => {
  it('gets told what to do, with a way there', async () => {
    const page = await panelWith(impacts());
    expect(
      page.find('EmptyState', 'No key result counts this issue').props['description'],
    ).toContain('Bind a key result to a query');
    expect(page.find('Link', 'Open the OKRs').props['href']).toBe('https://jira.test/PAY/okrs/');
  });
});

describe('while the panel is open', () => {
  it('shows that it is loading', async () => {
    const page = await panel(() => new Promise(() => undefined));
    expect(page.find('Spinner').props['label']).toBe('Loading key results');
  });

  it('reads again when the issue changes, and keeps what it shows until then', async () => {
    const page = await panelWith(impacts(anImpact()));
    page.setAnswers({ getIssueImpacts: () => ok(impacts(anImpact({ isAlreadyDone: true }))) });
    await page.emit('JIRA_ISSUE_CHANGED', { issueKey: 'PAY-3' });
    expect(page.text()).toContain('Done already');
  });

  it('reads again when values of a shown project changed, not when others did', async () => {
    const page = await panelWith(impacts(anImpact()));
    await page.publish({ projectIds: ['99'] });
    expect(page.calls('getIssueImpacts')).toHaveLength(1);
    await page.publish({ projectIds: ['10000'] });
    expect(page.calls('getIssueImpacts')).toHaveLength(2);
  });

  it('with nothing to show reads again when values of its own project changed', async () => {
    const page = await panelWith(impacts());
    await page.publish({ projectIds: ['99'] });
    expect(page.calls('getIssueImpacts')).toHaveLength(1);
    page.setAnswers({ getIssueImpacts: () => ok(impacts(anImpact())) });
    await page.publish({ projectIds: ['10000'] });
    expect(page.text()).toContain('Ship checkout');
  });

  it('asks twice, not ten times, when ten events arrive at once', async () => {
    const page = await panelWith(impacts(anImpact()));
    await Promise.all(Array.from({ length: 10 }, () => page.emit('JIRA_ISSUE_CHANGED', {})));
    expect(page.calls('getIssueImpacts')).toHaveLength(1 + 2);
  });

  it('keeps its content when reading again fails, and offers to try again', async () => {
    const page = await panelWith(impacts(anImpact()));
    page.setAnswers({
      getIssueImpacts: () => failed({ code: 'jira-unavailable', reason: 'jira-unavailable' }),
    });
    await page.emit('JIRA_ISSUE_CHANGED', {});
    expect(page.text()).toContain('What you see may be out of date');
    expect(page.text()).toContain('Ship checkout');
  });
});

describe('a failure', () => {
  it('is explained in words, with its reference, and can be tried again', async () => {
    const page = await panel(() =>
      failed({ code: 'internal', reason: 'unexpected', reference: 'r-77' }),
    );
    expect(page.find('SectionMessage', 'Key results cannot be shown')).toBeDefined();
    expect(page.text()).toContain('Reference: r-77');
    page.setAnswers({ getIssueImpacts: () => ok(impacts(anImpact())) });
    await page.fire(page.find('Button', 'Try again'), 'onClick');
    expect(page.text()).toContain('Ship checkout');
  });

  it('of the bridge itself is one too', async () => {
    const page = await panel(() => {
      throw new Error('There was an error invoking the function - resolver');
    });
    expect(page.find('Button', 'Try again')).toBeDefined();
    expect(page.text()).not.toContain('invoking the function');
  });
});
