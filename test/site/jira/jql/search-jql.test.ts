import { UnmodelledJql } from './jql-scope';
import { matchJql, searchJql } from './search-jql';
import { ann, bob, smallSite } from './small-site';

function find(jql: string, viewer = ann, site = smallSite()): string {
  const answer = searchJql(jql, site, viewer);
  if (!answer.ok) throw new Error(answer.messages.join(' | '));
  return answer.issues.map((issue) => issue.key).join(' ');
}

/** The keys found, in key order, so that a case lists what it means and not how it sorts. */
function found(jql: string, viewer = ann): string {
  return find(jql, viewer).split(' ').sort().join(' ');
}

function messages(jql: string, viewer = ann): readonly string[] {
  const answer = searchJql(jql, smallSite(), viewer);
  return answer.ok ? ['found something instead'] : answer.messages;
}

type Case = readonly [jql: string, keys: string];

describe('a search finds', () => {
  it.each<Case>([
    ['project = APP', 'APP-1 APP-2 APP-3 APP-4 APP-5 APP-6'],
    ['project = "Web shop"', 'WEB-1 WEB-2'],
    ['project = 10002', 'WEB-1 WEB-2'],
    ['space = web', 'WEB-1 WEB-2'],
    ['project in (WEB, SEC)', 'SEC-1 WEB-1 WEB-2'],
    ['project != APP', 'SEC-1 WEB-1 WEB-2'],
    ['project in projectsLeadByUser()', 'APP-1 APP-2 APP-3 APP-4 APP-5 APP-6'],
    ['projectType = business', 'WEB-1 WEB-2'],
    ['key = app-2', 'APP-2'],
    ['issuekey in (APP-2, WEB-1)', 'APP-2 WEB-1'],
    ['id in (2, 6)', 'APP-2 WEB-1'],
    ['issue = 3', 'APP-3'],
    ['key >= APP-5', 'APP-5 APP-6'],
    ['key < APP-3 and key > APP-1', 'APP-2'],
    ['type = Bug', 'APP-3 SEC-1 WEB-2'],
    ['issuetype in (Epic, Sub-task)', 'APP-1 APP-4'],
    ['issuetype in subTaskIssueTypes()', 'APP-4'],
    ['type not in standardIssueTypes()', 'APP-4'],
    ['hierarchyLevel > 0', 'APP-1'],
    ['status = Done', 'APP-2 WEB-2'],
    ['status = "To Do"', 'APP-4 APP-5 APP-6 SEC-1 WEB-1'],
    ['status = 20', 'WEB-1'],
    ['statusCategory = "In Progress"', 'APP-1 APP-3'],
    ['statusCategory = done', 'APP-2 WEB-2'],
    ['statusCategory != Done and project = APP', 'APP-1 APP-3 APP-4 APP-5 APP-6'],
    ['statusCategory in (new, 4)', 'APP-1 APP-3 APP-4 APP-5 APP-6 SEC-1 WEB-1'],
    ['resolution = Unresolved', 'APP-1 APP-3 APP-4 APP-5 APP-6 SEC-1 WEB-1'],
    ['resolution != Unresolved', 'APP-2 WEB-2'],
    ['resolution in (Unresolved, Done) and project = WEB', 'WEB-1'],
    ['resolution = "Won\'t Do"', 'WEB-2'],
    ['priority = Highest', 'APP-3'],
    ['priority > Medium', 'APP-1 APP-3 APP-5'],
    ['priority <= Medium', 'APP-2 APP-4 APP-6 SEC-1 WEB-2'],
    ['priority is EMPTY', 'WEB-1'],
    ['level = Staff', 'APP-6'],
    ['level is not empty', 'APP-6'],
  ])('%s → %s', (jql, keys) => {
    expect(found(jql)).toBe(keys);
  });
});

