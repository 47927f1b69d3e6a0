import { Checkbox } from '@atlaskit/checkbox';
import { RadioGroup } from '@atlaskit/radio';
import Select from '@atlaskit/select';
import { measureLabel } from '../../../../../src/contract/wording';
import { isTimeMeasure, needsKpiMode } from '../../../../../src/domain/metrics/check-source';
import { FormField } from '../../components/form-field';
import { type KeyResultDraft, withMeasure, withMode } from './key-result-draft';
import { keyOf, measureOf, measureOptions } from './measure-choice';
import { useMeasureOptions } from './use-measure-options';

interface MeasureFieldsProps {
  readonly draft: KeyResultDraft;
  readonly onChange: (draft: KeyResultDraft) => void;
}

/** Measure, mode and what goes into the sum. What does not exist cannot be chosen. */
export function MeasureFields({
  draft,
  problem,
  onChange,
}: MeasureFieldsProps & { readonly problem: string | undefined }) {
  const loaded = useMeasureOptions();
  const groups = measureOptions(loaded.state === 'ready' ? loaded.options : null, (measure) =>
    measureLabel(measure),
  );
  const key = keyOf(draft.measure);
  const chosen = groups.flatMap(({ options }) => options).find(({ value }) => value === key);
  return (
    <>
      <FormField
        label="Measure"
        problem={problem}
        help={
          loaded.state === 'failed'
            ? 'Jira did not list this site’s number fields. Close and open the form to try again.'
            : undefined
        }
      >
        {(control) => (
          <Select
            inputId={control.id}
            {...(control['aria-describedby'] !== undefined && {
              descriptionId: control['aria-describedby'],
            })}
            isLoading={loaded.state === 'loading'}
            options={groups}
            value={chosen ?? { value: key, label: measureLabel(draft.measure) }}
            onChange={(option) => {
              if (option !== null) onChange(withMeasure(draft, measureOf(option.value)));
            }}
          />
        )}
      </FormField>
      <ModeField draft={draft} onChange={onChange} />
      <SumFields draft={draft} onChange={onChange} />
    </>
  );
}

function ModeField({ draft, onChange }: MeasureFieldsProps) {
  const canPercent = !needsKpiMode(draft.measure);
  return (
    <fieldset className="okr-fieldset">
      <legend>How it is counted</legend>
      <RadioGroup
        aria-label="How it is counted"
        value={draft.mode}
        options={[
          {
            name: 'mode',
            value: 'percent',
            label: canPercent
              ? 'Percent complete: the done share of everything found'
              : 'Percent complete: not possible with this measure',
            isDisabled: !canPercent,
          },
          { name: 'mode', value: 'kpi', label: 'KPI: the amount itself, from a start to a target' },
        ]}
        onChange={(event) => {
          onChange(withMode(draft, event.currentTarget.value === 'percent' ? 'percent' : 'kpi'));
        }}
      />
    </fieldset>
  );
}

function SumFields({ draft, onChange }: MeasureFieldsProps) {
  const isKpi = draft.mode === 'kpi';
  if (!isKpi && !isTimeMeasure(draft.measure)) return null;
  return (
    <div className="okr-checks">
      {isKpi && (
        <Checkbox
          label="Count done issues only"
          isChecked={draft.doneOnly}
          onChange={(event) => {
            onChange({ ...draft, doneOnly: event.currentTarget.checked });
          }}
        />
      )}
      {isTimeMeasure(draft.measure) && (
        <Checkbox
          label="Take parents with the time of their sub-tasks"
          isChecked={draft.timeRollup === 'aggregate'}
          onChange={(event) => {
            const timeRollup = event.currentTarget.checked ? 'aggregate' : 'self';
            onChange({ ...draft, timeRollup });
          }}
        />
      )}
      {draft.measure.kind === 'progress' && (
        <Checkbox
          label="Count issues without any time as 0 %"
          isChecked={draft.untracked === 'zero'}
          onChange={(event) => {
            onChange({ ...draft, untracked: event.currentTarget.checked ? 'zero' : 'exclude' });
          }}
        />
      )}
    </div>
  );
}
