import type {
  CheckInContentDto,
  CheckInDto,
  CheckInPreparationDto,
} from '../../../../../src/contract/check-ins/dto';
import { draftText } from '../../../../../src/contract/check-ins/wording';

/** The form as it is typed. */
export interface TypedCheckIn extends Omit<CheckInContentDto, 'value'> {
  readonly value: string;
}

/** A new one begins with what really moved, as a suggestion in words; nothing else is suggested. */
export function newDraft({ movement, unit, today }: CheckInPreparationDto): TypedCheckIn {
  return {
    on: today,
    value: '',
    status: null,
    confidence: null,
    comment: movement === null ? '' : draftText(movement, unit),
  };
}

export function draftOf({ on, value, status, confidence, comment }: CheckInDto): TypedCheckIn {
  return { on, value: value === null ? '' : String(value), status, confidence, comment };
}

/** `null` where a number was needed and something else was typed. */
export function contentOf(typed: TypedCheckIn): CheckInContentDto | null {
  const text = typed.value.trim();
  if (text === '') return { ...typed, value: null };
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? { ...typed, value } : null;
}
