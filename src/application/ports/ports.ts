import type { AuditLog } from './audit';
import type { Budget } from './budget';
import type { CheckIns } from './check-ins';
import type { Cycles } from './cycles';
import type { Comments, MentionInbox } from './comments';
import type { DefinitionLog } from './definition-log';
import type { EntityNames } from './entity-names';
import type { Fields } from './fields';
import type { HistoryJobs } from './history-jobs';
import type { InitiativeIssues, Initiatives } from './initiatives';
import type { IssueHistories } from './issue-histories';
import type { IssueReader } from './issue-reader';
import type { IssueRows } from './issue-rows';
import type { Jobs } from './jobs';
import type { JqlCheck } from './jql-check';
import type { MetricFacts } from './metric-facts';
import type { MetricNotes } from './metric-notes';
import type { MetricStandings } from './metric-standings';
import type { MetricStates } from './metric-states';
import type { OkrRepository } from './okr-repository';
import type { People } from './people';
import type { PersonalData } from './personal-data';
import type { Permissions } from './permissions';
import type { Deliveries, PracticeStore } from './practice';
import type { ProjectFacts } from './project-facts';
import type { Projects } from './projects';
import type { PushAddress, PushStore } from './push';
import type { QueryHelp } from './query-help';
import type { Readings } from './readings';
import type { SavedFilters } from './saved-filters';
import type { ScopeHistories } from './scope-histories';
import type { ScopeStore } from './scope-store';
import type { ScopeTimelines } from './scope-timelines';
import type { SettingsStore } from './settings-store';
import type { SiteCopy } from './site-copy';
import type { SprintSnapshots } from './sprint-snapshots';
import type { StoredRecords } from './stored-records';
import type { SwitchStore } from './switches';
import type {
  Clock,
  Deadline,
  Hash,
  Ids,
  Log,
  Meter,
  RateLimiter,
  Realtime,
  Site,
} from './surroundings';
import type { PendingChanges, SyncStore } from './sync-store';
import type { TrackedMetrics } from './tracked-metrics';
import type { WorkItems } from './work-items';

/** Everything the use cases need from outside. Wired once per invocation. */
export interface Ports {
  readonly okrs: OkrRepository;
  readonly audit: AuditLog;
  readonly checkIns: CheckIns;
  readonly comments: Comments;
  readonly mentions: MentionInbox;
  readonly initiatives: Initiatives;
  readonly cycles: Cycles;
  readonly states: MetricStates;
  readonly siteCopy: SiteCopy;
  readonly readings: Readings;
  readonly scopes: ScopeStore;
  readonly scopeHistories: ScopeHistories;
  readonly trackedMetrics: TrackedMetrics;
  readonly scopeTimelines: ScopeTimelines;
  readonly standings: MetricStandings;
  readonly metricNotes: MetricNotes;
  readonly sprintSnapshots: SprintSnapshots;
  readonly definitions: DefinitionLog;
  readonly sync: SyncStore;
  readonly budget: Budget;
  readonly pending: PendingChanges;
  readonly settings: SettingsStore;
  readonly savedFilters: SavedFilters;
  readonly practice: PracticeStore;
  readonly deliveries: Deliveries;
  readonly push: PushStore;
  /** Everything above as it lies in storage. */
  readonly records: StoredRecords;
  readonly switches: SwitchStore;
  readonly workItems: WorkItems;
  readonly issues: IssueReader;
  readonly issueRows: IssueRows;
  readonly initiativeIssues: InitiativeIssues;
  readonly histories: IssueHistories;
  readonly metricFacts: MetricFacts;
  readonly jql: JqlCheck;
  readonly queryHelp: QueryHelp;
  readonly fields: Fields;
  readonly permissions: Permissions;
  readonly people: People;
  readonly personalData: PersonalData;
  readonly pushAddress: PushAddress;
  readonly projects: Projects;
  readonly projectFacts: ProjectFacts;
  readonly names: EntityNames;
  readonly jobs: Jobs;
  readonly historyJobs: HistoryJobs;
  readonly realtime: Realtime;
  readonly clock: Clock;
  readonly deadline: Deadline;
  readonly site: Site;
  readonly ids: Ids;
  readonly hash: Hash;
  readonly log: Log;
  readonly meter: Meter;
  readonly limiter: RateLimiter;
}