describe('people and labels', () => {
  it.each<Case>([
    ['assignee = acc-bob', 'APP-2 WEB-1'],
    ['assignee = "bob birch"', 'APP-2 WEB-1'],
    ['assignee = currentUser()', 'APP-1 APP-3'],
    ['assignee in (currentUser(), acc-cyd)', 'APP-1 APP-3 WEB-2'],
    ['reporter = "Cyd Cole"', 'WEB-1'],
    ['creator = acc-bob and project = WEB', 'WEB-1 WEB-2'],
    ['Approver = acc-cyd', 'APP-3'],
    ['worklogAuthor = acc-ann', 'APP-2'],
    ['worklogDate = "2026-02-01 11:00"', 'APP-2'],
    ['labels = payments', 'APP-2 APP-3'],
    ['labels = beta', 'APP-2'],
    ['labels in (beta, nobody-uses-this)', 'APP-2'],
    ['labels not in (beta)', 'APP-3'],
    ['component = Backend', 'APP-2'],
    [
      'component != Backend or component is EMPTY',
      'APP-1 APP-3 APP-4 APP-5 APP-6 SEC-1 WEB-1 WEB-2',
    ],
    ['issueLinkType = blocks', 'APP-3'],
    ['issueLinkType = Dependency', 'APP-3 APP-4'],
    ['issueLinkType = "is blocked by"', 'APP-4'],
    ['issue in linkedIssues(APP-3)', 'APP-4'],
    ['issue in linkedIssues(APP-4, "is blocked by")', 'APP-3'],
    ['votes > 2 and watchers = 2', 'APP-3'],
  ])('%s → %s', (jql, keys) => {
    expect(found(jql)).toBe(keys);
  });
});

describe('an empty value', () => {
  it.each<Case>([
    ['assignee is EMPTY', 'APP-4 APP-5 APP-6 SEC-1'],
    ['assignee = null', 'APP-4 APP-5 APP-6 SEC-1'],
    ['assignee != EMPTY', 'APP-1 APP-2 APP-3 WEB-1 WEB-2'],
    ['assignee != acc-bob', 'APP-1 APP-3 WEB-2'],
    ['NOT assignee = acc-bob', 'APP-1 APP-3 WEB-2'],
    ['assignee not in (acc-bob, acc-ann)', 'WEB-2'],
    ['assignee in (EMPTY, acc-bob)', 'APP-2 APP-4 APP-5 APP-6 SEC-1 WEB-1'],
    ['assignee not in (EMPTY, acc-bob)', 'APP-1 APP-3 WEB-2'],
    ['not (assignee = acc-bob or assignee is EMPTY)', 'APP-1 APP-3 WEB-2'],
    ['priority != Medium', 'APP-1 APP-3 APP-4 APP-5'],
    ['"Story Points" != 5', 'APP-3'],
    ['"Story Points" is EMPTY and labels is not EMPTY or key = APP-1', 'APP-1'],
    ['due is EMPTY and project = WEB', 'WEB-1 WEB-2'],
    ['NOT due < "2026-03-01"', 'APP-3'],
    ['fixVersion != "1.1"', 'APP-3 APP-5 WEB-1'],
    ['Flagged is not EMPTY', 'APP-3'],
    ['description !~ nothing', 'APP-2'],
  ])('%s → %s', (jql, keys) => {
    expect(found(jql)).toBe(keys);
  });
});

describe('AND, OR and NOT', () => {
  it.each<Case>([
    ['project = WEB or project = APP and type = Bug', 'APP-3 WEB-1 WEB-2'],
    ['(project = WEB or project = APP) and type = Bug', 'APP-3 WEB-2'],
    ['project = WEB || project = APP && type = Bug', 'APP-3 WEB-1 WEB-2'],
    ['! (project = APP or project = SEC)', 'WEB-1 WEB-2'],
    ['not (project = APP and type != Bug) and project = APP', 'APP-3'],
    ['not not project = WEB', 'WEB-1 WEB-2'],
    ['not priority > Medium', 'APP-2 APP-4 APP-6 SEC-1 WEB-2'],
  ])('%s → %s', (jql, keys) => {
    expect(found(jql)).toBe(keys);
  });
});

