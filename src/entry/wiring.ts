import { consoleLog } from '../adapters/console-log';
import { forgePersonalData } from '../adapters/forge-personal-data';
import { createJiraClient } from '../adapters/jira/jira-client';
import { createJiraFields } from '../adapters/jira/jira-fields';
import { createJiraIssueReader } from '../adapters/jira/jira-issue-reader';
import { createJiraJqlCheck } from '../adapters/jira/jira-jql-check';
import { createJiraPeople } from '../adapters/jira/jira-people';
import { createJiraPermissions } from '../adapters/jira/jira-permissions';
import { createJiraProjects } from '../adapters/jira/jira-projects';
import { createJiraWorkItems } from '../adapters/jira/jira-work-items';
import {
  invocationDeadline,
  manageOkrsPermission,
  randomIds,
  sha256,
  systemClock,
} from '../adapters/node-surroundings';
import { createForgeJobs } from '../adapters/queue/forge-jobs';
import { createForgeRealtime } from '../adapters/realtime/forge-realtime';
import { createKvsAuditLog } from '../adapters/storage/kvs-audit';
import { createKvsCheckIns } from '../adapters/storage/kvs-check-ins';
import { createKvsComments, createKvsMentionInbox } from '../adapters/storage/kvs-comments';
import { createKvsMetricStates } from '../adapters/storage/kvs-metric-states';
import { createKvsOkrRepository } from '../adapters/storage/kvs-okr-repository';
import { createKvsPendingChanges, createKvsSyncStore } from '../adapters/storage/kvs-sync-store';
import { createKvsRateLimiter } from '../adapters/storage/kvs-rate-limiter';
import { createKvsReadings } from '../adapters/storage/kvs-readings';
import { createKvsScopeStore } from '../adapters/storage/kvs-scope-store';
import { createKvsSettingsStore } from '../adapters/storage/kvs-settings-store';
import { createRememberedFields } from '../adapters/storage/remembered-fields';
import type { Ports } from '../application/ports/ports';
import { OKR_CHANGES_CHANNEL } from '../contract/realtime';

/** The longest a call to Jira may take; it usually takes a tenth of a second. */
const LONGEST_CALL_MS = 60_000;
/** Kept back to answer: a person gets a sentence instead of a call that broke off. */
const RESERVE_MS = 3_000;
const SHORTEST_CALL_MS = 1_000;

function callTimeoutMs(): number {
  const left = invocationDeadline.remainingMs() - RESERVE_MS;
  return Math.min(LONGEST_CALL_MS, Math.max(SHORTEST_CALL_MS, left));
}

/** Anew for every invocation: a warm process serves several sites. */
export function createPorts(): Ports {
  const client = createJiraClient({ timeoutMs: callTimeoutMs });
  return {
    okrs: createKvsOkrRepository(),
    audit: createKvsAuditLog(),
    checkIns: createKvsCheckIns(),
    comments: createKvsComments(),
    mentions: createKvsMentionInbox(),
    states: createKvsMetricStates(),
    readings: createKvsReadings(),
    scopes: createKvsScopeStore(),
    sync: createKvsSyncStore(),
    pending: createKvsPendingChanges(systemClock, randomIds),
    settings: createKvsSettingsStore(),
    limiter: createKvsRateLimiter(systemClock),
    workItems: createJiraWorkItems(client),
    issues: createJiraIssueReader(client),
    jql: createJiraJqlCheck(client),
    fields: createRememberedFields(createJiraFields(client), systemClock),
    permissions: createJiraPermissions(client, manageOkrsPermission()),
    people: createJiraPeople(client),
    personalData: forgePersonalData,
    projects: createJiraProjects(client),
    jobs: createForgeJobs(),
    realtime: createForgeRealtime(OKR_CHANGES_CHANNEL, consoleLog),
    clock: systemClock,
    deadline: invocationDeadline,
    ids: randomIds,
    hash: sha256,
    log: consoleLog,
    meter: client,
  };
}
