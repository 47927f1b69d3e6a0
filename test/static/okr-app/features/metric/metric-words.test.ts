import { parseCsv } from '../../../../../src/domain/transfer/parse-csv';
import {
  fileNameOf,
  metricCsv,
} from '../../../../../static/okr-app/src/features/metric/metric-csv';
import { metricValueText } from '../../../../../static/okr-app/src/features/metric/metric-words';
import { windowOf } from '../../../../../static/okr-app/src/features/metric/metric-window';
import {
  isWithinBand,
  meetsTarget,
} from '../../../../../static/okr-app/src/features/metric/target-state';
import { trendOf } from '../../../../../static/okr-app/src/features/metric/trend-words';
import { aSeries, WEEKS } from './metric-records';

describe('a value in words', () => {
  it.each([
    [3.25, 'days', '3.3 d'],
    [20.69, 'percent', '20.7\u00a0%'],
    [1, 'issues', '1 issue'],
    [12, 'points', '12 points'],
    [0, 'issues', '0 issues'],
    [0.001, 'hours', '< 0.01 h'],
    [-5.78, 'points', '−5.8 points'],
    [61.67, 'score', '61.7 of 100'],
    [null, 'days', '–'],
  ] as const)('%p %s reads %p', (value, unit, text) => {
    expect(metricValueText(value, unit)).toBe(text);
  });
});

describe('a trend', () => {
  const look = (direction: 'higher-is-better' | 'lower-is-better' | 'neither') => ({
    unit: 'percent',
    direction,
  });

  it('is judged by what a rise means, and told in points where values are percentages', () => {
    expect(trendOf(45, 40, look('higher-is-better'))).toEqual({
      text: 'Up 5 points',
      arrow: '↑',
      judgement: 'better',
    });
    expect(trendOf(45, 40, look('lower-is-better'))?.judgement).toBe('worse');
    expect(trendOf(45, 40, look('neither'))?.judgement).toBe('none');
  });

  it('is none where a value is missing: no value is not 0', () => {
    expect(trendOf(45, null, look('neither'))).toBeNull();
    expect(trendOf(null, 45, look('neither'))).toBeNull();
  });
});

describe('targets and bands', () => {
  it('are met at the limit itself, and by nobody without a value', () => {
    expect(meetsTarget(5, 5, 'lower-is-better')).toBe(true);
    expect(meetsTarget(5.1, 5, 'lower-is-better')).toBe(false);
    expect(meetsTarget(null, 5, 'lower-is-better')).toBeNull();
    expect(meetsTarget(5, 5, 'neither')).toBeNull();
    expect(isWithinBand(80, { lower: 80, upper: 100 })).toBe(true);
    expect(isWithinBand(101, { lower: null, upper: 100 })).toBe(false);
  });
});

describe('the days that are asked for', () => {
  it('are as many before as are shown, to compare with', () => {
    const choice = { bucket: 'week', range: '3', isCompared: true } as const;
    expect(windowOf(choice, '2026-11-21')).toEqual({
      bucket: 'week',
      from: '2026-05-24',
      to: '2026-11-21',
      shownFrom: '2026-08-23',
    });
    expect(windowOf({ ...choice, isCompared: false }, '2026-11-21').from).toBe('2026-08-23');
  });

  it('never reach further back than the server looks', () => {
    const choice = { bucket: 'month', range: '24', isCompared: true } as const;
    expect(windowOf(choice, '2026-11-21').from).toBe('2024-11-22');
  });
});

const SHOWN = { points: WEEKS, annotations: [], nameOf: () => '' };

describe('the file of values', () => {
  it('has every point with all its digits and says why a value is missing', () => {
    const metric = { title: 'Cycle time', scopeName: 'Project ABC' };
    const text = metricCsv(metric, aSeries(), SHOWN);
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('Excluded because,mean,p85,Notes and changes');
    expect(lines[2]).toContain('2026-11-02,2026-11-09,3,,,,2,Few issues,3,3 done without ever');
    expect(lines[4]).toContain(',,nothing counts here,');
  });

  it('runs nothing in a spreadsheet, whatever people call their metrics', () => {
    const metric = { title: '=HYPERLINK("http://evil")', scopeName: '@board' };
    const text = metricCsv(metric, aSeries(), SHOWN);
    expect(text).not.toContain(',"=HYPERLINK');
    expect(JSON.stringify(parseCsv(text))).toContain("'=HYPERLINK");
    expect(text).toContain(",'@board,".slice(1, -1));
  });

  it('has a name that every file system takes', () => {
    expect(fileNameOf('Cycle time: “checkout” / 2026')).toBe('cycle-time-checkout-2026');
    expect(fileNameOf('周期')).toBe('metric');
  });
});
