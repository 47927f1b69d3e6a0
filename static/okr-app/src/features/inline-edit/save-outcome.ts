import type { KeyResultFields, ObjectiveFields } from '../../../../../src/contract/api';
import type { ApiError, ApiResult } from '../../../../../src/contract/api-result';
import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import type { OkrStore } from '../../app/okr-store';
import { updateKeyResult } from '../../app/key-result-changes';
import { updateObjective } from '../../app/objective-changes';

export type SaveOutcome<Dto> =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly error: ApiError }
  /** Somebody else was first; `current` is what stands there now. */
  | { readonly kind: 'conflict'; readonly current: Dto };

export async function saveObjective(
  store: OkrStore,
  base: ObjectiveDto,
  change: Partial<ObjectiveFields>,
): Promise<SaveOutcome<ObjectiveDto>> {
  return outcomeOf(await store.make(updateObjective(base, change)), isObjective);
}

export async function saveKeyResult(
  store: OkrStore,
  base: KeyResultDto,
  change: Partial<KeyResultFields>,
): Promise<SaveOutcome<KeyResultDto>> {
  return outcomeOf(await store.make(updateKeyResult(base, change)), isKeyResult);
}

function outcomeOf<Dto>(
  answer: ApiResult<Dto>,
  isRecord: (value: unknown) => value is Dto,
): SaveOutcome<Dto> {
  if (answer.ok) return { kind: 'saved' };
  const { error } = answer;
  return error.code === 'conflict' && isRecord(error.current)
    ? { kind: 'conflict', current: error.current }
    : { kind: 'refused', error };
}

const isRecordWith = (value: unknown, key: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  'progress' in value &&
  key in value;

/** The server sends its own records; this only tells the two kinds apart. */
export const isObjective = (value: unknown): value is ObjectiveDto =>
  isRecordWith(value, 'keyResults');

export const isKeyResult = (value: unknown): value is KeyResultDto => isRecordWith(value, 'target');
