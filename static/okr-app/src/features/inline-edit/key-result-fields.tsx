import type { KeyResultFields } from '../../../../../src/contract/api';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import { sourceUnit } from '../../../../../src/domain/metrics/source-unit';
import { sourceTargetText } from '../../../../../src/contract/value-wording';
import { UNKNOWN } from '../../../../../src/contract/wording';
import { useOkrState, usePage } from '../../app/page-context';
import { unitWords } from '../key-result-form/measure-choice';
import { TargetFields } from '../key-result-form/target-fields';
import { chosenTarget, targetDraftOf } from '../key-result-form/target-draft';
import { choiceOf } from '../period/period-choice';
import { isSamePeriod, periodText } from '../period/quarter';
import { EditableField } from './editable-field';
import { checkPeriod, PeriodEditor, toPeriod } from './period-editor';
import { saveKeyResult } from './save-outcome';
import { type FieldFrame, TitleField } from './shared-fields';

interface KeyResultFieldProps {
  readonly keyResult: KeyResultDto;
  readonly canEdit: boolean;
}

type KeyResultFrame = FieldFrame<KeyResultDto, Partial<KeyResultFields>>;

/** What every editable field of a key result shares. */
export function useKeyResultFrame({ keyResult, canEdit }: KeyResultFieldProps): KeyResultFrame {
  const { store } = usePage();
  return {
    record: keyResult,
    canEdit,
    takeTheirs: store.takeKeyResult,
    save: (base, change) => saveKeyResult(store, base, change),
  };
}

export function EditableKeyResultTitle(props: KeyResultFieldProps) {
  return (
    <TitleField
      frame={useKeyResultFrame(props)}
      heading={(title) => <h3 className="okr-key-result-title">{title}</h3>}
    />
  );
}

interface FrameProps {
  readonly frame: KeyResultFrame;
}

export function KeyResultPeriodField({ frame: { save, ...common } }: FrameProps) {
  const today = useOkrState().page?.today ?? '';
  const { effectivePeriod } = common.record;
  return (
    <EditableField
      {...common}
      label="Period"
      keepsOpen
      valueOf={({ period }: KeyResultDto) => choiceOf(period, today)}
      isSame={(a, b) => isSamePeriod(toPeriod(a), toPeriod(b))}
      save={(base, choice) => save(base, { period: toPeriod(choice) })}
      check={checkPeriod}
      read={(choice) =>
        toPeriod(choice) === null
          ? `${periodText(effectivePeriod)} (as its objective)`
          : periodText(toPeriod(choice))
      }
      edit={(editor) => <PeriodEditor editor={editor} today={today} noneText="As its objective" />}
    />
  );
}

export function TargetField({ frame: { save, ...common } }: FrameProps) {
  const unit = sourceUnit(common.record.source);
  return (
    <EditableField
      {...common}
      label="Target"
      keepsOpen
      valueOf={({ target }: KeyResultDto) => targetDraftOf(target)}
      isSame={(a, b) => JSON.stringify(a) === JSON.stringify(b)}
      save={(base, draft) => {
        const chosen = chosenTarget(draft);
        return save(base, { target: chosen.ok ? chosen.target : base.target });
      }}
      check={(draft) => {
        const chosen = chosenTarget(draft);
        return chosen.ok ? undefined : Object.values(chosen.problems)[0];
      }}
      read={(draft) => {
        const chosen = chosenTarget(draft);
        return chosen.ok ? sourceTargetText(chosen.target, common.record.source) : UNKNOWN;
      }}
      edit={({ value, onChange }) => (
        <TargetFields draft={value} unit={unitWords(unit)} problems={{}} onChange={onChange} />
      )}
    />
  );
}
