/** Which endpoint answers a call; anything else is not modelled and says so. */
import type { ProductRequest } from '../../seams';
import { UnmodelledJql } from '../jql/jql-scope';
import * as boards from './boards';
import * as changelogs from './changelogs';
import { type Exchange, refusal, type RestAnswer, type RestContext, unmodelled } from './exchange';
import * as filters from './filters';
import * as issues from './issues';
import * as lists from './lists';
import { malformed } from './malformed';
import * as logged from './worklogs';
import * as people from './people';
import * as properties from './project-properties';
import * as rights from './rights';
import * as site from './site-facts';
import * as search from './search';

type Endpoint = (exchange: Exchange) => RestAnswer;

/** All of them are needed. */
type Scopes = readonly string[];

const READ: Scopes = ['read:jira-work'];
const WRITE: Scopes = ['write:jira-work'];
const USERS: Scopes = ['read:jira-user'];
const SPRINTS: Scopes = ['read:sprint:jira-software'];

const API = '/rest/api/3';
const AGILE = '/rest/agile/1.0';
const SOFTWARE = '/rest/software/1.0';

/** `*` in a path is one parameter. The scope is what Forge asks for; absent: `read:jira-work`. */
export const ENDPOINTS: readonly (readonly [string, string, Endpoint, scopes?: Scopes])[] = [
  ['POST', `${API}/search/jql`, search.search],
  ['GET', `${API}/search/jql`, search.search],
  ['POST', `${API}/search/approximate-count`, search.approximateCount],
  ['POST', `${API}/jql/parse`, search.parse],
  ['POST', `${API}/jql/match`, search.match],
  ['GET', `${API}/jql/autocompletedata`, search.autocomplete],
  ['GET', `${API}/jql/autocompletedata/suggestions`, site.suggestions],
  ['GET', `${API}/filter/search`, filters.filterSearch],
  ['GET', `${API}/filter/*`, filters.getFilter],
  ['POST', `${API}/issue`, issues.createIssue, WRITE],
  ['POST', `${API}/issue/bulkfetch`, issues.bulkFetch],
  ['POST', `${API}/changelog/bulkfetch`, changelogs.bulkChangelog],
  ['GET', `${API}/issue/*/changelog`, changelogs.changelog],
  ['GET', `${API}/issue/*/transitions`, issues.transitions],
  ['POST', `${API}/issue/*/transitions`, issues.transition, WRITE],
  ['POST', `${API}/issue/*/notify`, issues.notify, WRITE],
  ['GET', `${API}/issue/*/worklog`, logged.issueWorklogs],
  ['POST', `${API}/issue/*/worklog`, logged.addWorklog, WRITE],
  ['GET', `${API}/worklog/updated`, logged.updatedWorklogs],
  ['GET', `${API}/worklog/deleted`, logged.deletedWorklogs],
  ['POST', `${API}/worklog/list`, logged.listWorklogs],
  ['GET', `${API}/issue/*`, issues.getIssue],
  ['PUT', `${API}/issue/*`, issues.updateIssue, WRITE],
  ['DELETE', `${API}/issue/*`, issues.deleteIssue, WRITE],
  ['GET', `${API}/field`, lists.fields],
  ['GET', `${API}/field/search`, lists.fieldSearch],
  ['GET', `${API}/status`, lists.statuses],
  ['GET', `${API}/statuses/search`, site.statusSearch, ['manage:jira-configuration']],
  ['GET', `${API}/serverInfo`, site.serverInfo, []],
  ['GET', `${API}/configuration`, site.configuration, USERS],
  ['GET', `${API}/resolution`, lists.resolutions],
  ['GET', `${API}/statuscategory`, lists.statusCategories],
  ['GET', `${API}/issuetype`, lists.issueTypes],
  ['GET', `${API}/priority`, lists.priorities],
  ['GET', `${API}/project/search`, lists.projectSearch],
  ['GET', `${API}/project/*`, lists.getProject],
  ['GET', `${API}/project/*/statuses`, lists.projectStatuses],
  ['GET', `${API}/project/*/versions`, lists.projectVersions],
  ['GET', `${API}/project/*/version`, lists.projectVersionPage],
  ['GET', `${API}/project/*/components`, lists.projectComponents],
  ['GET', `${API}/project/*/properties`, properties.keys],
  ['GET', `${API}/project/*/properties/*`, properties.get],
  ['PUT', `${API}/project/*/properties/*`, properties.put, ['manage:jira-project']],
  ['DELETE', `${API}/project/*/properties/*`, properties.remove, ['manage:jira-project']],
  ['GET', `${API}/myself`, people.myself, USERS],
  ['GET', `${API}/user`, people.user, USERS],
  ['GET', `${API}/user/bulk`, people.userBulk, USERS],
  ['GET', `${API}/user/search`, people.userSearch, USERS],
  ['GET', `${API}/user/viewissue/search`, people.usersWithBrowsePermission, USERS],
  ['POST', `${API}/permissions/check`, rights.checkPermissions],
  ['POST', `${API}/permissions/project`, rights.permittedProjects],
  ['GET', `${API}/mypermissions`, rights.myPermissions],
  ['GET', `${AGILE}/board`, boards.boards, ['read:board-scope:jira-software', 'read:project:jira']],
  [
    'GET',
    `${AGILE}/board/*/configuration`,
    boards.boardConfiguration,
    ['read:board-scope.admin:jira-software', 'read:project:jira'],
  ],
  ['GET', `${AGILE}/board/*/sprint`, boards.boardSprints, SPRINTS],
  ['GET', `${AGILE}/sprint/*`, boards.sprint, SPRINTS],
  [
    'GET',
    `${SOFTWARE}/sprint/*/issue`,
    search.sprintIssues,
    ['read:sprint:jira-software', 'read:issue-details:jira', 'read:jql:jira'],
  ],
];

