import { aProgress, anImpact, impacts } from '../../support/issue-impact';
import { openPage } from '../../support/ui-kit-page';
import type { IssueImpactsDto } from '../../../src/contract/dto';

const context = (data: IssueImpactsDto) =>
  openPage(() => import('../../../src/ui-kit/issue-context/index'), {
    getIssueImpacts: () => ({ ok: true, data }),
  });

describe('the issue context', () => {
  it('shows status, name, progress and effect of each key result in a few lines', async () => {
    const page = await context(impacts(anImpact()));
    expect(page.text().split('\n')).toEqual([
      'Behind',
      'Ship checkout',
      '27 %, expected 50 %, 22.7 points behind',
      'Finishing it moves this by +9.1 points: 27 % → 36 %',
    ]);
  });

  it('marks stale values', async () => {
    const stale = { reason: 'waiting', since: '2026-02-13T10:00:00Z', messages: [] } as const;
    const page = await context(impacts(anImpact({ progress: aProgress({ stale }) })));
    expect(page.find('Lozenge', 'Stale')).toBeDefined();
  });

  it('says what to do when nothing counts the issue', async () => {
    const page = await context(impacts());
    expect(page.find('EmptyState', 'No key result counts this issue')).toBeDefined();
  });

  it('follows the issue', async () => {
    const page = await context(impacts(anImpact()));
    page.setAnswers({
      getIssueImpacts: () => ({ ok: true, data: impacts(anImpact({ isAlreadyDone: true })) }),
    });
    await page.emit('JIRA_ISSUE_CHANGED', {});
    expect(page.text()).toContain('Done already');
  });
});
