import { type FunctionCall, refuse, type Scope, UnmodelledJql } from './jql-scope';

interface JqlFunction {
  readonly name: string;
  /** Jira's word for what it returns, as autocomplete data lists it. */
  readonly type: string;
  /** List functions go with `in`, the others with single-value operators. */
  readonly isList: boolean;
  readonly usage: string;
  readonly isModelled: boolean;
}

function modelled(type: string, isList: boolean, usages: readonly string[]): JqlFunction[] {
  return usages.map((usage) => ({
    name: usage.slice(0, usage.indexOf('(')),
    type,
    isList,
    usage,
    isModelled: true,
  }));
}

function unmodelled(type: string, isList: boolean, usages: readonly string[]): JqlFunction[] {
  return modelled(type, isList, usages).map((each) => ({ ...each, isModelled: false }));
}

const DATE = 'java.util.Date';
const ISSUE = 'com.atlassian.jira.issue.Issue';
const VERSION = 'com.atlassian.jira.project.version.Version';
const USER = 'com.atlassian.jira.user.ApplicationUser';
const PROJECT = 'com.atlassian.jira.project.Project';

export const JQL_FUNCTIONS: readonly JqlFunction[] = [
  ...modelled(DATE, false, [
    'now()',
    'startOfDay()',
    'startOfWeek()',
    'startOfMonth()',
    'startOfYear()',
    'endOfDay()',
    'endOfWeek()',
    'endOfMonth()',
    'endOfYear()',
  ]),
  ...unmodelled(DATE, false, ['currentLogin()', 'lastLogin()']),
  ...modelled(USER, false, ['currentUser()']),
  ...modelled(USER, true, ['membersOf("")']),
  ...modelled('com.atlassian.jira.issue.issuetype.IssueType', true, [
    'standardIssueTypes()',
    'subTaskIssueTypes()',
  ]),
  ...modelled(VERSION, true, ['releasedVersions()', 'unreleasedVersions()']),
  ...modelled(VERSION, false, ['latestReleasedVersion()', 'earliestUnreleasedVersion()']),
  ...modelled('com.atlassian.greenhopper.service.sprint.Sprint', true, [
    'openSprints()',
    'closedSprints()',
    'futureSprints()',
  ]),
  ...modelled(ISSUE, true, ['linkedIssues("")', 'portfolioChildIssuesOf("")', 'childIssuesOf("")']),
  ...modelled(PROJECT, true, ['projectsLeadByUser()']),
  ...unmodelled(PROJECT, true, [
    'projectsWhereUserHasPermission("")',
    'projectsWhereUserHasRole("")',
    'spacesLeadByUser()',
    'spacesWhereUserHasPermission("")',
    'spacesWhereUserHasRole("")',
  ]),
  ...unmodelled('com.atlassian.jira.bc.project.component.ProjectComponent', true, [
    'componentsLeadByUser()',
  ]),
  ...unmodelled(ISSUE, true, [
    'issueHistory()',
    'watchedIssues()',
    'votedIssues()',
    'updatedBy("")',
    'issuesWithRemoteLinksByGlobalId("")',
    'parentIssuesOf("")',
    'portfolioParentIssuesOf("")',
    'linkedWorkItems("")',
    'childWorkItemsOf("")',
    'parentWorkItemsOf("")',
    'workItemHistory()',
    'watchedWorkItems()',
    'votedWorkItems()',
  ]),
  ...unmodelled(USER, false, ['approver("")', 'pendingBy("")']),
  ...unmodelled(USER, true, ['approved()', 'pending()', 'myApproval()', 'myPending()']),
  ...unmodelled('com.atlassian.jira.issue.customfields.option.Option', true, [
    'cascadeOption("")',
    'choiceOption("")',
  ]),
  ...unmodelled('com.atlassian.servicedesk.Sla', false, [
    'breached()',
    'completed()',
    'elapsed("")',
    'everbreached()',
    'paused()',
    'remaining("")',
    'running()',
    'withinCalendarHours()',
  ]),
  ...unmodelled('com.atlassian.jira.issue.status.Status', true, ['statusCategoryOf("")']),
  ...unmodelled('com.atlassian.servicedesk.Organization', true, ['organizationMembers("")']),
  ...unmodelled('com.atlassian.jira.team.Team', true, ['memberOfTeams()', 'myTeams()']),
];

const byName = new Map(JQL_FUNCTIONS.map((each) => [each.name.toLowerCase(), each]));

function callText(call: FunctionCall): string {
  return `${call.name}(${call.args.join(', ')})`;
}

/** Unknown functions are refused in Jira's words; known ones that are not modelled stop loudly. */
export function knownFunction(call: FunctionCall, scope: Scope): JqlFunction | null {
  const known = byName.get(call.name.toLowerCase());
  if (known === undefined) {
    refuse(scope, `Unable to find JQL function '${callText({ ...call, args: [] })}'.`);
    return null;
  }
  if (!known.isModelled) throw new UnmodelledJql(`the JQL function ${known.name}()`);
  return known;
}

/** The check every function used as the operand of a field goes through. */
export function fitsOperator(
  call: FunctionCall,
  clause: { readonly name: string; readonly operator: string; readonly isList: boolean },
  scope: Scope,
): boolean {
  const known = knownFunction(call, scope);
  if (known === null) return false;
  const wantsList = clause.operator.endsWith('in');
  if (clause.isList || wantsList === known.isList) return true;
  const kind = known.isList ? 'list' : 'non-list';
  refuse(
    scope,
    `Operator '${clause.operator}' does not support the ${kind} value '${callText(call)}' for field '${clause.name}'.`,
  );
  return false;
}
