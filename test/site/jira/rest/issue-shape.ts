/** An issue as REST returns it: the asked fields, the derived ones filled in. */
import type { Issue } from '../model';
import type { Store } from '../store';

const CHANGELOG_IN_SEARCH = 40;

export interface ShapeOptions {
  /** Field ids; `*all` and `*navigable` mean all. */
  readonly fields: readonly string[];
  readonly expand: readonly string[];
}

export function issueShape(store: Store, issue: Issue, { fields, expand }: ShapeOptions) {
  const wanted = fieldsOf(store, issue, fields);
  const newest = [...issue.histories].reverse();
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: `https://local.invalid/rest/api/3/issue/${issue.id}`,
    key: issue.key,
    ...(Object.keys(wanted).length === 0 ? {} : { fields: wanted }),
    ...(expand.includes('changelog')
      ? {
          changelog: {
            startAt: 0,
            maxResults: CHANGELOG_IN_SEARCH,
            total: newest.length,
            histories: newest.slice(0, CHANGELOG_IN_SEARCH),
          },
        }
      : {}),
  };
}

function fieldsOf(store: Store, issue: Issue, fields: readonly string[]): Record<string, unknown> {
  const all = fields.includes('*all') || fields.includes('*navigable');
  const removed = new Set(fields.filter((id) => id.startsWith('-')).map((id) => id.slice(1)));
  const known = derived(store, issue);
  const entries = Object.entries(known).filter(
    ([id]) => (all || fields.includes(id)) && !removed.has(id),
  );
  return Object.fromEntries(entries);
}

/** Sub-tasks, aggregates and progress follow from other issues and fields. */
function derived(store: Store, issue: Issue): Record<string, unknown> {
  const subtasks = store.view
    .childrenOf(issue.id)
    .filter((child) => (child.fields['issuetype'] as { subtask?: boolean }).subtask === true);
  const family = [issue, ...subtasks];
  const sum = (field: string): number | null => {
    const values = family.map((one) => one.fields[field]).filter((one) => typeof one === 'number');
    return values.length === 0 ? null : values.reduce((total, one) => total + one, 0);
  };
  const of = (field: string) => issue.fields[field] as number | null | undefined;
  return {
    ...issue.fields,
    subtasks: subtasks.map(({ id, key, fields }) => ({
      id,
      key,
      fields: {
        summary: fields['summary'],
        status: fields['status'],
        issuetype: fields['issuetype'],
      },
    })),
    aggregatetimespent: sum('timespent'),
    aggregatetimeoriginalestimate: sum('timeoriginalestimate'),
    aggregatetimeestimate: sum('timeestimate'),
    progress: progress(of('timespent'), of('timeestimate')),
    aggregateprogress: progress(sum('timespent'), sum('timeestimate')),
  };
}

function progress(spent: number | null | undefined, remaining: number | null | undefined) {
  const total = (spent ?? 0) + (remaining ?? 0);
  return {
    progress: spent ?? 0,
    total,
    ...(total === 0 ? {} : { percent: Math.floor((100 * (spent ?? 0)) / total) }),
  };
}
