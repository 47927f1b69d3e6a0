import { Heading, Label, RadioGroup, Stack, Text } from '@forge/react';
import { curveText } from '../../contract/expectation-wording';
import { objectiveRuleText, statusRuleText } from '../../contract/status-wording';
import { DEFAULT_CURVES } from '../../domain/okr/site-rules';
import {
  OBJECTIVE_EXPECTATIONS,
  OBJECTIVE_STATUSES,
  STATUS_MODES,
} from '../../domain/okr/status-rule';
import {
  CURVE_LABELS,
  MODE_LABELS,
  OBJECTIVE_EXPECTATION_LABELS,
  OBJECTIVE_STATUS_LABELS,
} from './settings-choices';
import { checkRule } from './settings-draft';
import { TextField } from './text-field';
import type { SettingsForm } from './use-settings-form';

interface FieldsProps {
  readonly form: SettingsForm;
}

/** When something is behind or at risk, and what is expected by when. */
export function RuleFields({ form }: FieldsProps) {
  const { draft, change } = form;
  const checked = checkRule(draft);
  return (
    <Stack space="space.200">
      <Heading as="h3" size="small">
        Status rule
      </Heading>
      <Radios
        name="rule-mode"
        label="How a shortfall is measured"
        values={STATUS_MODES}
        labels={MODE_LABELS}
        chosen={draft.mode}
        onChange={(mode) => {
          change({ mode });
        }}
      />
      <Thresholds form={form} />
      {checked.ok && <Text weight="medium">{statusRuleText(checked.value)}</Text>}
      <Radios
        name="objective-status"
        label="Status of an objective"
        values={OBJECTIVE_STATUSES}
        labels={OBJECTIVE_STATUS_LABELS}
        chosen={draft.objectiveStatus}
        onChange={(objectiveStatus) => {
          change({ objectiveStatus });
        }}
      />
      <Radios
        name="objective-expectation"
        label="What is expected of an objective"
        values={OBJECTIVE_EXPECTATIONS}
        labels={OBJECTIVE_EXPECTATION_LABELS}
        chosen={draft.objectiveExpectation}
        onChange={(objectiveExpectation) => {
          change({ objectiveExpectation });
        }}
      />
      {checked.ok && <Text weight="medium">{objectiveRuleText(checked.value)}</Text>}
      <Radios
        name="default-curve"
        label="How progress is expected of a new key result"
        values={DEFAULT_CURVES}
        labels={CURVE_LABELS}
        chosen={draft.defaultCurve}
        onChange={(defaultCurve) => {
          change({ defaultCurve });
        }}
      />
      <Text weight="medium">{curveText({ kind: draft.defaultCurve })}</Text>
    </Stack>
  );
}

function Thresholds({ form }: FieldsProps) {
  const { draft, errors, change } = form;
  const unit = draft.mode === 'relative' ? '% of the expected progress' : 'points';
  return (
    <Stack space="space.100">
      <TextField
        id="behind-above"
        label="Behind above"
        help={`Largest shortfall that is still on track, in ${unit}.`}
        text={draft.behindAbove}
        error={errors.behindAbove}
        onChange={(behindAbove) => {
          change({ behindAbove });
        }}
      />
      <TextField
        id="at-risk-above"
        label="At risk above"
        help={`Largest shortfall that is only behind, in ${unit}.`}
        text={draft.atRiskAbove}
        error={errors.atRiskAbove}
        onChange={(atRiskAbove) => {
          change({ atRiskAbove });
        }}
      />
      {draft.mode === 'relative' && (
        <TextField
          id="grace-expected"
          label="Grace until expected"
          help="While less progress than this is expected, in %, nothing is worse than behind."
          text={draft.graceExpected}
          error={errors.graceExpected}
          onChange={(graceExpected) => {
            change({ graceExpected });
          }}
        />
      )}
    </Stack>
  );
}

interface RadiosProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly values: readonly Value[];
  readonly labels: Readonly<Record<Value, string>>;
  readonly chosen: Value;
  readonly onChange: (value: Value) => void;
}

function Radios<Value extends string>(props: RadiosProps<Value>) {
  const { name, label, values, labels, chosen, onChange } = props;
  return (
    <Stack space="space.050">
      <Label labelFor={name} id={`${name}-label`}>
        {label}
      </Label>
      <RadioGroup
        name={name}
        // Its successor `labelId` is not among the properties that Forge passes on.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        aria-labelledby={`${name}-label`}
        value={chosen}
        options={values.map((value) => ({ name, value, label: labels[value] }))}
        onChange={({ target }) => {
          const picked = values.find((value) => value === target.value);
          if (picked !== undefined) onChange(picked);
        }}
      />
    </Stack>
  );
}
