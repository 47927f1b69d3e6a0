import { describeBudget } from '../application/ports/budget.contract';
import { memoryBudget } from './memory-budget';
import { describeSavedFilters } from '../application/ports/saved-filters.contract';
import { memorySavedFilters } from './memory-saved-filters';
import { describeAuditLog } from '../application/ports/audit.contract';
import {
  describeCheckIns,
  describeComments,
  describeMentionInbox,
} from '../application/ports/discussion.contract';
import {
  describeDefinitionLog,
  describeScopeHistories,
} from '../application/ports/history.contract';
import { describeOkrRepository } from '../application/ports/okr-repository.contract';
import {
  describePendingChanges,
  describeRateLimiter,
  describeSettingsStore,
  describeSyncStore,
} from '../application/ports/sync.contract';
import {
  describeMetricStates,
  describeReadings,
  describeScopeStore,
} from '../application/ports/values.contract';
import { memoryAuditLog } from './memory-audit';
import { describeMetricNotes } from '../application/ports/metric-notes.contract';
import { memoryMetricNotes } from './memory-metric-notes';
import { memoryCheckIns, memoryComments, memoryMentionInbox } from './memory-discussion';
import { memoryDefinitionLog, memoryScopeHistories } from './memory-history';
import { memoryOkrRepository } from './memory-okr-repository';
import {
  memoryPendingChanges,
  memoryRateLimiter,
  memorySettings,
  memorySyncStore,
} from './memory-sync';
import { memoryMetricStates, memoryReadings, memoryScopeStore } from './memory-values';

describeOkrRepository('definitions in memory', memoryOkrRepository);
describeAuditLog('the audit log in memory', memoryAuditLog);
describeMetricStates('metric states in memory', memoryMetricStates);
describeReadings('readings in memory', memoryReadings);
describeScopeStore('scopes in memory', memoryScopeStore);
describeScopeHistories('the past of scopes in memory', memoryScopeHistories);
describeDefinitionLog('definitions over time in memory', memoryDefinitionLog);
describeBudget('the budget in memory', memoryBudget);
describeSyncStore('sync state in memory', memorySyncStore);
describePendingChanges('pending changes in memory', memoryPendingChanges);
describeSettingsStore('settings in memory', memorySettings);
describeRateLimiter('rate limiter in memory', memoryRateLimiter);
describeCheckIns('check-ins in memory', memoryCheckIns);
describeComments('comments in memory', memoryComments);
describeMetricNotes('notes on metrics in memory', () => memoryMetricNotes(memoryAuditLog()));
describeMentionInbox('mentions in memory', memoryMentionInbox);
describeSavedFilters('saved filters in memory', memorySavedFilters);
