import { formatDuration, parseDuration } from './durations';

describe('time estimates', () => {
  it.each([
    ['3h 30m', 12_600],
    ['1d', 28_800],
    ['1w 2d', 201_600],
    ['2', 7200],
    ['1.5h', 5400],
  ])('%s is %p seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(['', 'soon', '3x', '-1h'])('%p is no duration', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it('are written in weeks of five days of eight hours', () => {
    expect(formatDuration(201_600 + 12_600)).toBe('1w 2d 3h 30m');
    expect(formatDuration(0)).toBe('0m');
  });
});
