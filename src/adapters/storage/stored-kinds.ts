import type { StoredKind } from '../../application/ports/stored-records';
import { checkInFormat, commentFormat, latestFormat, mentionFormat } from './check-in-records';
import {
  keyResultFormat,
  metricFormat,
  objectiveFormat,
  type RecordFormat,
} from './definition-records';
import { auditFormat } from './kvs-audit';
import { cycleFormat } from './kvs-cycles';
import { initiativeFormat } from './kvs-initiatives';
import { metricNoteFormat } from './kvs-metric-notes';
import { savedFilterFormat } from './kvs-saved-filters';
import { sprintSnapshotFormat } from './kvs-sprint-snapshots';
import { trackedMetricFormat } from './kvs-tracked-metrics';
import { metricStateFormat } from './metric-state-record';
import { deliveryFormat, practiceFormat } from './practice-record';
import { settingsFormat } from './settings-record';

export interface KindPlace extends StoredKind {
  /** `plain`: keys outside entities that begin with the name. */
  readonly place: 'entity' | 'plain';
  /** How a row is read back; without one it is not looked into. */
  readonly format?: Pick<RecordFormat<unknown>, 'read'>;
}

const kept = { is: 'kept', holdsPeople: true } as const;
const derived = { is: 'derived', holdsPeople: false } as const;

/** Every kind of row there is. A guardrail test fails when storage holds one that is not here. */
export const STORED_KINDS: readonly KindPlace[] = [
  { name: 'settings', place: 'entity', ...kept, format: settingsFormat },
  { name: 'cycle', place: 'entity', ...kept, format: cycleFormat },
  { name: 'objective', place: 'entity', ...kept, format: objectiveFormat },
  { name: 'metric', place: 'entity', ...kept, format: metricFormat },
  { name: 'key-result', place: 'entity', ...kept, format: keyResultFormat },
  {
    name: 'initiative',
    place: 'entity',
    is: 'kept',
    holdsPeople: false,
    format: initiativeFormat,
  },
  { name: 'check-in', place: 'entity', ...kept, format: checkInFormat },
  { name: 'latest-check-ins', place: 'entity', ...kept, format: latestFormat },
  { name: 'comment', place: 'entity', ...kept, format: commentFormat },
  { name: 'audit-entry', place: 'entity', ...kept, format: auditFormat },
  { name: 'practice', place: 'entity', ...kept, format: practiceFormat },
  { name: 'delivery', place: 'entity', is: 'kept', holdsPeople: false, format: deliveryFormat },
  // First days on which targets were reached stand here; they cannot be had again.
  {
    name: 'measurement',
    place: 'entity',
    is: 'kept',
    holdsPeople: false,
    format: metricStateFormat,
  },
  { name: 'tracked-metric', place: 'entity', ...kept, format: trackedMetricFormat },
  { name: 'metric-note', place: 'entity', ...kept, format: metricNoteFormat },
  // Nobody can tell later what was in a sprint when it began.
  {
    name: 'sprint-snapshot:',
    place: 'plain',
    is: 'kept',
    holdsPeople: false,
    format: sprintSnapshotFormat,
  },
  { name: 'readings:', place: 'plain', is: 'kept', holdsPeople: false },
  { name: 'definitions:', place: 'plain', is: 'kept', holdsPeople: false },
  { name: 'saved-filter:', place: 'plain', ...kept, format: savedFilterFormat },
  { name: 'mention:', place: 'plain', is: 'derived', holdsPeople: true, format: mentionFormat },
  { name: 'refresh:', place: 'plain', is: 'derived', holdsPeople: true },
  { name: 'limit:', place: 'plain', is: 'derived', holdsPeople: true },
  // Never in a backup: an old one would bring back a token that was taken away.
  { name: 'push-token:', place: 'plain', is: 'derived', holdsPeople: true },
  { name: 'push-state:', place: 'plain', ...derived },
  // People in it go with it: it is not read after a change and is gone in a day.
  { name: 'okr-copy', place: 'plain', ...derived },
  { name: 'metric-standing:', place: 'plain', ...derived },
  { name: 'switches', place: 'plain', ...derived },
  { name: 'scope', place: 'plain', ...derived },
  { name: 'sync:', place: 'plain', ...derived },
  { name: 'usage:', place: 'plain', ...derived },
  { name: 'pending', place: 'plain', ...derived },
  { name: 'history-next', place: 'plain', ...derived },
  { name: 'parked-job:', place: 'plain', ...derived },
  { name: 'fields:', place: 'plain', ...derived },
];
