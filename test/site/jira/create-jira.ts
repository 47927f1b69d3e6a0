/** The Jira stand-in: one site, its REST API, its edits, its events, its quota. */
import type { Clock } from '../clock';
import type { Database } from '../database';
import type { TimedChange } from '../data/timed-change';
import type {
  Jira,
  JiraEdit,
  JiraFault,
  ProductEvent,
  ProductRequest,
  ProductResponse,
  RecordedCall,
} from '../seams';
import { applyEdit } from './edits';
import { createFaults } from './faults';
import { createQuota } from './quota';
import { createRecordedHistory } from './recorded-history';
import { createProperties } from './properties';
import { createSearchPages } from './search-pages';
import { createSearchView } from './search-view';
import { answer } from './rest/router';
import { createStore } from './store';
import type { SiteData } from './model';

const KEPT_CALLS = 5_000;

type Answered = ProductResponse & { readonly points?: number; readonly isUnmodelled?: boolean };

export interface JiraOptions {
  /** The site at the start instant. */
  readonly data: SiteData;
  readonly future: readonly TimedChange[];
  readonly clock: Clock;
  readonly db: Database;
  readonly appAccountId: string;
  /** The key Jira gives to the app's own project permission. */
  readonly manageOkrsPermission: string;
  readonly pointsPerHour?: number;
}

export function createJira(options: JiraOptions): Jira {
  const { data, future, clock, db, appAccountId } = options;
  const store = createStore({ data, clock, appAccountId, future });
  const history = createRecordedHistory(store, future);
  const search = createSearchView(store, clock);
  const pages = createSearchPages(clock);
  const properties = createProperties(db);
  const quota = createQuota(clock, options.pointsPerHour ?? 65_000);
  const faults = createFaults();
  const listeners: ((event: ProductEvent) => void)[] = [];
  let calls: RecordedCall[] = [];

  const journal = createJournal(db);
  // Each edit is replayed at its own instant, so that dates, ids and keys come out the same.
  for (const { at, edit } of journal.all()) {
    history.catchUp(at);
    applyEdit(store, at, edit);
  }
  history.catchUp(clock.now());

  /** An app's own calls, its pages' included, raise events that it may choose to ignore. */
  const raise = (events: readonly ProductEvent[], selfGenerated = false) => {
    for (const { name, payload } of events) {
      for (const listener of listeners) listener({ name, payload: { ...payload, selfGenerated } });
    }
  };

  const edit = (change: JiraEdit, isByApp = false) => {
    const at = clock.now();
    raise(history.catchUp(at));
    // A refused edit throws before it changes anything.
    const outcome = applyEdit(store, at, change);
    journal.add(at, change);
    raise(outcome.events, isByApp);
    return {
      ...(outcome.issueId === undefined ? {} : { issueId: outcome.issueId }),
      ...(outcome.issueKey === undefined ? {} : { issueKey: outcome.issueKey }),
    };
  };

  return {
    async handle(request) {
      const started = performance.now();
      const fault = faults.take(request.path);
      const free = request.origin !== 'backend';
      const response =
        (await faults.answer(fault)) ??
        (free ? undefined : quota.refusal()) ??
        answer(request, {
          ...{ store, clock, search, pages, properties, options },
          edit: (change) => edit(change, request.origin !== 'shell'),
        });
      const { points, isUnmodelled, ...sent }: Answered = response;
      const cost = free ? 0 : (points ?? 1);
      if (!free) quota.spend(cost);
      const told = free ? sent : { ...sent, headers: { ...quota.headers(), ...sent.headers } };
      const final = faults.truncate(fault, told);
      calls.push(
        record(request, final, {
          at: clock.now(),
          points: cost,
          isUnmodelled: isUnmodelled === true,
          durationMs: performance.now() - started,
        }),
      );
      if (calls.length > 2 * KEPT_CALLS) calls = calls.slice(-KEPT_CALLS);
      return final;
    },
    edit: (change) => edit(change),
    onEvent: (listener) => void listeners.push(listener),
    catchUp() {
      const events = history.catchUp(clock.now());
      raise(events);
      return { changes: events.length };
    },
    nextRecordedAt: () => history.nextAt(),
    calls: () => calls.slice(-KEPT_CALLS),
    clearCalls: () => {
      calls = [];
    },
    addFault: (fault: JiraFault) => {
      faults.add(fault);
    },
    clearFaults: () => {
      faults.clear();
    },
    setSearchLag: (milliseconds) => {
      search.setLag(milliseconds);
    },
  };
}

function record(
  request: ProductRequest,
  response: ProductResponse,
  cost: Pick<RecordedCall, 'at' | 'points' | 'isUnmodelled' | 'durationMs'>,
): RecordedCall {
  return {
    ...cost,
    provider: request.provider,
    accountId: request.accountId,
    origin: request.origin,
    method: request.method,
    path: request.path,
    requestBody: request.body,
    status: response.status,
    responseBody: response.body,
    responseBytes: Buffer.byteLength(response.body),
  };
}

/** Edits outlive the process: each is on disk before it is acknowledged. */
function createJournal(db: Database) {
  db.exec('create table if not exists jira_edits (seq integer primary key, at real, edit text)');
  const insert = db.prepare('insert into jira_edits (at, edit) values (?, ?)');
  const select = db.prepare('select at, edit from jira_edits order by seq');
  return {
    add: (at: number, edit: JiraEdit) => void insert.run(at, JSON.stringify(edit)),
    all: () =>
      (select.all() as { at: number; edit: string }[]).map(({ at, edit }) => ({
        at,
        edit: JSON.parse(edit) as JiraEdit,
      })),
  };
}
