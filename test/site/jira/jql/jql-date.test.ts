import { callDateFunction, readDate } from './jql-date';
import { createScope } from './jql-scope';
import { searchJql } from './search-jql';
import { ann, smallSite } from './small-site';

const utc = { ...ann, timeZone: 'UTC' };

function found(jql: string, viewer = ann): string {
  const answer = searchJql(`${jql} order by key asc`, smallSite(), viewer);
  if (!answer.ok) throw new Error(answer.messages.join(' | '));
  return answer.issues.map((issue) => issue.key).join(' ');
}

type Case = readonly [jql: string, keys: string];

// It is Tuesday 10 March 2026, 13:00 in Berlin.
describe('dates in a search', () => {
  it.each<Case>([
    ['created >= startOfDay()', 'APP-5'],
    ['created >= "2026-03-10"', 'APP-5'],
    ['created < "2026/01/10 10:00"', 'APP-1 SEC-1'],
    ['created <= "2026-01-10 10:00"', 'APP-1 APP-2 SEC-1'],
    ['updated >= -2d', 'APP-3 APP-5 WEB-2'],
    ['updated >= "-1d"', 'APP-3 APP-5'],
    ['updated >= -12h', 'APP-3'],
    ['updated >= "-1d 13h"', 'APP-3 APP-5 WEB-2'],
    ['updated >= "2026-3-8"', 'APP-3 APP-5 WEB-2'],
    ['created > 1770000000000', 'APP-3 APP-4 APP-5 APP-6 WEB-2'],
    ['resolved >= startOfMonth()', 'WEB-2'],
    ['resolved >= startOfMonth(-1)', 'APP-2 WEB-2'],
    ['resolved < startOfYear("+40d")', ''],
    ['resolved < startOfYear("+41d")', 'APP-2'],
    ['resolved >= startOfWeek()', 'WEB-2'],
    ['resolved <= endOfWeek(-1)', 'APP-2'],
    ['resolved = "2026-02-10 16:00"', 'APP-2'],
    ['resolved is not EMPTY and resolved != "2026-02-10 16:00"', 'WEB-2'],
    ['due = "2026-03-10"', 'APP-3'],
    ['due < now()', 'APP-2'],
    ['due <= now()', 'APP-2 APP-3'],
    ['due = endOfDay()', 'APP-3'],
    ['duedate in ("2026-02-15", "2026/03/10")', 'APP-2 APP-3'],
    ['due >= -20d', 'APP-3'],
    ['statusCategoryChangedDate >= "2026-02-10"', 'APP-2'],
  ])('%s → %s', (jql, keys) => {
    expect(found(jql)).toBe(keys);
  });

  it("start and end at the viewer's midnight", () => {
    expect(found('created >= startOfDay()', utc)).toBe('');
    expect(found('created >= "2026-03-09" and created < "2026-03-10"', utc)).toBe('APP-5');
    expect(found('resolved >= "2026-03-09"')).toBe('WEB-2');
    expect(found('resolved >= "2026-03-09"', utc)).toBe('');
  });
});

function instant(call: string, now: string, timeZone: string): string {
  const [, name = '', arg = ''] = /^(\w+)\((.*)\)$/.exec(call) ?? [];
  const scope = createScope(smallSite(now), { ...ann, timeZone });
  const args = arg === '' ? [] : [arg];
  const date = callDateFunction({ kind: 'call', name, args }, scope);
  return new Date(date?.from ?? Number.NaN).toISOString();
}

describe('date functions', () => {
  it.each([
    ['startOfDay()', '2026-03-29T10:00:00Z', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['endOfDay()', '2026-03-29T10:00:00Z', 'Europe/Berlin', '2026-03-29T21:59:59.999Z'],
    ['startOfDay(-1)', '2026-03-30T10:00:00Z', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['startOfDay(-1d)', '2026-10-26T10:00:00Z', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
    ['startOfDay(+6h)', '2026-03-29T10:00:00Z', 'Europe/Berlin', '2026-03-29T04:00:00.000Z'],
    ['startOfMonth(+14d)', '2026-02-20T10:00:00Z', 'UTC', '2026-02-15T00:00:00.000Z'],
    ['endOfMonth(-1M)', '2026-03-31T10:00:00Z', 'UTC', '2026-02-28T23:59:59.999Z'],
    ['endOfMonth(+15d)', '2026-01-20T10:00:00Z', 'UTC', '2026-02-15T23:59:59.999Z'],
    ['endOfMonth(1)', '2024-01-31T10:00:00Z', 'UTC', '2024-02-29T23:59:59.999Z'],
    ['startOfYear(-1y)', '2026-01-01T03:00:00Z', 'America/New_York', '2024-01-01T05:00:00.000Z'],
    ['startOfDay()', '2026-01-15T02:00:00Z', 'America/St_Johns', '2026-01-14T03:30:00.000Z'],
    ['startOfWeek()', '2026-03-10T12:00:00Z', 'Pacific/Auckland', '2026-03-07T11:00:00.000Z'],
    ['endOfWeek()', '2026-03-10T12:00:00Z', 'UTC', '2026-03-14T23:59:59.999Z'],
    ['endOfYear()', '2026-03-10T12:00:00Z', 'UTC', '2026-12-31T23:59:59.999Z'],
    ['now()', '2026-03-10T12:00:00Z', 'UTC', '2026-03-10T12:00:00.000Z'],
  ])('%s at %s in %s is %s', (call, now, zone, expected) => {
    expect(instant(call, now, zone)).toBe(expected);
  });
});

describe('a written date', () => {
  it.each([
    ['2026-03-29 02:30', 'is moved on when clocks skip it', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25 02:30', 'is the first of two', '2026-10-25T00:30:00.000Z'],
    ['2026-07-01', "is the viewer's midnight", '2026-06-30T22:00:00.000Z'],
    ['-1d', 'is 24 hours ago', '2026-03-09T12:00:00.000Z'],
    ['4w 2d', 'is 30 days ahead', '2026-04-09T12:00:00.000Z'],
    ['-10weeks, 2d', 'takes words and commas', '2025-12-28T12:00:00.000Z'],
  ])('%s %s', (text, _meaning, expected) => {
    const date = readDate({ kind: 'literal', text, quoted: true }, createScope(smallSite(), ann));
    expect(new Date(date?.from ?? Number.NaN).toISOString()).toBe(expected);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-01/01', 'yesterday', '-4dummies', '-100milestone'])(
    '%s is none',
    (text) => {
      const scope = createScope(smallSite(), ann);
      expect(readDate({ kind: 'literal', text, quoted: true }, scope)).toBeNull();
    },
  );
});
