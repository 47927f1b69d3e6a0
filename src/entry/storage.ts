import { createAnnounceChange } from '../adapters/storage/change-mark';
import { createKvsAuditLog } from '../adapters/storage/kvs-audit';
import { createKvsBudget } from '../adapters/storage/kvs-budget';
import { createKvsCheckIns } from '../adapters/storage/kvs-check-ins';
import { createKvsComments, createKvsMentionInbox } from '../adapters/storage/kvs-comments';
import { createKvsCycles } from '../adapters/storage/kvs-cycles';
import { createKvsDefinitionLog } from '../adapters/storage/kvs-definition-log';
import { createKvsInitiatives } from '../adapters/storage/kvs-initiatives';
import { createKvsMetricNotes } from '../adapters/storage/kvs-metric-notes';
import { createKvsMetricStandings } from '../adapters/storage/kvs-metric-standings';
import { createKvsMetricStates } from '../adapters/storage/kvs-metric-states';
import { createKvsOkrRepository } from '../adapters/storage/kvs-okr-repository';
import { createKvsPendingChanges, createKvsSyncStore } from '../adapters/storage/kvs-sync-store';
import { createKvsDeliveries, createKvsPractice } from '../adapters/storage/kvs-practice';
import { createKvsPush } from '../adapters/storage/kvs-push';
import { createKvsRateLimiter } from '../adapters/storage/kvs-rate-limiter';
import { createKvsReadings } from '../adapters/storage/kvs-readings';
import { createKvsSavedFilters } from '../adapters/storage/kvs-saved-filters';
import { createKvsScopeHistories } from '../adapters/storage/kvs-scope-histories';
import { createKvsScopeTimelines } from '../adapters/storage/kvs-scope-timelines';
import { createKvsSprintSnapshots } from '../adapters/storage/kvs-sprint-snapshots';
import { createKvsTrackedMetrics } from '../adapters/storage/kvs-tracked-metrics';
import { createKvsScopeStore } from '../adapters/storage/kvs-scope-store';
import { createKvsSiteCopy } from '../adapters/storage/kvs-site-copy';
import { createKvsStoredRecords } from '../adapters/storage/kvs-stored-records';
import { createKvsSwitches } from '../adapters/storage/kvs-switches';
import { createKvsSettingsStore } from '../adapters/storage/kvs-settings-store';
import type { Ports } from '../application/ports/ports';
import type { Clock, Ids } from '../application/ports/surroundings';

/** Everything that lies in Forge's storage. */
export function createStorage(clock: Clock, ids: Ids) {
  const announceChange = createAnnounceChange(clock, ids);
  return {
    okrs: createKvsOkrRepository(announceChange),
    siteCopy: createKvsSiteCopy(announceChange),
    audit: createKvsAuditLog(),
    checkIns: createKvsCheckIns(),
    comments: createKvsComments(),
    mentions: createKvsMentionInbox(),
    initiatives: createKvsInitiatives(),
    cycles: createKvsCycles(),
    states: createKvsMetricStates(announceChange),
    readings: createKvsReadings(),
    scopes: createKvsScopeStore(),
    scopeHistories: createKvsScopeHistories(),
    trackedMetrics: createKvsTrackedMetrics(),
    scopeTimelines: createKvsScopeTimelines(),
    standings: createKvsMetricStandings(),
    metricNotes: createKvsMetricNotes(),
    sprintSnapshots: createKvsSprintSnapshots(),
    definitions: createKvsDefinitionLog(),
    sync: createKvsSyncStore(),
    budget: createKvsBudget(),
    pending: createKvsPendingChanges(clock, ids),
    settings: createKvsSettingsStore(),
    savedFilters: createKvsSavedFilters(),
    practice: createKvsPractice(),
    deliveries: createKvsDeliveries(),
    push: createKvsPush(),
    records: createKvsStoredRecords(announceChange),
    switches: createKvsSwitches(),
    limiter: createKvsRateLimiter(clock),
  } satisfies Partial<Ports>;
}
