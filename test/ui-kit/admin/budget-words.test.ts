import type { BudgetDto } from '../../../src/contract/dto';
import {
  governorText,
  lastDayText,
  metricPastsText,
  spentRatio,
} from '../../../src/ui-kit/admin/budget-words';

const usage = { calls: 1, points: 2, milliseconds: 900, unitsRead: 3, unitsWritten: 4 };
const budget: BudgetDto = {
  thisHour: usage,
  lastDay: usage,
  quotaPoints: 65_000,
  share: 25,
  sitePoints: 16_250,
  storageUnitsPerMinute: 4_000,
  waiting: [],
  closedUntil: null,
  goesOnAt: null,
};

describe('the state of the governor', () => {
  it.each([
    [[], 'Everything runs.'],
    [['history'], 'Reading the past of new key results and metrics waits'],
    [['history', 'renewal'], 'Changes in Jira and refreshes come through'],
    [['history', 'renewal', 'changes'], 'Only what people ask for with Refresh is read'],
    [['history', 'renewal', 'changes', 'asked-for'], 'nothing is read'],
  ] as const)('with %j waiting is told in words', (waiting, words) => {
    expect(governorText({ ...budget, waiting })).toContain(words);
  });

  it('says when it goes on by itself', () => {
    const goesOnAt = '2026-02-14T11:00:00Z';
    expect(governorText({ ...budget, waiting: ['history'], goesOnAt })).toMatch(
      /waits\. Everything else runs\. It goes on by itself at .*2026/,
    );
  });

  it('tells first that Jira itself wants quiet, and until when', () => {
    const closedUntil = '2026-02-14T10:40:00Z';
    expect(governorText({ ...budget, waiting: ['history'], closedUntil })).toMatch(
      /^Jira asked the app to wait: no job calls it before .*2026/,
    );
  });
});

describe('the metrics of the catalogue', () => {
  it.each([
    [{ metrics: 0, waiting: 0, failed: 0 }, 'none yet.'],
    [{ metrics: 20, waiting: 0, failed: 0 }, '20 followed, all of them read.'],
    [
      { metrics: 20, waiting: 12, failed: 1 },
      '20 followed, the past of 12 is still being read, that of 1 could not be read and is tried again tonight.',
    ],
  ])('%j is told in words', (pasts, words) => {
    expect(metricPastsText(pasts)).toBe(words);
  });
});

describe('the meter', () => {
  it('is full at most, also when an hour cost more than the share', () => {
    expect(spentRatio({ ...budget, thisHour: { ...usage, points: 20_000 } })).toBe(1);
  });

  it('tells short times in seconds', () => {
    expect(lastDayText(budget)).toContain('functions ran for 0.9 s');
  });
});
