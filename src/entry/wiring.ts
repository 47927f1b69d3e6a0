import { consoleLog } from '../adapters/console-log';
import { forgePersonalData } from '../adapters/forge-personal-data';
import { createJiraChangelogs } from '../adapters/jira/jira-changelogs';
import { createJiraClient } from '../adapters/jira/jira-client';
import { createJiraEntityNames } from '../adapters/jira/jira-entity-names';
import { createJiraFields } from '../adapters/jira/jira-fields';
import { createJiraInitiativeIssues } from '../adapters/jira/jira-initiative-issues';
import { mannersForJobs, mannersForPeople } from '../adapters/jira/jira-manners';
import { createJiraIssueReader } from '../adapters/jira/jira-issue-reader';
import { createJiraIssueRows } from '../adapters/jira/jira-issue-rows';
import { createJiraJqlCheck } from '../adapters/jira/jira-jql-check';
import { createJiraMetricFacts } from '../adapters/jira/jira-metric-facts';
import { createJiraPeople } from '../adapters/jira/jira-people';
import { createJiraPermissions } from '../adapters/jira/jira-permissions';
import { createJiraProjectFacts } from '../adapters/jira/jira-project-facts';
import { createJiraProjects } from '../adapters/jira/jira-projects';
import { createJiraQueryHelp } from '../adapters/jira/jira-query-help';
import { createJiraWorkItems } from '../adapters/jira/jira-work-items';
import {
  installation,
  invocationDeadline,
  manageOkrsPermission,
  randomIds,
  sha256,
  systemClock,
} from '../adapters/node-surroundings';
import { createForgeHistoryJobs } from '../adapters/queue/forge-history-jobs';
import { createForgeJobs } from '../adapters/queue/forge-jobs';
import { createForgeRealtime } from '../adapters/realtime/forge-realtime';
import { createRememberedFacts } from '../adapters/storage/remembered-facts';
import { createRememberedFields } from '../adapters/storage/remembered-fields';
import { createRememberedStatuses } from '../adapters/storage/remembered-statuses';
import { storageUse } from '../adapters/storage/storage-use';
import { createForgePushAddress } from '../adapters/web-trigger/forge-push-address';
import type { Ports } from '../application/ports/ports';
import { nightHourOf } from '../domain/budget/night-hour';
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

/** How long a person, or a job, waits for a Jira that has no room this moment. */
const PATIENCE_MS = { people: 3_000, jobs: 60_000 };

/** Anew for every invocation: a warm process serves several sites. */
export function createPorts(whose: keyof typeof PATIENCE_MS = 'people'): Ports {
  const stored = createStorage(systemClock, randomIds);
  const began = performance.now();
  const manners = whose === 'jobs' ? mannersForJobs : mannersForPeople;
  const client = createJiraClient({
    timeoutMs: callTimeoutMs,
    manners: manners({
      gate: stored.budget,
      clock: systemClock,
      patienceMs: () => Math.min(PATIENCE_MS[whose], invocationDeadline.remainingMs() - RESERVE_MS),
    }),
  });
  return {
    ...stored,
    workItems: createJiraWorkItems(client),
    issues: createJiraIssueReader(client),
    issueRows: createJiraIssueRows(client),
    initiativeIssues: createJiraInitiativeIssues(client),
    histories: createRememberedStatuses(createJiraChangelogs(client), systemClock),
    metricFacts: createRememberedFacts(createJiraMetricFacts(client), systemClock),
    jql: createJiraJqlCheck(client),
    queryHelp: createJiraQueryHelp(client),
    fields: createRememberedFields(createJiraFields(client), systemClock),
    permissions: createJiraPermissions(client, manageOkrsPermission()),
    people: createJiraPeople(client),
    personalData: forgePersonalData,
    pushAddress: createForgePushAddress('delivery-push'),
    projects: createJiraProjects(client),
    projectFacts: createJiraProjectFacts(client),
    names: createJiraEntityNames(client),
    jobs: createForgeJobs(),
    historyJobs: createForgeHistoryJobs(systemClock),
    realtime: createForgeRealtime(OKR_CHANGES_CHANNEL, consoleLog),
    clock: systemClock,
    deadline: invocationDeadline,
    site: { nightHour: nightHourOf(sha256.of(installation())) },
    ids: randomIds,
    hash: sha256,
    log: consoleLog,
    meter: {
      spent: () => {
        const { read, written } = storageUse().spent();
        const milliseconds = Math.round(performance.now() - began);
        return { ...client.spent(), milliseconds, unitsRead: read, unitsWritten: written };
      },
    },
  };
}
