/** How the parts of the local site meet. Each part can be built and tested against these alone. */

/** One call to Jira's REST API, as the platform's proxy hands it over. */
export interface ProductRequest {
  /** `app`: the app's own account. `user`: `accountId`. `none`: anonymous. */
  readonly provider: 'app' | 'user' | 'none';
  readonly accountId: string | undefined;
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Calls from a page through the bridge cost no points. `shell` is the site's own UI. */
  readonly origin: 'backend' | 'frontend' | 'shell';
  /** The manifest's scopes; a call without its scope answers 403. */
  readonly scopes: readonly string[];
}

export interface ProductResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A product event in the payload shape of Forge's event reference. */
export interface ProductEvent {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface RecordedCall {
  readonly at: number;
  readonly provider: ProductRequest['provider'];
  readonly accountId: string | undefined;
  readonly origin: ProductRequest['origin'];
  readonly method: string;
  readonly path: string;
  readonly requestBody: string | undefined;
  readonly status: number;
  readonly responseBody: string;
  readonly points: number;
  readonly responseBytes: number;
  readonly durationMs: number;
  /** `true` when the stand-in has no model of it and answered 501. */
  readonly isUnmodelled: boolean;
}

/** What tests and the control interface can make go wrong in Jira. */
export interface JiraFault {
  /** Substring of the path; empty for all. */
  readonly pathIncludes: string;
  readonly kind: 'status' | 'timeout' | 'truncate';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How many calls it hits; unlimited when absent. */
  readonly times?: number;
}

export interface JiraEdit {
  /** Who does it. */
  readonly accountId: string;
  readonly change:
    | { readonly kind: 'create'; readonly fields: Readonly<Record<string, unknown>> }
    /** REST-shaped field values, status excepted. */
    | {
        readonly kind: 'update';
        readonly issueId: string;
        readonly fields: Readonly<Record<string, unknown>>;
      }
    | { readonly kind: 'transition'; readonly issueId: string; readonly statusId: string }
    | { readonly kind: 'delete'; readonly issueId: string }
    | { readonly kind: 'sprint'; readonly sprint: Readonly<Record<string, unknown>> }
    | { readonly kind: 'version'; readonly version: Readonly<Record<string, unknown>> }
    /** These edit no issue, and Forge has no event for them. */
    | { readonly kind: 'status'; readonly status: Readonly<Record<string, unknown>> }
    | { readonly kind: 'filter'; readonly filter: Readonly<Record<string, unknown>> }
    | { readonly kind: 'archive'; readonly issueId: string };
}

/** The Jira stand-in. */
export interface Jira {
  handle(request: ProductRequest): Promise<ProductResponse>;
  /** Applies an edit, records its changelog entry, raises its event; durable when it returns. */
  edit(edit: JiraEdit): { readonly issueId?: string; readonly issueKey?: string };
  onEvent(listener: (event: ProductEvent) => void): void;
  /** Brings recorded history up to the clock and raises its events. Called after the clock moved. */
  catchUp(): { readonly changes: number };
  /** The next instant at which recorded history has something, if any. */
  nextRecordedAt(): number | undefined;
  calls(): readonly RecordedCall[];
  clearCalls(): void;
  addFault(fault: JiraFault): void;
  clearFaults(): void;
  /** Search results lag this much behind writes; 0 by default. */
  setSearchLag(milliseconds: number): void;
}
