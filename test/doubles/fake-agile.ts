import type {
  BoardRules,
  KnownIssue,
  KnownSprint,
  KnownVersion,
  WorkFields,
} from '../../src/application/ports/metric-facts';
import type { IssueTimeline } from '../../src/domain/metrics/timeline/issue-timeline';

/** The ids of the fake Jira's fields. */
export const WORK_FIELDS: WorkFields = {
  sprint: 'sprint',
  flagged: 'customfield_flagged',
  rank: null,
};

/** What the fake Jira knows for metrics; tests fill it. */
export class FakeAgile {
  readonly known = new Map<string, KnownIssue>();
  readonly boards = new Map<string, BoardRules & { readonly projectId: string }>();
  readonly sprints: KnownSprint[] = [];
  readonly versions: KnownVersion[] = [];
  priorities: readonly string[] = ['1', '2', '3', '4', '5'];
  /** Issues whose pasts were asked for, in order. */
  readonly pastsRead: string[] = [];
  /** What things are called, by their kind and id; components stand with their project. */
  readonly names = {
    priority: new Map([
      ['1', 'Highest'],
      ['2', 'High'],
      ['3', 'Medium'],
    ]),
    status: new Map<string, string>(),
    issuetype: new Map([['2', 'Story']]),
    resolution: new Map<string, string>(),
    components: new Map<string, ReadonlyMap<string, string>>(),
  };

  /** The past of an issue that is in the fake Jira already. */
  put(timeline: IssueTimeline, more: Partial<KnownIssue> = {}): void {
    this.known.set(timeline.id, {
      ...{ timeline, isRestricted: false, links: [] },
      ...{ worklogs: null, comments: null, appAccountIds: [] },
      ...more,
    });
  }
}
