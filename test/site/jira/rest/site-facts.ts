import { jiraInstant } from '../instants';
import type { StatusCategory } from '../model';
import { type Exchange, json, paged, type RestAnswer } from './exchange';

export function serverInfo({ clock }: Exchange): RestAnswer {
  return json({
    baseUrl: 'https://throughline.atlassian.net',
    version: '1001.0.0-SNAPSHOT',
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100_280,
    serverTime: jiraInstant(clock.now()),
    serverTitle: 'Jira',
  });
}

export function configuration(): RestAnswer {
  return json({
    votingEnabled: true,
    watchingEnabled: true,
    unassignedIssuesAllowed: true,
    subTasksEnabled: true,
    issueLinkingEnabled: true,
    timeTrackingEnabled: true,
    attachmentsEnabled: true,
    timeTrackingConfiguration: {
      workingHoursPerDay: 8,
      workingDaysPerWeek: 5,
      timeFormat: 'pretty',
      defaultUnit: 'minute',
    },
  });
}

const CATEGORIES: Readonly<Record<StatusCategory['key'], string>> = {
  undefined: 'TODO',
  new: 'TODO',
  indeterminate: 'IN_PROGRESS',
  done: 'DONE',
};

export function statusSearch({ store, query }: Exchange): RestAnswer {
  const text = (query.get('searchString') ?? '').toLowerCase();
  const category = query.get('statusCategory');
  const found = store.data.statuses
    .map(({ id, name, statusCategory }) => ({
      id,
      name,
      statusCategory: CATEGORIES[statusCategory.key],
      description: '',
      scope: { type: 'GLOBAL' },
    }))
    .filter((status) => status.name.toLowerCase().includes(text))
    .filter((status) => category === null || status.statusCategory === category);
  const page = paged(found, query, { most: 200, usual: 200 });
  return json(page, page.values.length);
}

const MOST_SUGGESTIONS = 15;

/** Values that begin with what was typed, for the fields with a list of names. */
export function suggestions(exchange: Exchange): RestAnswer {
  const { query } = exchange;
  const field = (query.get('fieldName') ?? '').toLowerCase();
  const typed = (query.get('fieldValue') ?? '').toLowerCase();
  const results = namesOf(exchange, field)
    .filter(({ displayName }) => displayName.toLowerCase().includes(typed))
    .slice(0, MOST_SUGGESTIONS);
  return json({ results });
}

interface Suggestion {
  readonly value: string;
  readonly displayName: string;
}

function namesOf({ store, viewer }: Exchange, field: string): readonly Suggestion[] {
  const { data, view } = store;
  const byName = (list: readonly { readonly name: string }[]) =>
    [...new Set(list.map(({ name }) => name))].map((name) => ({
      value: /^\w+$/.test(name) ? name : `"${name}"`,
      displayName: name,
    }));
  const lists: Readonly<Record<string, () => readonly Suggestion[]>> = {
    status: () => byName(data.statuses),
    issuetype: () => byName(data.issueTypes),
    type: () => byName(data.issueTypes),
    priority: () => byName(data.priorities),
    resolution: () => byName(data.resolutions),
    sprint: () => byName(data.sprints),
    fixversion: () => byName(data.versions),
    affectedversion: () => byName(data.versions),
    component: () => byName(data.components),
    statuscategory: () => byName(data.statuses.map(({ statusCategory }) => statusCategory)),
    project: () =>
      data.projects
        .filter((project) => view.canBrowseProject(viewer.accountId, project))
        .map(({ key, name }) => ({ value: key, displayName: `${name} (${key})` })),
    labels: () => byName(labelsOf(store.view.issues())),
    assignee: () => people(data.users),
    reporter: () => people(data.users),
  };
  return lists[field]?.() ?? [];
}

function labelsOf(issues: Iterable<{ readonly fields: Readonly<Record<string, unknown>> }>) {
  const names = new Set<string>();
  for (const { fields } of issues) {
    const labels = Array.isArray(fields['labels']) ? fields['labels'] : [];
    for (const label of labels) names.add(String(label));
  }
  return [...names].sort().map((name) => ({ name }));
}

function people(users: readonly { readonly accountId: string; readonly displayName: string }[]) {
  return users.map(({ accountId, displayName }) => ({ value: accountId, displayName }));
}
