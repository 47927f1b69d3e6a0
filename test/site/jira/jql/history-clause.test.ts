import { searchJql } from './search-jql';
import { ann, bob, smallSite } from './small-site';

function found(jql: string, viewer = ann): string {
  const answer = searchJql(`${jql} order by key asc`, smallSite(), viewer);
  if (!answer.ok) throw new Error(answer.messages.join(' | '));
  return answer.issues.map((issue) => issue.key).join(' ');
}

type Case = readonly [jql: string, keys: string];

describe('WAS', () => {
  it.each<Case>([
    ['status WAS "In Progress"', 'APP-1 APP-2 APP-3'],
    ['status WAS "To Do"', 'APP-2 APP-4 APP-5 APP-6 SEC-1 WEB-1'],
    ['status WAS Triage', 'APP-3'],
    ['status WAS 11', 'APP-1 APP-2 APP-3'],
    ['status WAS NOT "To Do"', 'APP-1 APP-3 WEB-2'],
    ['NOT status WAS "To Do"', 'APP-1 APP-3 WEB-2'],
    ['status WAS IN ("In Progress", Done)', 'APP-1 APP-2 APP-3 WEB-2'],
    ['status WAS NOT IN ("In Progress", Done)', 'APP-4 APP-5 APP-6 SEC-1 WEB-1'],
    ['assignee WAS acc-ann', 'APP-1 APP-2 APP-3'],
    ['assignee WAS currentUser()', 'APP-1 APP-2 APP-3'],
    ['assignee WAS EMPTY', 'APP-2 APP-4 APP-5 APP-6 SEC-1'],
    ['reporter WAS "Cyd Cole"', 'WEB-1'],
    ['priority WAS Medium', 'APP-2 APP-3 APP-6 SEC-1 WEB-2'],
    ['resolution WAS EMPTY and project = WEB', 'WEB-1'],
    ['fixVersion WAS "1.0"', 'APP-2 WEB-1'],
    ['fixVersion WAS 100', 'APP-2'],
    ['fixVersion WAS EMPTY', 'APP-1 APP-2 APP-4 APP-6 SEC-1 WEB-2'],
  ])('%s → %s', (jql, keys) => {
    expect(found(jql)).toBe(keys);
  });
});

describe('WAS at a time or by a person', () => {
  it.each<Case>([
    ['status WAS "In Progress" BEFORE "2026-02-01"', 'APP-1 APP-2'],
    ['status WAS "In Progress" AFTER "2026-02-15"', 'APP-1 APP-3'],
    ['status WAS "To Do" ON "2026-01-20"', 'APP-2 SEC-1'],
    ['status WAS "To Do" ON "2026-01-21"', 'SEC-1'],
    ['status WAS "In Progress" DURING ("2026-02-01", "2026-02-05")', 'APP-1 APP-2'],
    ['status WAS "In Progress" DURING ("2026-02-10", "2026-02-10")', 'APP-1 APP-2'],
    ['status WAS Done BY acc-ann', 'APP-2'],
    ['status WAS "To Do" BY acc-bob and project = APP', 'APP-2 APP-4 APP-5 APP-6'],
    ['status WAS "In Progress" BY currentUser() BEFORE startOfDay()', 'APP-3'],
    ['fixVersion WAS "1.0" AFTER "2026-02-02"', 'WEB-1'],
    ['fixVersion WAS 100 ON "2026-02-01"', 'APP-2'],
  ])('%s → %s', (jql, keys) => {
    expect(found(jql)).toBe(keys);
  });
});

describe('CHANGED', () => {
  it.each<Case>([
    ['status CHANGED', 'APP-2 APP-3'],
    ['NOT status CHANGED and project = APP', 'APP-1 APP-4 APP-5 APP-6'],
    ['status CHANGED FROM "To Do" TO "In Progress"', 'APP-2'],
    ['status CHANGED FROM ("To Do", Triage)', 'APP-2 APP-3'],
    ['status CHANGED FROM "To Do" TO Done', ''],
    ['status CHANGED TO Done BY acc-ann', 'APP-2'],
    ['status CHANGED TO Done BY acc-bob', ''],
    ['status CHANGED BY (acc-ann, acc-bob) AFTER "2026-03-01"', 'APP-3'],
    ['status CHANGED TO Done BEFORE "2026-02-10"', ''],
    ['status CHANGED TO Done BEFORE "2026-02-11"', 'APP-2'],
    ['status CHANGED ON "2026-02-10"', 'APP-2'],
    ['status CHANGED DURING ("2026-01-01", "2026-01-20")', 'APP-2'],
    ['status CHANGED ON ("2026-02-10", "2026-03-02")', 'APP-2 APP-3'],
    ['status CHANGED AFTER "2026-03-01"', 'APP-3'],
    ['status CHANGED AFTER "2026-03-02"', ''],
    ['status CHANGED AFTER "2026-03-02 09:30"', 'APP-3'],
    ['status CHANGED AFTER startOfMonth()', 'APP-3'],
    ['status CHANGED AFTER -10d', 'APP-3'],
    ['assignee CHANGED FROM acc-ann TO acc-bob', 'APP-2'],
    ['assignee CHANGED FROM EMPTY', 'APP-2'],
    ['assignee CHANGED BY currentUser()', ''],
    ['fixVersion CHANGED FROM "1.0"', 'APP-2'],
    ['priority CHANGED TO Highest', 'APP-3'],
    ['resolution CHANGED TO Done', 'APP-2'],
  ])('%s → %s', (jql, keys) => {
    expect(found(jql)).toBe(keys);
  });

  it('by the current user means the viewer', () => {
    expect(found('assignee CHANGED BY currentUser()', bob)).toBe('APP-2');
  });
});

describe('a history search is refused', () => {
  const date =
    "Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.";
  it.each([
    ['status changed from fred', "The value 'fred' does not exist for the field 'status'."],
    [
      'status changed after "20/12/10"',
      `Date value '20/12/10' for predicate 'after' is invalid. ${date}`,
    ],
    [
      'status changed after currentUser()',
      "A date for the predicate 'after' provided by the function 'currentUser' is not valid.",
    ],
    [
      'status changed before ("2026-01-01", "2026-01-02")',
      'The BEFORE predicate must be supplied with only 1 date value.',
    ],
    [
      'status changed during "2026-01-01"',
      'The DURING predicate must be supplied with exactly 2 date values.',
    ],
    ['assignee changed by bogus()', "Unable to find JQL function 'bogus()'."],
    ['assignee was bogus()', "Unable to find JQL function 'bogus()'."],
    ['assignee changed by nobody', "The value 'nobody' does not exist for the field 'by'."],
    ['labels was payments', "History searches do not support the 'labels' field."],
    ['nosuch changed', "Field 'nosuch' does not exist or you do not have permission to view it."],
  ])('%s', (jql, message) => {
    expect(searchJql(jql, smallSite(), ann)).toEqual({
      ok: false,
      status: 400,
      messages: [message],
    });
  });
});