describe('parents and children', () => {
  it.each<Case>([
    ['parent = APP-1', 'APP-2 APP-3'],
    ['parent in (APP-1, APP-2)', 'APP-2 APP-3 APP-4'],
    ['parent = 1 and type = Bug', 'APP-3'],
    ['parent is EMPTY and project = APP', 'APP-1 APP-5 APP-6'],
    ['"Epic Link" = APP-1', 'APP-2 APP-3'],
    ['parentEpic = APP-1', 'APP-2 APP-3 APP-4'],
    ['issue in portfolioChildIssuesOf(APP-1)', 'APP-2 APP-3 APP-4'],
    ['issue in childIssuesOf("APP-2")', 'APP-4'],
    ['parent = APP-1 or key = WEB-1', 'APP-2 APP-3 WEB-1'],
  ])('%s → %s', (jql, keys) => {
    expect(found(jql)).toBe(keys);
  });
});

describe('versions, sprints, numbers and custom fields', () => {
  it.each<Case>([
    ['fixVersion = "1.0"', 'WEB-1'],
    ['fixVersion = "1.1"', 'APP-2'],
    ['fixVersion > "1.1"', 'APP-3 APP-5'],
    ['fixVersion in releasedVersions()', 'APP-2'],
    ['fixVersion in unreleasedVersions(APP)', 'APP-3 APP-5'],
    ['fixVersion = latestReleasedVersion(APP)', 'APP-2'],
    ['fixVersion = earliestUnreleasedVersion(APP)', 'APP-3'],
    ['fixVersion ~ "1.*"', 'APP-2 WEB-1'],
    ['fixVersion !~ "1.*"', 'APP-3 APP-5'],
    ['affectedVersion = 100', 'APP-3'],
    ['sprint = 2', 'APP-2 APP-3'],
    ['sprint = "Sprint 1"', 'APP-2'],
    ['sprint in openSprints()', 'APP-2 APP-3'],
    ['sprint in closedSprints()', 'APP-2'],
    ['sprint in futureSprints()', 'APP-5'],
    ['sprint not in openSprints()', 'APP-5'],
    ['sprint in (openSprints(), 3)', 'APP-2 APP-3 APP-5'],
    ['"Story Points" >= 3', 'APP-2 APP-3'],
    ['cf[10016] = 5', 'APP-2'],
    ['"Story Points[Number]" in (3, 4)', 'APP-3'],
    ['Severity = critical', 'APP-3'],
    ['Flagged = Impediment', 'APP-3'],
    ['Notes ~ finance', 'APP-5'],
    ['"Go-live" > "2026-03-31"', 'APP-2'],
    ['"Size" > 2', 'WEB-1 WEB-2'],
    ['"Size" != 8', ''],
    ['timespent = 2h', 'APP-2'],
    ['originalEstimate >= 1d', 'APP-2'],
    ['originalEstimate = "4h"', 'APP-3'],
    ['timeoriginalestimate < 300', 'APP-3'],
    ['remainingEstimate > 0', 'APP-3'],
    ['workRatio = 25', 'APP-2'],
  ])('%s → %s', (jql, keys) => {
    expect(found(jql)).toBe(keys);
  });
});

describe('text', () => {
  it.each<Case>([
    ['summary ~ card', 'APP-2 APP-3'],
    ['summary ~ CARDS', 'APP-2 APP-3'],
    ['summary ~ "card pay"', 'APP-2'],
    ['summary ~ "\\"card payments\\""', 'APP-3'],
    ['summary ~ "pay*"', 'APP-2 APP-3'],
    ['summary ~ "t?meout"', 'APP-3'],
    ['summary ~ "landing OR cart"', 'WEB-1 WEB-2'],
    ['summary ~ "page -salary"', 'WEB-1'],
    ['summary ~ "page NOT landing"', 'APP-6'],
    ['summary !~ page and project = WEB', 'WEB-2'],
    ['description ~ "credit card"', 'APP-2'],
    ['comment ~ warehouse', 'APP-5'],
    ['text ~ gateway', 'APP-3 APP-5'],
    ['text ~ finance', 'APP-5'],
    ['description is EMPTY and parent = APP-1', 'APP-3'],
    ['summary ~ "gateway, timeout"', 'APP-3'],
    ['summary ~ "gateway - timeout"', 'APP-3'],
    ['summary ~ "the bugs of a cart"', 'WEB-2'],
    ['summary ~ "\\"bugs at the cart\\""', 'WEB-2'],
    ['summary ~ "\\"bugs the cart\\""', ''],
    ['summary ~ "the"', ''],
    ['summary ~ "in-gateway"', 'APP-3'],
  ])('%s → %s', (jql, keys) => {
    expect(found(jql)).toBe(keys);
  });
});

