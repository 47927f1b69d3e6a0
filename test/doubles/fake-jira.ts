import type { FieldCatalogue } from '../../src/application/ports/fields';
import type { JqlFacts } from '../../src/application/ports/jql-check';
import type { QueryVocabulary, SavedFilter } from '../../src/application/ports/query-help';
import type { UpstreamError } from '../../src/application/ports/upstream-error';
import type { Condition } from '../../src/domain/history/condition';
import type { FieldChange } from '../../src/domain/history/issue-history';
import type { WorkItem } from '../../src/domain/metrics/work-item';
import type { AccountId, IssueId, ProjectId } from '../../src/domain/shared/ids';
import { type FakeFacts, fakeFacts } from './fake-project-facts';
import { FakeAgile } from './fake-agile';

export interface FakeIssue {
  readonly item: WorkItem;
  readonly summary: string;
  readonly typeName: string;
  /** Who may see it besides the app; `null` for everybody who may browse the project. */
  readonly onlyFor: readonly string[] | null;
  readonly updatedAt: number;
}

export interface FakeProject {
  readonly id: ProjectId;
  readonly key: string;
  readonly name: string;
  readonly browse: 'everyone' | readonly string[];
  readonly manage: readonly string[];
  /** Jira's own project admins; they manage OKRs too. */
  readonly administer?: readonly string[];
}

interface Query {
  readonly where: (issue: FakeIssue) => boolean;
  readonly facts: JqlFacts;
}

export type JiraCall =
  | 'search'
  | 'byIds'
  | 'changedSince'
  | 'match'
  | 'parse'
  | 'count'
  | 'page'
  | 'sample'
  | 'find'
  | 'descendants'
  | 'catalogue'
  | 'projects'
  | 'managedProjects'
  | 'visibleIssues'
  | 'isJiraAdmin'
  | 'person'
  | 'histories'
  | 'rows'
  | 'projectNames';

const PLAIN_QUERY: JqlFacts = {
  isBounded: true,
  functions: [],
  fields: ['project'],
  values: [],
  filters: [],
};

/**
 * A Jira small enough to read. A query is a text with a rule in TypeScript; a text without a rule
 * is invalid, as a misspelt query would be.
 */
export class FakeJira {
  readonly issues = new Map<IssueId, FakeIssue>();
  readonly projects = new Map<ProjectId, FakeProject>();
  readonly people = new Map<string, { id: AccountId; isActive: boolean }>();
  readonly admins = new Set<string>();
  /** Values that are proposed, by field. */
  readonly values = new Map<string, readonly string[]>();
  readonly filters: { readonly filter: SavedFilter; readonly onlyFor?: readonly string[] }[] = [];
  vocabulary: QueryVocabulary = { fields: [], functions: [] };
  readonly queries = new Map<string, Query>();
  readonly agile = new FakeAgile();
  readonly calls: JiraCall[] = [];
  /** Workflows, sprints and versions, the same in every project. */
  readonly facts: FakeFacts = fakeFacts();
  /** What happened to issues since they were first put here, as a changelog tells it. */
  readonly changelogs = new Map<IssueId, FieldChange[]>();
  readonly createdAt = new Map<IssueId, number>();
  /** Days on which issues are due; the others are not. */
  readonly dueOn = new Map<IssueId, string>();
  /** Queries whose clauses can be asked of the past. */
  readonly conditions = new Map<string, Condition>();
  fields: FieldCatalogue = {
    numeric: [],
    storyPointCandidates: [],
    companyManagedStoryPoints: null,
    teamManagedStoryPoints: null,
  };
  private readonly faults = new Map<JiraCall, { error: UpstreamError; times: number }>();

  query(jql: string, where: Query['where'], facts: Partial<JqlFacts> = {}): void {
    this.queries.set(jql, { where, facts: { ...PLAIN_QUERY, ...facts } });
  }

  put(issue: FakeIssue): void {
    const { id } = issue.item;
    if (!this.createdAt.has(id)) this.createdAt.set(id, issue.updatedAt);
    this.issues.set(id, issue);
  }

  change(id: string, change: Partial<WorkItem>, updatedAt: number): void {
    const issue = this.issue(id);
    const item = { ...issue.item, ...change };
    const changes = changelogOf(issue.item, item, updatedAt);
    this.changelogs.set(item.id, [...(this.changelogs.get(item.id) ?? []), ...changes]);
    this.put({ ...issue, item, updatedAt });
  }

  issue(id: string): FakeIssue {
    const issue = this.issues.get(id as IssueId);
    if (issue === undefined) throw new Error(`No issue ${id} in the fake Jira`);
    return issue;
  }

  /** The next calls of this kind fail. */
  fail(call: JiraCall, error: UpstreamError, times = Number.POSITIVE_INFINITY): void {
    this.faults.set(call, { error, times });
  }

  recover(): void {
    this.faults.clear();
  }

  countOf(call: JiraCall): number {
    return this.calls.filter((one) => one === call).length;
  }

  note(call: JiraCall): void {
    this.calls.push(call);
    const fault = this.faults.get(call);
    if (fault === undefined || fault.times <= 0) return;
    fault.times -= 1;
    throw fault.error;
  }

  /** `null` sees everything, as the app does. */
  found(jql: string, viewer: string | null): readonly FakeIssue[] | null {
    const query = this.queries.get(jql);
    if (query === undefined) return null;
    return [...this.issues.values()].filter(
      (issue) => query.where(issue) && (viewer === null || this.canSee(viewer, issue)),
    );
  }

  canBrowse(viewer: string, projectId: ProjectId): boolean {
    const project = this.projects.get(projectId);
    if (project === undefined) return false;
    return project.browse === 'everyone' || project.browse.includes(viewer);
  }

  canSee(viewer: string, { item, onlyFor }: FakeIssue): boolean {
    return this.canBrowse(viewer, item.projectId) && (onlyFor?.includes(viewer) ?? true);
  }
}

/** In this Jira a status is called like its category. */
const FIELDS = {
  statusCategory: 'status',
  parentId: 'IssueParentAssociation',
  projectId: 'project',
  timeSpent: 'timespent',
  originalEstimate: 'timeoriginalestimate',
  remainingEstimate: 'timeestimate',
  storyPoints: 'points',
} as const satisfies Partial<Record<keyof WorkItem, string>>;

function changelogOf(before: WorkItem, after: WorkItem, at: number): readonly FieldChange[] {
  const text = (value: string | number | null | undefined) =>
    value == null ? null : String(value);
  return (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
    .filter((name) => before[name] !== after[name])
    .map((name) => ({
      at,
      field: FIELDS[name],
      name: FIELDS[name],
      from: text(before[name]),
      fromText: text(before[name]),
      to: text(after[name]),
      toText: text(after[name]),
    }));
}
