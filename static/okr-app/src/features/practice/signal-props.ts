import type { PracticeDto, QualitySignalsDto } from '../../../../../src/contract/practice/calls';

/** What a field of the form shows and changes. */
export interface SignalProps {
  readonly practice: PracticeDto;
  readonly signals: QualitySignalsDto;
  readonly change: (change: Partial<QualitySignalsDto>) => void;
}

export const namesOf = (
  options: readonly { readonly id: string; readonly name: string }[],
  ids: readonly string[],
): string => options.flatMap(({ id, name }) => (ids.includes(id) ? [name] : [])).join(', ');
