import { durationSeconds } from '../field-input';
import { EditRefusal } from '../edit-refusal';
import { jiraInstant } from '../instants';
import type { Issue } from '../model';
import { created, type Exchange, json, NO_ISSUE, refusal, type RestAnswer } from './exchange';
import { visibleIssue, write } from './issues';
import { selfUrl } from './self-url';

const PAGE = 1000;
/** What was logged within the last minute is not listed yet. */
const SETTLING_MS = 60_000;

interface Worklog {
  readonly id: string;
  readonly issueId?: string;
  readonly author?: unknown;
  readonly created?: string;
  readonly updated?: string;
  readonly started?: string;
  readonly timeSpentSeconds: number;
}

function worklogsOf({ id, fields }: Issue): Worklog[] {
  const { worklogs = [] } = (fields['worklog'] ?? {}) as { worklogs?: Worklog[] };
  return worklogs.map((log) => ({ ...log, issueId: id }));
}

const shape = (log: Worklog) => ({
  ...log,
  self: selfUrl(`api/3/issue/${log.issueId ?? ''}/worklog/${log.id}`),
});

function* all({ store, viewer }: Exchange): Generator<Worklog> {
  for (const issue of store.view.issues()) {
    if (issue.fields['worklog'] === undefined || issue.fields['worklog'] === null) continue;
    if (store.view.canBrowse(viewer.accountId, issue)) yield* worklogsOf(issue);
  }
}

const updatedAt = ({ updated, created: made }: Worklog) =>
  Date.parse((updated ?? made ?? '').replace(/\+0000$/, 'Z'));

export function updatedWorklogs(exchange: Exchange): RestAnswer {
  const since = Number(exchange.query.get('since') ?? 0);
  const until = exchange.clock.now() - SETTLING_MS;
  const found = [...all(exchange)]
    .map((log) => ({ worklogId: Number(log.id), updatedTime: updatedAt(log), properties: [] }))
    .filter(({ updatedTime }) => updatedTime >= since && updatedTime <= until)
    .sort((a, b) => a.updatedTime - b.updatedTime);
  const values = found.slice(0, PAGE);
  return json(
    changed('updated', { values, since, lastPage: values.length === found.length }),
    values.length,
  );
}

/** People cannot delete single worklogs on this site; those of deleted issues are not listed. */
export function deletedWorklogs({ query }: Exchange): RestAnswer {
  const since = Number(query.get('since') ?? 0);
  return json(changed('deleted', { values: [], since, lastPage: true }));
}

function changed(
  what: string,
  page: {
    readonly values: readonly { readonly updatedTime: number }[];
    readonly since: number;
    readonly lastPage: boolean;
  },
) {
  const until = page.values.at(-1)?.updatedTime ?? page.since;
  const self = selfUrl(`api/3/worklog/${what}?since=${page.since}`);
  return { ...page, until, self };
}

export function listWorklogs(exchange: Exchange): RestAnswer {
  const { ids } = exchange.body;
  const asked = new Set(Array.isArray(ids) ? ids.map(String) : []);
  if (asked.size > PAGE) return refusal(400, [`At most ${PAGE} ids are allowed.`]);
  const found = [...all(exchange)].filter(({ id }) => asked.has(id)).map(shape);
  return json(found, found.length);
}

export function issueWorklogs(exchange: Exchange): RestAnswer {
  const issue = visibleIssue(exchange);
  if (issue === undefined) return refusal(404, [NO_ISSUE]);
  const worklogs = worklogsOf(issue).map(shape);
  const { length } = worklogs;
  return json({ startAt: 0, maxResults: 5000, total: length, worklogs }, length);
}

/** Logged time is spent time, and shortens what remains. */
export function addWorklog(exchange: Exchange): RestAnswer {
  const { body, clock, store, viewer } = exchange;
  const issue = visibleIssue(exchange);
  if (issue === undefined) return refusal(404, [NO_ISSUE]);
  const seconds = secondsOf(body);
  if (seconds === null) return refusal(400, [], { timeLogged: 'Invalid time duration entered.' });
  const logs = worklogsOf(issue);
  const now = jiraInstant(clock.now());
  const log: Worklog = {
    id: `${issue.id}${logs.length + 1}`,
    issueId: issue.id,
    author: store.data.users.find(({ accountId }) => accountId === viewer.accountId),
    created: now,
    updated: now,
    started: typeof body['started'] === 'string' ? body['started'] : now,
    timeSpentSeconds: seconds,
  };
  const { timespent, timeestimate } = issue.fields;
  const remaining = typeof timeestimate === 'number' ? Math.max(0, timeestimate - seconds) : null;
  const answer = write(exchange, ({ id }) => ({
    kind: 'update',
    issueId: id,
    fields: {
      worklog: { total: logs.length + 1, worklogs: [...logs, log] },
      timespent: (typeof timespent === 'number' ? timespent : 0) + seconds,
      timeestimate: remaining,
    },
  }));
  return answer.status === 204 ? created(shape(log)) : answer;
}

function secondsOf(body: Readonly<Record<string, unknown>>): number | null {
  const { timeSpentSeconds, timeSpent } = body;
  if (typeof timeSpentSeconds === 'number') return timeSpentSeconds > 0 ? timeSpentSeconds : null;
  if (typeof timeSpent !== 'string') return null;
  try {
    return durationSeconds(timeSpent);
  } catch (thrown) {
    if (thrown instanceof EditRefusal) return null;
    throw thrown;
  }
}
