import { Checkbox } from '@atlaskit/checkbox';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import type { MetricParameter } from '../../../../../src/domain/metrics/catalogue/parameters';
import type { ParameterValue } from '../../../../../src/domain/metrics/tracked-metric';
import { FormField } from '../../components/form-field';
import { ListedField } from './listed-field';
import type { MetricProblems } from './metric-draft';
import type { ParameterDraft } from './parameter-draft';

interface ParameterFieldsProps {
  readonly parameters: readonly MetricParameter[];
  readonly draft: ParameterDraft;
  readonly problems: MetricProblems;
  /** Whose releases can be chosen; `null` for the whole site. */
  readonly home: string | null;
  readonly onChange: (key: string, value: ParameterValue) => void;
}

/** A field for each thing that can be set, as the metric itself describes it. */
export function ParameterFields(props: ParameterFieldsProps) {
  const { parameters, draft, problems, home, onChange } = props;
  return (
    <>
      {parameters.map((parameter) => (
        <ParameterField
          key={parameter.key}
          parameter={parameter}
          value={draft[parameter.key] ?? parameter.default}
          problem={problems[`parameters.${parameter.key}`]}
          home={home}
          onChange={(value) => {
            onChange(parameter.key, value);
          }}
        />
      ))}
    </>
  );
}

interface ParameterFieldProps {
  readonly parameter: MetricParameter;
  readonly value: ParameterValue;
  readonly problem: string | undefined;
  readonly home: string | null;
  readonly onChange: (value: ParameterValue) => void;
}

function ParameterField({ parameter, value, problem, home, onChange }: ParameterFieldProps) {
  const { label, help } = parameter;
  if (parameter.kind === 'boolean') {
    return (
      <div className="okr-field">
        <Checkbox
          label={label}
          isChecked={value === true}
          onChange={(event) => {
            onChange(event.currentTarget.checked);
          }}
        />
        <div className="okr-help">{help}</div>
      </div>
    );
  }
  if (parameter.kind === 'text-list') {
    const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
    return <ListedField {...{ parameter, chosen, home, problem, onChange }} />;
  }
  return (
    <FormField label={label} help={help} problem={problem}>
      {(control) => {
        if (parameter.kind === 'choice') {
          const options = [...parameter.options];
          return (
            <Select
              inputId={control.id}
              {...(control['aria-describedby'] !== undefined && {
                descriptionId: control['aria-describedby'],
              })}
              options={options}
              value={options.find((option) => option.value === value) ?? null}
              onChange={(option) => {
                if (option !== null) onChange(option.value);
              }}
            />
          );
        }
        return (
          <Textfield
            {...control}
            inputMode="decimal"
            value={String(value)}
            {...(parameter.kind === 'days' && {
              elemAfterInput: <span className="okr-unit">days</span>,
            })}
            onChange={(event) => {
              onChange(event.currentTarget.value);
            }}
          />
        );
      }}
    </FormField>
  );
}
