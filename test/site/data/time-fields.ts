import { isRecord } from './raw-value';

type Fields = Readonly<Record<string, unknown>>;

const seconds = (value: unknown) => (typeof value === 'number' ? value : null);

/** Jira's `progress`: seconds logged, and logged plus remaining; no percentage without a total. */
function progress(spent: number | null, remaining: number | null) {
  const total = (spent ?? 0) + (remaining ?? 0);
  const done = { progress: spent ?? 0, total };
  return total === 0 ? done : { ...done, percent: Math.floor((100 * done.progress) / total) };
}

/** `null` only if no part has a value: Jira tells "nothing logged" from "zero logged". */
function sum(parts: readonly (number | null)[]): number | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce((total, part) => total + part, 0);
}

/**
 * The time fields that Jira computes: from an issue's own three, and for the `aggregate…` ones
 * from those of its sub-tasks too.
 */
export function timeFields(
  fields: Fields,
  subtasks: readonly Fields[],
): Readonly<Record<string, unknown>> {
  const own = (name: string) => seconds(fields[name]);
  const all = (name: string) => sum([fields, ...subtasks].map((one) => seconds(one[name])));
  const tracked = {
    originalEstimateSeconds: own('timeoriginalestimate'),
    remainingEstimateSeconds: own('timeestimate'),
    timeSpentSeconds: own('timespent'),
  };
  return {
    progress: progress(own('timespent'), own('timeestimate')),
    timetracking: Object.fromEntries(Object.entries(tracked).filter(([, value]) => value !== null)),
    aggregatetimespent: all('timespent'),
    aggregatetimeestimate: all('timeestimate'),
    aggregatetimeoriginalestimate: all('timeoriginalestimate'),
    aggregateprogress: progress(all('timespent'), all('timeestimate')),
  };
}

/** Writes the computed time fields of every issue, after its own or its sub-tasks' changed. */
export function refreshTimeFields(
  issues: Iterable<{ readonly id: string; readonly fields: Record<string, unknown> }>,
): void {
  const all = [...issues];
  const subtasks = new Map<string, Fields[]>();
  for (const { fields } of all) {
    const { parent, issuetype } = fields;
    if (!isRecord(parent) || !isRecord(issuetype) || issuetype['subtask'] !== true) continue;
    const id = String(parent['id']);
    subtasks.set(id, [...(subtasks.get(id) ?? []), fields]);
  }
  for (const { id, fields } of all) {
    Object.assign(fields, timeFields(fields, subtasks.get(id) ?? []));
  }
}
