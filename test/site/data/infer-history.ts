import type { History, HistoryItem, Issue } from '../jira/model';
import { parseInstant } from './instant';
import { asRecords, isRecord, textOf } from './raw-value';

const PARENT_ITEMS = new Set(['IssueParentAssociation', 'Epic Link', 'Parent Link', 'Parent']);

/** A resolution is set in the same step as the status; clocks of the two differ by milliseconds. */
const SAME_STEP_MS = 5_000;

/**
 * Adds the changelog entries that a file lacks but proves in other fields: a resolution was set at
 * its date, time was spent when it was logged, an epic cannot have been a parent before it was
 * created. Nothing else is guessed; whatever has no entry is taken to hold since creation.
 */
export function inferHistory(issues: readonly Issue[]): void {
  const createdOf = new Map(issues.map(({ id, fields }) => [id, fields['created']]));
  for (const issue of issues) {
    inferResolution(issue);
    inferTimeSpent(issue);
    inferParent(issue, createdOf);
    issue.histories.sort(
      (a, b) => instantOf(a) - instantOf(b) || a.id.localeCompare(b.id, 'en', { numeric: true }),
    );
  }
}

const instantOf = (history: History) => parseInstant(history.created) ?? 0;
const hasItem = (issue: Issue, isMeant: (item: HistoryItem) => boolean) =>
  issue.histories.some((history) => history.items.some(isMeant));

function inferResolution(issue: Issue): void {
  const { resolution, resolutiondate } = issue.fields;
  const at = parseInstant(resolutiondate);
  if (!isRecord(resolution) || at === null || typeof resolutiondate !== 'string') return;
  if (hasItem(issue, (item) => (item.fieldId ?? item.field) === 'resolution')) return;
  const item = change({
    field: 'resolution',
    fieldId: 'resolution',
    from: null,
    to: textOf(resolution, 'id'),
    toText: textOf(resolution, 'name'),
  });
  const index = issue.histories.findIndex(
    (history) =>
      Math.abs(instantOf(history) - at) <= SAME_STEP_MS &&
      history.items.some(({ field }) => field === 'status'),
  );
  const found = issue.histories[index];
  if (found === undefined) add(issue, { created: resolutiondate, author: null, items: [item] });
  else issue.histories[index] = { ...found, items: [...found.items, item] };
}

/** Only where the worklogs at hand add up to the time spent; otherwise some are missing. */
function inferTimeSpent(issue: Issue): void {
  const { worklog, timespent } = issue.fields;
  if (!isRecord(worklog) || typeof timespent !== 'number') return;
  if (hasItem(issue, ({ field }) => field === 'timespent')) return;
  const logs = asRecords(worklog['worklogs'])
    .map((log) => ({ log, created: textOf(log, 'created') ?? '' }))
    .sort((a, b) => (parseInstant(a.created) ?? 0) - (parseInstant(b.created) ?? 0));
  const total = logs.reduce((sum, { log }) => sum + Number(log['timeSpentSeconds']), 0);
  if (total !== timespent) return;
  let spent = 0;
  for (const { log, created } of logs) {
    const from = spent === 0 ? null : String(spent);
    spent += Number(log['timeSpentSeconds']);
    const to = String(spent);
    const author = isRecord(log['author']) ? textOf(log['author'], 'accountId') : null;
    add(issue, {
      created,
      author: author === null ? null : { accountId: author },
      items: [change({ field: 'timespent', fieldId: 'timespent', from, to, toText: to })],
    });
  }
}

function inferParent(issue: Issue, createdOf: ReadonlyMap<string, unknown>): void {
  const { parent, created } = issue.fields;
  if (!isRecord(parent) || hasItem(issue, ({ field }) => PARENT_ITEMS.has(field))) return;
  const id = textOf(parent, 'id');
  const parentCreated = createdOf.get(id ?? '');
  if (typeof parentCreated !== 'string') return;
  if ((parseInstant(parentCreated) ?? 0) <= (parseInstant(created) ?? 0)) return;
  add(issue, {
    created: parentCreated,
    author: null,
    items: [
      change({
        field: 'IssueParentAssociation',
        from: null,
        to: id,
        toText: textOf(parent, 'key'),
      }),
    ],
  });
}

interface Change {
  readonly field: string;
  readonly fieldId?: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly toText: string | null;
}

function change({ field, fieldId, from, to, toText }: Change): HistoryItem {
  return {
    field,
    ...(fieldId === undefined ? {} : { fieldId }),
    fieldtype: 'jira',
    from,
    fromString: from,
    to,
    toString: toText,
  };
}

function add(issue: Issue, history: Omit<History, 'id'>): void {
  // Ids of one issue must differ and stay the same at every load; Jira's own are far smaller.
  const id = `9${issue.id.padStart(9, '0')}${String(issue.histories.length).padStart(4, '0')}`;
  issue.histories.push({ id, ...history });
}
