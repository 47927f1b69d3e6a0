import type { Closing } from '../../domain/okr/closing';
import type { Objective } from '../../domain/okr/objective';
import type { FoundKeyResult } from '../okr/authorise';
import { judgeOkrs, keyResultView } from '../okr/judged-okrs';
import type { OkrRecords } from '../okr/okr-records';
import { appSight } from './app-sight';

/** What stays of a key result or objective when it is closed. */
export type FrozenNumbers = Pick<Closing, 'value' | 'progress' | 'status'>;

const NOTHING: FrozenNumbers = { value: null, progress: null, status: 'no-data' };

/** Something postponed is closed with what the rule says of it. */
export function frozenKeyResult(records: OkrRecords, found: FoundKeyResult): FrozenNumbers {
  const view = keyResultView(records, appSight(records), found);
  if (view === undefined) return NOTHING;
  const { value, progress, status, automaticStatus } = view.progress;
  return { value, progress, status: status === 'postponed' ? automaticStatus : status };
}

export function frozenObjective(records: OkrRecords, objective: Objective): FrozenNumbers {
  const open = { ...objective, lifecycle: 'active' } as const;
  const others = records.objectives.filter(({ id }) => id !== objective.id);
  const views = judgeOkrs({ ...records, objectives: [...others, open] }, appSight(records));
  const view = views.find(({ id }) => id === objective.id);
  if (view === undefined) return NOTHING;
  const { progress, status } = view.progress;
  return { value: null, progress, status };
}
