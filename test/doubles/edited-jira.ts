/**
 * The stand-in of Jira without what has to outlive a process: no journal, no quota, no record of
 * calls. Thousands of them are made in a minute.
 */
import { createJiraChangelogs } from '../../src/adapters/jira/jira-changelogs';
import { createJiraClient } from '../../src/adapters/jira/jira-client';
import { createJiraJqlCheck } from '../../src/adapters/jira/jira-jql-check';
import { createJiraWorkItems } from '../../src/adapters/jira/jira-work-items';
import { NO_USAGE } from '../../src/application/ports/budget';
import type { Ports } from '../../src/application/ports/ports';
import type { Clock } from '../site/clock';
import { applyEdit } from '../site/jira/edits';
import type { SiteData } from '../site/jira/model';
import { answer } from '../site/jira/rest/router';
import { createSearchPages } from '../site/jira/search-pages';
import { createSearchView } from '../site/jira/search-view';
import { createStore } from '../site/jira/store';
import type { JiraEdit, ProductEvent, ProductRequest, ProductResponse } from '../site/seams';
import { POINTS, TEAM_POINTS } from '../support/random-site';

/** No edit of these tests keeps anything at a project. */
const NO_PROPERTIES = {
  get: () => undefined,
  keys: () => [],
  set: () => undefined,
  remove: () => false,
};

export type EditedJira = ReturnType<typeof editedJira>;

/** Answers come at once or not at all. */
const NO_ANSWER_MS = 5;

export function editedJira(data: SiteData, clock: Pick<Clock, 'now'>, appAccountId: string) {
  const store = createStore({ data, clock, appAccountId });
  const search = createSearchView(store, clock);
  const listeners: ((event: ProductEvent) => void)[] = [];
  const edit = (change: JiraEdit) => {
    const { events, ...named } = applyEdit(store, clock.now(), change);
    for (const event of events) for (const listener of listeners) listener(event);
    return named;
  };
  const context = {
    ...{ store, clock, search, edit },
    pages: createSearchPages(clock),
    properties: NO_PROPERTIES,
    options: { appAccountId, manageOkrsPermission: 'manage-okrs' },
  };
  return {
    answer: (request: ProductRequest) => answer(request, context),
    /** Throws when Jira refuses it. */
    edit,
    onEvent: (listener: (event: ProductEvent) => void) => void listeners.push(listener),
    setSearchLag: (milliseconds: number) => {
      search.setLag(milliseconds);
    },
    issue: (id: string) => store.view.issueById(id),
    issues: () => store.view.issues(),
    statuses: () => store.data.statuses,
    onWrite: store.onWrite,
  };
}

/** As much of a `Response` as Forge's package and our adapters look at; a real one takes longer. */
export function jiraFetch(jira: EditedJira, beforeEach: () => void = () => undefined) {
  const request = { accountId: undefined, headers: {}, scopes: ['read:jira-work'] } as const;
  return async (_target: unknown, path: string, init: { method?: string; body?: string } = {}) => {
    beforeEach();
    const { method = 'GET', body } = init;
    const asked = { ...request, provider: 'app', method, path, body, origin: 'backend' } as const;
    return Promise.resolve(lightResponse(jira.answer(asked)));
  };
}

export function lightResponse({ status, headers, body }: ProductResponse) {
  return {
    ...{ status, ok: status >= 200 && status < 300, headers: new Headers(headers) },
    text: async () => Promise.resolve(body),
  };
}

/** The app's own adapters in place of the doubles that the sync asks. */
export function askingJira(
  ports: Ports,
): Pick<Ports, 'workItems' | 'histories' | 'jql' | 'fields' | 'meter'> {
  const client = createJiraClient({ timeoutMs: () => NO_ANSWER_MS });
  return {
    workItems: createJiraWorkItems(client),
    histories: createJiraChangelogs(client),
    jql: createJiraJqlCheck(client),
    fields: {
      ...ports.fields,
      storyPoints: () => Promise.resolve({ companyManaged: POINTS, teamManaged: TEAM_POINTS }),
    },
    meter: { spent: () => ({ ...NO_USAGE, ...client.spent() }) },
  };
}
