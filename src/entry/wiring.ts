import { consoleLog } from '../adapters/console-log';
import { forgePersonalData } from '../adapters/forge-personal-data';
import { createJiraChangelogs } from '../adapters/jira/jira-changelogs';
import { createJiraClient } from '../adapters/jira/jira-client';
import { createJiraFields } from '../adapters/jira/jira-fields';
import { createJiraInitiativeIssues } from '../adapters/jira/jira-initiative-issues';
import { createJiraIssueReader } from '../adapters/jira/jira-issue-reader';
import { createJiraIssueRows } from '../adapters/jira/jira-issue-rows';
import { createJiraJqlCheck } from '../adapters/jira/jira-jql-check';
import { createJiraPeople } from '../adapters/jira/jira-people';
import { createJiraPermissions } from '../adapters/jira/jira-permissions';
import { createJiraProjects } from '../adapters/jira/jira-projects';
import { createJiraQueryHelp } from '../adapters/jira/jira-query-help';
import { createJiraWorkItems } from '../adapters/jira/jira-work-items';
import {
  invocationDeadline,
  manageOkrsPermission,
  randomIds,
  sha256,
  systemClock,
} from '../adapters/node-surroundings';
import { createForgeHistoryJobs } from '../adapters/queue/forge-history-jobs';
import { createForgeJobs } from '../adapters/queue/forge-jobs';
import { createForgeRealtime } from '../adapters/realtime/forge-realtime';
import { createRememberedFields } from '../adapters/storage/remembered-fields';
import { createRememberedStatuses } from '../adapters/storage/remembered-statuses';
import type { Ports } from '../application/ports/ports';
import { OKR_CHANGES_CHANNEL } from '../contract/realtime';
import { createStorage } from './storage';

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
    ...createStorage(systemClock, randomIds),
    workItems: createJiraWorkItems(client),
    issues: createJiraIssueReader(client),
    issueRows: createJiraIssueRows(client),
    initiativeIssues: createJiraInitiativeIssues(client),
    histories: createRememberedStatuses(createJiraChangelogs(client), systemClock),
    jql: createJiraJqlCheck(client),
    queryHelp: createJiraQueryHelp(client),
    fields: createRememberedFields(createJiraFields(client), systemClock),
    permissions: createJiraPermissions(client, manageOkrsPermission()),
    people: createJiraPeople(client),
    personalData: forgePersonalData,
    projects: createJiraProjects(client),
    jobs: createForgeJobs(),
    historyJobs: createForgeHistoryJobs(),
    realtime: createForgeRealtime(OKR_CHANGES_CHANNEL, consoleLog),
    clock: systemClock,
    deadline: invocationDeadline,
    ids: randomIds,
    hash: sha256,
    log: consoleLog,
    meter: client,
  };
}
