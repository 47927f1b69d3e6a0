/** Ids are opaque strings; the brand keeps one kind from being passed for another. */
type Id<Brand extends string> = string & { readonly __id: Brand };

export type ObjectiveId = Id<'objective'>;
export type CycleId = Id<'cycle'>;
export type KeyResultId = Id<'key-result'>;
export type CheckInId = Id<'check-in'>;
export type CommentId = Id<'comment'>;
export type MetricId = Id<'metric'>;
export type MetricNoteId = Id<'metric-note'>;
/** Jira's numeric project id as text. Keys change when a project is renamed, ids do not. */
export type ProjectId = Id<'project'>;
/** Where a definition belongs: to a project, or with `null` to the whole site. */
export type Home = ProjectId | null;
/** Atlassian account id. The only thing we store about a person. */
export type AccountId = Id<'account'>;
/** Jira's numeric issue id as text. */
export type IssueId = Id<'issue'>;
