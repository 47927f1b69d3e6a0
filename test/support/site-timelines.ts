import type { IssueTimeline, ValueChange } from '../../src/domain/metrics/timeline/issue-timeline';
import type { CategoryOf } from '../../src/domain/metrics/timeline/status-timeline';
import type { IssueId, ProjectId } from '../../src/domain/shared/ids';
import { loadSiteData } from '../site/data/load';
import type { HistoryItem, Issue, SiteData } from '../site/jira/model';

/** The issues of a folder of site data, with what happened to them. */
export function siteTimelines(folder: string): {
  readonly timelines: readonly IssueTimeline[];
  readonly categoryOf: CategoryOf;
} {
  const loaded = loadSiteData([folder]);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const data = loaded.value;
  const categories = new Map(
    data.statuses.map(({ id, statusCategory }) => [id, statusCategory.key]),
  );
  return {
    timelines: data.issues.map((issue) => timelineOf(issue, data)),
    categoryOf: (statusId) => categories.get(statusId) ?? 'undefined',
  };
}

function timelineOf({ id, key, fields, histories }: Issue, data: SiteData): IssueTimeline {
  const changes: Record<string, ValueChange[]> = {};
  for (const { created, items } of histories) {
    for (const item of items) {
      const fieldId = item.fieldId ?? item.field;
      changes[fieldId] = [...(changes[fieldId] ?? []), valueChange(Date.parse(created), item)];
    }
  }
  const typeId = idOf(fields['issuetype']);
  return {
    id: id as IssueId,
    key,
    projectId: (idOf(fields['project']) ?? '') as ProjectId,
    hierarchyLevel: data.issueTypes.find((type) => type.id === typeId)?.hierarchyLevel ?? 0,
    createdAt: Date.parse(String(fields['created'])),
    values: { status: idOf(fields['status']), priority: idOf(fields['priority']) },
    changes,
  };
}

const valueChange = (at: number, { from, to }: HistoryItem): ValueChange => ({ at, from, to });

function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return String(value.id);
}
