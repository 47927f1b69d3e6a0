import { editChecklistItem } from '../../application/checklist/edit-checklist';
import { getObjectiveDetail } from '../../application/okr/get-objective-detail';
import { listParentCandidates } from '../../application/okr/list-parent-candidates';
import { getOkrManagers, setOkrManagers } from '../../application/settings/okr-managers';
import type { ChecklistCalls } from '../../contract/checklist/calls';
import type { ObjectiveCalls } from '../../contract/objectives/calls';
import type { Runs } from './runs';

export const objectiveCalls: Runs<keyof (ObjectiveCalls & ChecklistCalls)> = {
  getObjectiveDetail,
  listParentCandidates,
  getOkrManagers,
  setOkrManagers: (ports, _caller, input) => setOkrManagers(ports, input),
  editChecklistItem,
};
