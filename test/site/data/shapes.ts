import * as z from 'zod';
import { parseInstant } from './instant';

/**
 * What a data folder must hold, in the shapes of Jira's REST lists. Fields that are not named
 * here are welcome and kept; `null` stands for "not set" wherever Jira writes it.
 */
const id = z.union([z.string().min(1), z.number().int().transform(String)]);
const numericId = z.union([
  z.number().int(),
  z.string().regex(/^\d+$/, 'must be a number').transform(Number),
]);
const name = z.string().min(1);
const instant = z
  .string()
  .refine(
    (text) => parseInstant(text) !== null,
    'must be an instant like 2020-01-31T09:15:00.000+0000',
  );
const day = z.string().regex(/^\d{4}-\d\d-\d\d/, 'must be a date like 2020-01-31');
const optional = <Shape extends z.ZodType>(shape: Shape) => shape.nullish();

export const namedShape = z.looseObject({ id, name });

const categoryShape = z.looseObject({
  id: numericId.exactOptional(),
  key: z.string().exactOptional(),
});

export const statusShape = z.looseObject({ id, name, statusCategory: optional(categoryShape) });

export const userShape = z.looseObject({
  accountId: z.string().min(1),
  accountType: optional(z.string()),
  displayName: optional(z.string()),
  active: optional(z.boolean()),
  timeZone: optional(z.string()),
});

export const projectShape = z.looseObject({
  id,
  key: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be a project key like TIMOB'),
  name,
  projectTypeKey: optional(z.string()),
  style: optional(z.enum(['classic', 'next-gen'])),
  simplified: optional(z.boolean()),
  lead: optional(z.looseObject({ accountId: z.string().min(1) })),
});

export const issueTypeShape = z.looseObject({
  id,
  name,
  subtask: optional(z.boolean()),
  hierarchyLevel: optional(z.number().int()),
});

export const fieldShape = z.looseObject({
  id,
  name,
  custom: optional(z.boolean()),
  clauseNames: optional(z.array(z.string())),
  untranslatedName: optional(z.string()),
  schema: optional(
    z.looseObject({
      type: z.string(),
      items: z.string().exactOptional(),
      system: z.string().exactOptional(),
      custom: z.string().exactOptional(),
      customId: z.number().exactOptional(),
    }),
  ),
});

export const boardShape = z.looseObject({
  id: numericId,
  name,
  type: optional(z.string()),
  location: optional(
    z.looseObject({ projectId: optional(numericId), projectKey: optional(z.string()) }),
  ),
  estimationFieldId: optional(z.string()),
  columns: optional(z.array(z.looseObject({ name, statusIds: z.array(z.string()) }))),
});

export const sprintShape = z.looseObject({
  id: numericId,
  name,
  state: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['future', 'active', 'closed'])),
  boardId: optional(numericId),
  originBoardId: optional(numericId),
  startDate: optional(instant),
  endDate: optional(instant),
  completeDate: optional(instant),
  goal: optional(z.string()),
});

export const versionShape = z.looseObject({
  id,
  name,
  archived: optional(z.boolean()),
  released: optional(z.boolean()),
  releaseDate: optional(day),
  startDate: optional(day),
  projectId: optional(numericId),
});

export const linkTypeShape = z.looseObject({ id, name, inward: z.string(), outward: z.string() });

export const filterShape = z.looseObject({
  id,
  name: z.string(),
  jql: z.string(),
  owner: z.looseObject({ accountId: z.string() }),
  sharePermissions: optional(z.array(z.looseObject({ type: z.string() }))),
  favouredBy: optional(z.array(z.string())),
});

export const componentShape = z.looseObject({ id, name, projectId: optional(id) });

export const permissionsShape = z.looseObject({
  administrators: z.array(z.string()).exactOptional(),
  projects: z
    .record(
      z.string(),
      z.looseObject({
        browse: z.union([z.literal('everyone'), z.array(z.string())]),
        edit: z.union([z.literal('everyone'), z.array(z.string())]),
        administer: z.array(z.string()),
        manageOkrs: z.array(z.string()),
      }),
    )
    .exactOptional(),
  securityLevels: z
    .record(z.string(), z.looseObject({ name, members: z.array(z.string()) }))
    .exactOptional(),
});

/**
 * Values are read by `historyItem`: a schema would find `Object.prototype.toString` where an
 * item has no `toString` of its own.
 */
const itemShape = z.looseObject({ field: z.string().min(1) });

const historyShape = z.looseObject({
  id,
  created: instant,
  author: z.looseObject({ accountId: z.string() }).nullish(),
  items: z.array(itemShape),
});

const seconds = optional(z.number());

/** One line of `issues.ndjson`. */
export const issueShape = z.looseObject({
  id,
  key: z.string().regex(/^[A-Z][A-Z0-9_]*-\d+$/, 'must be an issue key like TIMOB-1'),
  fields: z.looseObject({
    summary: z.string(),
    project: projectShape,
    issuetype: issueTypeShape,
    status: statusShape,
    created: instant,
    updated: optional(instant),
    resolutiondate: optional(instant),
    statuscategorychangedate: optional(instant),
    priority: optional(namedShape),
    resolution: optional(namedShape),
    assignee: optional(userShape),
    reporter: optional(userShape),
    creator: optional(userShape),
    parent: optional(z.looseObject({ id, key: z.string() })),
    labels: optional(z.array(z.string())),
    components: optional(z.array(namedShape)),
    fixVersions: optional(z.array(namedShape)),
    versions: optional(z.array(namedShape)),
    timespent: seconds,
    timeestimate: seconds,
    timeoriginalestimate: seconds,
  }),
  changelog: optional(
    z.looseObject({ total: optional(z.number()), histories: z.array(historyShape) }),
  ),
});

export type RawIssue = z.infer<typeof issueShape>;
export type RawHistory = z.infer<typeof historyShape>;
