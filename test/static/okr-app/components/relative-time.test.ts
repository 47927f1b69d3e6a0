import { relativeTime } from '../../../../static/okr-app/src/components/relative-time';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('how long ago', () => {
  it.each([
    ['2026-11-21T11:59:30Z', 'just now'],
    ['2026-11-21T12:00:20Z', 'just now'],
    ['2026-11-21T11:55:00Z', '5 minutes ago'],
    ['2026-11-21T10:01:00Z', '1 hour ago'],
    ['2026-11-20T11:00:00Z', 'yesterday'],
    ['2026-01-21T12:00:00Z', '10 months ago'],
  ])('%s is %s', (at, text) => {
    expect(relativeTime(at, now)).toBe(text);
  });
});