describe('what a viewer may not see', () => {
  it('is not found', () => {
    expect(found('type = Bug', bob)).toBe('APP-3 WEB-2');
    expect(found('project = APP and status = "To Do"', bob)).toBe('APP-4 APP-5');
  });

  it('does not exist by name', () => {
    expect(messages('project = SEC', bob)).toEqual([
      "The value 'SEC' does not exist for the field 'project'.",
    ]);
    expect(messages('key = APP-6', bob)).toEqual([
      "An issue with key 'APP-6' does not exist for field 'key'.",
    ]);
  });

  it('nobody is the current user when nobody is signed in', () => {
    const nobody = { accountId: null, timeZone: 'UTC' };
    expect(find('assignee = currentUser()', nobody)).toBe('');
  });
});

describe('the order of results', () => {
  it.each<Case>([
    ['project = WEB order by key', 'WEB-1 WEB-2'],
    ['project = WEB order by key desc', 'WEB-2 WEB-1'],
    ['project = APP order by priority desc, key asc', 'APP-3 APP-1 APP-5 APP-2 APP-6 APP-4'],
    [
      'project in (APP, WEB) and type = Story order by priority asc, key',
      'APP-2 APP-6 APP-5 WEB-1',
    ],
    ['parent = APP-1 or key = APP-1 order by due asc', 'APP-2 APP-3 APP-1'],
    ['parent = APP-1 or key = APP-1 order by due desc', 'APP-1 APP-3 APP-2'],
    ['parent = APP-1 order by created', 'APP-3 APP-2'],
    ['parent = APP-1 order by created asc', 'APP-2 APP-3'],
    ['parent = APP-1', 'APP-3 APP-2'],
    ['project = APP order by assignee, key desc', 'APP-3 APP-1 APP-2 APP-6 APP-5 APP-4'],
    ['"Story Points" is not empty order by "Story Points" asc', 'APP-3 APP-2'],
    ['project = WEB order by Rank', 'WEB-1 WEB-2'],
    ['parent = APP-1 order by summary', 'APP-3 APP-2'],
    ['parent = APP-1 order by fixVersion desc', 'APP-3 APP-2'],
  ])('%s → %s', (jql, keys) => {
    expect(find(jql)).toBe(keys);
  });
});

describe('matching given issues', () => {
  it('keeps those a query would find', () => {
    const site = smallSite();
    const given = [...site.issues()].filter(({ id }) => ['2', '3', '8'].includes(id));
    const answer = matchJql(given, 'type = Bug', site, bob);
    expect(answer).toEqual({ ok: true, issues: [site.issueById('3')] });
  });

  it('says what is wrong with the query', () => {
    const site = smallSite();
    expect(matchJql([], 'nosuch = 1', site, ann)).toMatchObject({ ok: false, status: 400 });
  });
});

describe('JQL that the local site does not model', () => {
  it.each([
    'lastViewed > -7d',
    'watcher = currentUser()',
    'issue in watchedIssues()',
    'created > lastLogin()',
    'issue.property["a"].b = 1',
    '"Git branches" is not EMPTY',
    'summary ~ "fuzzy~"',
    'summary ~ "card && pay"',
    'summary ~ "card pay OR page"',
    'summary ~ "page OR NOT card"',
    'summary ~ "-page"',
    'created >= -1M',
  ])('%s stops loudly', (jql) => {
    expect(() => searchJql(jql, smallSite(), ann)).toThrow(UnmodelledJql);
  });
});
