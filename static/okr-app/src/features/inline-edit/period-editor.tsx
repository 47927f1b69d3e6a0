import type { CycleDto } from '../../../../../src/contract/cycles/calls';
import type { PeriodDto } from '../../../../../src/contract/dto';
import { type PeriodChoice, periodOf } from '../period/period-choice';
import { PeriodPicker } from '../period/period-picker';
import type { EditorProps } from './editable-field';

interface PeriodEditorProps {
  readonly editor: EditorProps<PeriodChoice>;
  readonly today: string;
  readonly noneText: string;
  readonly cycles?: readonly CycleDto[];
}

export function PeriodEditor({ editor, today, noneText, cycles = [] }: PeriodEditorProps) {
  return (
    <PeriodPicker
      choice={editor.value}
      today={today}
      noneText={noneText}
      cycles={cycles}
      control={{
        id: editor.id,
        isInvalid: editor.isInvalid,
        'aria-describedby': editor.describedBy,
      }}
      onChange={editor.onChange}
    />
  );
}

/** An unfinished choice reads as none; `checkPeriod` has refused it before. */
export function toPeriod(choice: PeriodChoice): PeriodDto | null {
  const chosen = periodOf(choice);
  return chosen.ok ? chosen.period : null;
}

export function checkPeriod(choice: PeriodChoice): string | undefined {
  const chosen = periodOf(choice);
  return chosen.ok ? undefined : chosen.problem;
}
