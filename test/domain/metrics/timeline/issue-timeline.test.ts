import { entriesAt, valueAt } from '../../../../src/domain/metrics/timeline/issue-timeline';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const POINTS = 'customfield_10016';
const history = anIssueTimeline('K-1', [['03T09:00', 'To Do']], {
  values: { [POINTS]: '8', priority: '3' },
  changes: {
    [POINTS]: [
      { at: march('04T09:00'), from: null, to: '5' },
      { at: march('06T09:00'), from: '5', to: '8' },
    ],
    fixVersions: [
      { at: march('04T09:00'), from: null, to: '100' },
      { at: march('05T09:00'), from: null, to: '200' },
      { at: march('06T09:00'), from: '100', to: null },
    ],
  },
});

describe('The value of a field at an instant', () => {
  it.each([
    ['03T10:00', null],
    ['04T09:00', '5'],
    ['06T08:59', '5'],
    ['06T09:00', '8'],
  ])('on the %s is what the changelog makes it: %s', (when, value) => {
    expect(valueAt(history, POINTS, march(when))).toBe(value);
  });

  it('has always been what it is where it never changed', () => {
    expect(valueAt(history, 'priority', march('03T10:00'))).toBe('3');
  });

  it('is empty for a field the issue does not have', () => {
    expect(valueAt(history, 'customfield_1', march('03T10:00'))).toBeNull();
  });
});

describe('The versions of an issue at an instant', () => {
  it.each([
    ['03T10:00', []],
    ['04T10:00', ['100']],
    ['05T10:00', ['100', '200']],
    ['06T10:00', ['200']],
  ])('on the %s are %j', (when, versions) => {
    const found = entriesAt(history, 'fixVersions', { at: march(when), now: ['200'] });
    expect([...found].sort()).toEqual(versions);
  });
});
