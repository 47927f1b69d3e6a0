import type { KeyResultDto } from '../../../../src/contract/dto';
import type { ChecklistEdit } from '../../../../src/domain/metrics/checklist';
import type { Change } from './change';
import { putKeyResult } from './okr-page-edits';

/** A tick shows at once; everything else waits for the server, which numbers and dates the items. */
export function editChecklist(keyResult: KeyResultDto, edit: ChecklistEdit): Change<KeyResultDto> {
  return {
    apply: (page) => putKeyResult(page, ticked(keyResult, edit)),
    undo: (page) => putKeyResult(page, keyResult),
    send: (call) => call('editChecklistItem', { keyResultId: keyResult.id, edit }),
    settle: putKeyResult,
  };
}

function ticked(keyResult: KeyResultDto, edit: ChecklistEdit): KeyResultDto {
  const { source } = keyResult;
  if (source.kind !== 'checklist' || edit.kind !== 'tick') return keyResult;
  const { itemId, isDone } = edit;
  const items = source.items.map((item) => (item.id === itemId ? { ...item, isDone } : item));
  return { ...keyResult, source: { ...source, items } };
}
