/**
 * The Jira data the local site holds, in REST v3 shapes. `data/` loads it, `jira/` serves and
 * edits it, `jira/jql/` queries it. Instants inside issues stay as Jira writes them.
 */

export interface User {
  readonly accountId: string;
  readonly accountType: 'atlassian' | 'app' | 'customer';
  readonly displayName: string;
  readonly active: boolean;
  readonly timeZone: string;
}

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly projectTypeKey: string;
  /** `classic` is company-managed, `next-gen` team-managed. */
  readonly style: 'classic' | 'next-gen';
  readonly simplified: boolean;
  readonly lead?: { readonly accountId: string };
}

export interface StatusCategory {
  readonly id: number;
  readonly key: 'undefined' | 'new' | 'indeterminate' | 'done';
  readonly colorName: string;
  readonly name: string;
}

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly statusCategory: StatusCategory;
}

export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly subtask: boolean;
  readonly hierarchyLevel: number;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Field {
  readonly id: string;
  readonly name: string;
  readonly custom: boolean;
  readonly clauseNames?: readonly string[];
  readonly untranslatedName?: string;
  readonly schema?: {
    readonly type: string;
    readonly items?: string;
    readonly system?: string;
    readonly custom?: string;
    readonly customId?: number;
  };
}

export interface Board {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly location?: { readonly projectId?: number; readonly projectKey?: string };
  readonly estimationFieldId?: string;
  readonly columns?: readonly BoardColumn[];
}

/** A column of a board, with the statuses that stand in it. */
export interface BoardColumn {
  readonly name: string;
  readonly statusIds: readonly string[];
}

export interface Sprint {
  readonly id: number;
  readonly state: 'future' | 'active' | 'closed';
  readonly name: string;
  readonly boardId: number | null;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly completeDate?: string;
  readonly goal?: string;
}

export interface Version {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  readonly released: boolean;
  readonly releaseDate?: string;
  readonly startDate?: string;
  readonly projectId: number;
}

export interface LinkType extends Named {
  readonly inward: string;
  readonly outward: string;
}

export interface Filter extends Named {
  readonly jql: string;
  readonly ownerId: string;
  /** With everybody who is logged in; otherwise only its owner sees it. */
  readonly isShared: boolean;
  readonly favouredBy: readonly string[];
}

export interface HistoryItem {
  readonly field: string;
  readonly fieldId?: string;
  readonly fieldtype: string;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  /** Shadows `Object.prototype.toString`; always read it as a data key. */
  readonly toString: string | null;
}

export interface History {
  readonly id: string;
  readonly created: string;
  readonly author: { readonly accountId: string } | null;
  readonly items: readonly HistoryItem[];
}

export interface Issue {
  readonly id: string;
  key: string;
  fields: Record<string, unknown>;
  /** Oldest first. */
  histories: History[];
}

/** Who may do what. Read from the optional `permissions.json` of a data folder. */
export interface SitePermissions {
  /** Account ids of Jira administrators. */
  readonly administrators: readonly string[];
  /** By project key; a project that is not named lets every active user browse and edit. */
  readonly projects: Readonly<
    Record<
      string,
      {
        /** `everyone`, or the account ids that may browse. */
        readonly browse: 'everyone' | readonly string[];
        readonly edit: 'everyone' | readonly string[];
        readonly administer: readonly string[];
        /** Holders of the app's own project permission. */
        readonly manageOkrs: readonly string[];
      }
    >
  >;
  /** Issue security levels by id: who sees an issue whose `fields.security.id` is that id. */
  readonly securityLevels: Readonly<
    Record<string, { readonly name: string; readonly members: readonly string[] }>
  >;
}

export interface SiteData {
  readonly projects: Project[];
  readonly issueTypes: IssueType[];
  readonly statuses: Status[];
  readonly priorities: Named[];
  readonly resolutions: Named[];
  readonly fields: Field[];
  readonly users: User[];
  readonly boards: Board[];
  readonly sprints: Sprint[];
  readonly versions: Version[];
  readonly linkTypes: LinkType[];
  readonly components: (Named & { readonly projectId?: string })[];
  readonly filters: Filter[];
  readonly permissions: SitePermissions;
  readonly issues: Issue[];
}

/**
 * What a JQL query and a REST read see: the site at one instant. Implemented by the store;
 * the JQL evaluator depends on nothing else.
 */
export interface SiteView {
  /** Epoch milliseconds of the site's clock. */
  readonly now: number;
  readonly data: Omit<SiteData, 'issues'>;
  /** Every living issue, in id order. */
  issues(): Iterable<Issue>;
  issueById(id: string): Issue | undefined;
  /** Case-insensitive; former keys of moved issues resolve too. */
  issueByKey(key: string): Issue | undefined;
  /** Direct children by `fields.parent.id`. */
  childrenOf(issueId: string): readonly Issue[];
  /** Project permission and issue security together. The app's own account sees everything. */
  canBrowse(accountId: string | null, issue: Issue): boolean;
  canBrowseProject(accountId: string | null, project: Project): boolean;
}
