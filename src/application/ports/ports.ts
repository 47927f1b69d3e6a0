import type { Fields } from './fields';
import type { IssueReader } from './issue-reader';
import type { Jobs } from './jobs';
import type { JqlCheck } from './jql-check';
import type { MetricStates } from './metric-states';
import type { OkrRepository } from './okr-repository';
import type { People } from './people';
import type { PersonalData } from './personal-data';
import type { Permissions } from './permissions';
import type { Projects } from './projects';
import type { Readings } from './readings';
import type { ScopeStore } from './scope-store';
import type { SettingsStore } from './settings-store';
import type { Clock, Deadline, Hash, Ids, Log, Meter, RateLimiter, Realtime } from './surroundings';
import type { PendingChanges, SyncStore } from './sync-store';
import type { WorkItems } from './work-items';

/** Everything the use cases need from outside. Wired once per invocation. */
export interface Ports {
  readonly okrs: OkrRepository;
  readonly states: MetricStates;
  readonly readings: Readings;
  readonly scopes: ScopeStore;
  readonly sync: SyncStore;
  readonly pending: PendingChanges;
  readonly settings: SettingsStore;
  readonly workItems: WorkItems;
  readonly issues: IssueReader;
  readonly jql: JqlCheck;
  readonly fields: Fields;
  readonly permissions: Permissions;
  readonly people: People;
  readonly personalData: PersonalData;
  readonly projects: Projects;
  readonly jobs: Jobs;
  readonly realtime: Realtime;
  readonly clock: Clock;
  readonly deadline: Deadline;
  readonly ids: Ids;
  readonly hash: Hash;
  readonly log: Log;
  readonly meter: Meter;
  readonly limiter: RateLimiter;
}