export function answer(
  request: ProductRequest,
  context: RestContext & { readonly edit: Exchange['edit'] },
): RestAnswer {
  const url = new URL(request.path, 'https://local.invalid');
  const segments = decoded(url.pathname);
  if (segments === null) return refusal(400, ['The request path is not valid.']);
  if (url.pathname === `${API}/search`) {
    return refusal(410, ['The requested API has been removed. Use /rest/api/3/search/jql.']);
  }
  for (const [method, pattern, endpoint, scopes = READ] of ENDPOINTS) {
    const params = parametersOf(pattern, segments);
    if (method !== request.method || params === null) continue;
    const missing = scopes.filter((scope) => !request.scopes.includes(scope));
    if (request.origin !== 'shell' && missing.length > 0) {
      return refusal(403, [`Scope ${missing.join(', ')} is missing.`]);
    }
    return run(endpoint, request, { ...context, params, query: url.searchParams });
  }
  return unmodelled(`${request.method} ${url.pathname}`);
}

function run(
  endpoint: Endpoint,
  request: ProductRequest,
  place: Omit<Exchange, 'request' | 'body' | 'viewer'>,
): RestAnswer {
  const wrong = malformed(request);
  if (wrong !== null) return wrong;
  const isEmpty = request.body === undefined || request.body === '';
  const body = (isEmpty ? {} : JSON.parse(request.body)) as Record<string, unknown>;
  const accountId =
    request.provider === 'app' ? place.options.appAccountId : (request.accountId ?? null);
  const user = place.store.data.users.find((one) => one.accountId === accountId);
  const viewer = { accountId, timeZone: user?.timeZone ?? 'UTC' };
  try {
    return endpoint({ ...place, request, body, viewer });
  } catch (thrown) {
    if (thrown instanceof UnmodelledJql) return unmodelled(thrown.message);
    throw thrown;
  }
}

function decoded(pathname: string): string[] | null {
  try {
    return pathname.split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** Fixed segments win because they stand before `*` in the list. */
function parametersOf(pattern: string, segments: readonly string[]): string[] | null {
  const parts = pattern.split('/');
  if (parts.length !== segments.length) return null;
  const params: string[] = [];
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (part === '*') params.push(segment);
    else if (part !== segment) return null;
  }
  return params;
}
