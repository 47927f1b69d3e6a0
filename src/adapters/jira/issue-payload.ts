import * as z from 'zod';
import type { StoryPointFields } from '../../application/ports/fields';
import type { FieldNeeds } from '../../application/ports/work-items';
import type { StatusCategory, WorkItem } from '../../domain/metrics/work-item';
import type { IssueId, ProjectId } from '../../domain/shared/ids';

const statusCategories = ['new', 'indeterminate', 'done', 'undefined'] as const;

export const statusPayload = z.object({
  name: z.string().default(''),
  statusCategory: z.object({ key: z.enum(statusCategories).catch('undefined') }),
});

const issueFields = z.looseObject({
  status: statusPayload,
  issuetype: z.object({ hierarchyLevel: z.number().default(0) }),
  project: z.object({
    id: z.string(),
    simplified: z.boolean().default(false),
  }),
  parent: z.object({ id: z.string() }).nullish(),
  security: z.object({ id: z.string() }).nullish(),
});

export const issuePayload = z.object({ id: z.string(), key: z.string(), fields: issueFields });
export type IssuePayload = z.infer<typeof issuePayload>;

const BASE_FIELDS = ['status', 'issuetype', 'project', 'parent', 'security'];
const TIME_FIELDS = ['timespent', 'timeoriginalestimate', 'timeestimate'];
const AGGREGATE_FIELDS = TIME_FIELDS.map((field) => `aggregate${field}`);

/** Only what the measures read: every field more makes pages slower. */
export function fieldIds(needs: FieldNeeds): readonly string[] {
  return [
    ...BASE_FIELDS,
    ...(needs.times ? TIME_FIELDS : []),
    ...(needs.aggregateTimes ? AGGREGATE_FIELDS : []),
    ...storyPointIds(needs.storyPoints),
    ...needs.numbers,
  ];
}

function storyPointIds(fields: StoryPointFields | null): readonly string[] {
  if (fields === null) return [];
  const ids = [fields.override, fields.companyManaged, fields.teamManaged];
  return [...new Set(ids.filter((id) => id !== null))];
}

export function toWorkItem({ id, key, fields }: IssuePayload, needs: FieldNeeds): WorkItem {
  const number = (fieldId: string) => numberField(fields, fieldId);
  return {
    id: id as IssueId,
    key,
    projectId: fields.project.id as ProjectId,
    parentId: (fields.parent?.id ?? null) as IssueId | null,
    hierarchyLevel: fields.issuetype.hierarchyLevel,
    statusCategory: fields.status.statusCategory.key satisfies StatusCategory,
    isRestricted: fields.security != null,
    timeSpent: number('timespent'),
    originalEstimate: number('timeoriginalestimate'),
    remainingEstimate: number('timeestimate'),
    aggregateTimeSpent: number('aggregatetimespent'),
    aggregateOriginalEstimate: number('aggregatetimeoriginalestimate'),
    aggregateRemainingEstimate: number('aggregatetimeestimate'),
    ...storyPointsOf(fields, needs.storyPoints),
    numbers: Object.fromEntries(needs.numbers.map((fieldId) => [fieldId, number(fieldId)])),
  };
}

function numberField(
  fields: Readonly<Record<string, unknown>>,
  fieldId: string,
): number | null | undefined {
  if (!Object.hasOwn(fields, fieldId)) return undefined;
  const value = fields[fieldId];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The admin's field, else the one of the project's style, else the other. Never their sum. */
function storyPointsOf(
  fields: IssuePayload['fields'],
  where: StoryPointFields | null,
): Pick<WorkItem, 'storyPoints' | 'hasStoryPointConflict'> {
  if (where === null) return { storyPoints: undefined, hasStoryPointConflict: false };
  const byStyle = [where.companyManaged, where.teamManaged];
  const ids = [where.override, ...(fields.project.simplified ? byStyle.reverse() : byStyle)];
  const values = [...new Set(ids.filter((id) => id !== null))].map((id) => numberField(fields, id));
  const set = values.filter((value) => typeof value === 'number');
  const isEmpty = values.includes(null);
  return {
    storyPoints: set[0] ?? (isEmpty ? null : undefined),
    hasStoryPointConflict: new Set(set).size > 1,
  };
}
