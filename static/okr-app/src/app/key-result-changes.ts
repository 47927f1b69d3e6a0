import type { KeyResultFields } from '../../../../src/contract/api';
import type { KeyResultDto, OkrPageDto } from '../../../../src/contract/dto';
import type { SettableLifecycle } from '../../../../src/domain/okr/lifecycle';
import { type Change, nextId, sameAsBefore } from './change';
import {
  findObjective,
  patchKeyResult,
  placeKeyResult,
  putKeyResult,
  removeKeyResult,
} from './okr-page-edits';

export interface KeyResultPlace {
  readonly objectiveId: string;
  /** `null`: last. */
  readonly beforeId: string | null;
}

export function createKeyResult(
  objectiveId: string,
  fields: KeyResultFields,
): Change<KeyResultDto> {
  return {
    apply: sameAsBefore,
    undo: sameAsBefore,
    send: (call) => call('createKeyResult', { objectiveId, fields }),
    settle: putKeyResult,
  };
}

export function updateKeyResult(
  keyResult: KeyResultDto,
  change: Partial<KeyResultFields>,
): Change<KeyResultDto> {
  const { id, version } = keyResult;
  return {
    apply: (page) => patchKeyResult(page, id, change),
    undo: (page) => putKeyResult(page, keyResult),
    send: (call, latest) =>
      call('updateKeyResult', { keyResultId: id, version: latest(id, version), change }),
    settle: putKeyResult,
  };
}

export function moveKeyResult(
  page: OkrPageDto,
  keyResult: KeyResultDto,
  to: KeyResultPlace,
): Change<KeyResultDto> {
  const { id, version } = keyResult;
  const back = placeOf(page, keyResult);
  return {
    apply: (now) => placeKeyResult(now, id, to),
    undo: (now) => placeKeyResult(now, id, back),
    send: (call, latest) =>
      call('moveKeyResult', { keyResultId: id, version: latest(id, version), ...to }),
    settle: putKeyResult,
  };
}

export function setKeyResultLifecycle(
  page: OkrPageDto,
  keyResult: KeyResultDto,
  to: { readonly lifecycle: SettableLifecycle; readonly isShown: boolean },
): Change<KeyResultDto> {
  const { id, version } = keyResult;
  const { lifecycle, isShown } = to;
  const back = placeOf(page, keyResult);
  return {
    apply: (now) => (isShown ? patchKeyResult(now, id, { lifecycle }) : removeKeyResult(now, id)),
    undo: (now) => placeKeyResult(putKeyResult(now, keyResult), id, back),
    send: (call, latest) =>
      call('setKeyResultLifecycle', { keyResultId: id, version: latest(id, version), lifecycle }),
    settle: (now, saved) => (isShown ? putKeyResult(now, saved) : removeKeyResult(now, id)),
  };
}

function placeOf(page: OkrPageDto, keyResult: KeyResultDto): KeyResultPlace {
  const siblings = findObjective(page, keyResult.objectiveId)?.keyResults;
  return { objectiveId: keyResult.objectiveId, beforeId: nextId(siblings, keyResult.id) };
}
