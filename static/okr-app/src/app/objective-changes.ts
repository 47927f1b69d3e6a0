import type { ObjectiveFields } from '../../../../src/contract/api';
import type { ObjectiveDto, OkrPageDto } from '../../../../src/contract/dto';
import type { SettableLifecycle } from '../../../../src/domain/okr/lifecycle';
import { type Change, nextId, sameAsBefore } from './change';
import { patchObjective, placeObjective, putObjective, removeObjective } from './okr-page-edits';

export function createObjective(
  projectId: string | null,
  fields: ObjectiveFields,
): Change<ObjectiveDto> {
  return {
    apply: sameAsBefore,
    undo: sameAsBefore,
    send: (call) => call('createObjective', { projectId, fields }),
    settle: putObjective,
  };
}

export function updateObjective(
  objective: ObjectiveDto,
  change: Partial<ObjectiveFields>,
): Change<ObjectiveDto> {
  const { id, version } = objective;
  return {
    apply: (page) => patchObjective(page, id, change),
    undo: (page) => putObjective(page, objective),
    send: (call, latest) =>
      call('updateObjective', { objectiveId: id, version: latest(id, version), change }),
    settle: putObjective,
  };
}

export function moveObjective(
  page: OkrPageDto,
  objective: ObjectiveDto,
  beforeId: string | null,
): Change<ObjectiveDto> {
  const { id, version } = objective;
  const back = nextId(page.objectives, id);
  return {
    apply: (now) => placeObjective(now, id, beforeId),
    undo: (now) => placeObjective(now, id, back),
    send: (call, latest) =>
      call('moveObjective', { objectiveId: id, version: latest(id, version), beforeId }),
    settle: putObjective,
  };
}

export function setObjectiveLifecycle(
  page: OkrPageDto,
  objective: ObjectiveDto,
  to: { readonly lifecycle: SettableLifecycle; readonly isShown: boolean },
): Change<ObjectiveDto> {
  const { id, version } = objective;
  const { lifecycle, isShown } = to;
  const back = nextId(page.objectives, id);
  return {
    apply: (now) => (isShown ? patchObjective(now, id, { lifecycle }) : removeObjective(now, id)),
    undo: (now) => placeObjective(putObjective(now, objective), id, back),
    send: (call, latest) =>
      call('setObjectiveLifecycle', { objectiveId: id, version: latest(id, version), lifecycle }),
    settle: (now, saved) => (isShown ? putObjective(now, saved) : removeObjective(now, id)),
  };
}
