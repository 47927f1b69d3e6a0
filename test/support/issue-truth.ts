/** What every issue of the random Jira really was, and when: noted as it is edited. */
import { type IssuePayload, toWorkItem } from '../../src/adapters/jira/issue-payload';
import { neededFields } from '../../src/application/sync/needed-fields';
import type { FieldNeeds } from '../../src/application/ports/work-items';
import type { StatusCategory, WorkItem } from '../../src/domain/metrics/work-item';
import type { EditedSite } from '../doubles/edited-site';

type Fields = IssuePayload['fields'];

interface Moment {
  readonly at: number;
  readonly key: string;
  readonly fields: Fields;
}

interface Dated {
  readonly from: number;
  readonly item: WorkItem;
}

export function issueTruth({ jira, clock }: Pick<EditedSite, 'jira' | 'clock'>) {
  const moments = new Map<string, Moment[]>();
  const edited = new Set<string>();
  jira.onWrite((issueId) => void edited.add(issueId));

  function note(issueId: string): void {
    const issue = jira.issue(issueId);
    if (issue === undefined) return;
    const known = moments.get(issueId) ?? [];
    moments.set(issueId, known);
    const at = clock.now();
    // Of one instant, only how it ended can be told from a changelog.
    if (known.at(-1)?.at === at) known.pop();
    known.push({ at, key: issue.key, fields: { ...issue.fields } as Fields });
  }
  for (const { id } of jira.issues()) note(id);

  /** Jira's changelog tells statuses by id: their categories are those of now. */
  function categories(): ReadonlyMap<string, StatusCategory> {
    return new Map(jira.statuses().map(({ id, statusCategory }) => [id, statusCategory.key]));
  }

  return {
    /** After every edit. */
    noteEdits(): void {
      for (const issueId of edited) note(issueId);
      edited.clear();
    },
    /**
     * The steps that led from what was known to what is: back to the last time the issue was what
     * was known, so that going there and back in between is no step. `null` when the way back
     * does not lead there, as where the difference is in no changelog.
     */
    between(before: WorkItem, after: WorkItem, needs: FieldNeeds): readonly Dated[] | null {
      const category = categories();
      const known = moments.get(after.id) ?? [];
      const style = known.at(-1)?.fields.project.simplified ?? false;
      const states = known.map(({ at, key, fields }): Dated => {
        const { status, project } = fields;
        const id = (status as { id?: string }).id ?? '';
        const statusCategory = { key: category.get(id) ?? 'undefined' };
        const told = {
          ...fields,
          status: { ...status, statusCategory },
          project: { ...project, simplified: style },
        };
        return {
          from: at,
          item: asIf(
            after,
            neededFields(toWorkItem({ id: after.id, key, fields: told }, needs), needs),
          ),
        };
      });
      const last = states.findLastIndex(({ item }) => isSame(item, after));
      const first = states.slice(0, last).findLastIndex(({ item }) => isSame(item, before));
      return last === -1 || first === -1 ? null : states.slice(first + 1, last + 1);
    },
  };
}

/** What no changelog tells is taken to have been what it is. */
function asIf(after: WorkItem, then: WorkItem): WorkItem {
  const { hierarchyLevel, isRestricted, hasStoryPointConflict } = after;
  const { aggregateTimeSpent, aggregateOriginalEstimate, aggregateRemainingEstimate } = after;
  return {
    ...then,
    ...{ hierarchyLevel, isRestricted, hasStoryPointConflict },
    ...{ aggregateTimeSpent, aggregateOriginalEstimate, aggregateRemainingEstimate },
  };
}

/** Its key changes nothing that is measured. */
function isSame(a: WorkItem, b: WorkItem): boolean {
  return JSON.stringify({ ...a, key: '' }) === JSON.stringify({ ...b, key: '' });
}
