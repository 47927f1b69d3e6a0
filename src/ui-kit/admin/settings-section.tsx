import {
  Box,
  Form,
  FormFooter,
  Heading,
  LoadingButton,
  RadioGroup,
  Stack,
  Text,
  xcss,
} from '@forge/react';
import type { SettingsDto } from '../../contract/settings/calls';
import { statusRuleText } from '../../contract/wording';
import { STATUS_MODES } from '../../domain/okr/status-rule';
import { ChoiceField } from './choice-field';
import { PercentField } from './percent-field';
import { SaveOutcome } from './save-outcome';
import { DETECTED, MODE_LABELS, storyPointChoices, timeZoneChoices } from './settings-choices';
import { checkRule } from './settings-draft';
import { useSettingsForm, type SettingsForm } from './use-settings-form';

/** Long input fields are hard to read across a page. */
const column = xcss({ maxWidth: '640px' });

export function SettingsSection({ settings }: { readonly settings: SettingsDto }) {
  const form = useSettingsForm(settings);
  const { draft } = form;
  return (
    <Box xcss={column}>
      <Form onSubmit={form.save}>
        <Stack space="space.200" key={form.filled}>
          <Heading as="h2" size="medium">
            Settings
          </Heading>
          <ChoiceField
            id="story-points"
            label="Story points field"
            help="Used by key results that measure story points."
            choices={storyPointChoices(form.base)}
            chosen={draft.storyPointFieldId ?? DETECTED}
            onChange={(value) => {
              form.change({ storyPointFieldId: value === DETECTED ? null : value });
            }}
          />
          <RuleFields form={form} />
          <ChoiceField
            id="time-zone"
            label="Time zone"
            help="Decides which day it is for periods and due dates."
            choices={timeZoneChoices(draft.timeZone)}
            chosen={draft.timeZone}
            onChange={(timeZone) => {
              form.change({ timeZone });
            }}
          />
          <SaveOutcome form={form} />
        </Stack>
        <FormFooter align="start">
          <LoadingButton
            type="submit"
            appearance="primary"
            isLoading={form.outcome.kind === 'saving'}
          >
            Save settings
          </LoadingButton>
        </FormFooter>
      </Form>
    </Box>
  );
}

function RuleFields({ form }: { readonly form: SettingsForm }) {
  const { draft, errors } = form;
  const checked = checkRule(draft);
  const unit = draft.mode === 'points' ? 'points' : '% of the expected progress';
  return (
    <Stack space="space.100">
      <Text weight="medium">How a shortfall is measured</Text>
      <RadioGroup
        name="rule-mode"
        value={draft.mode}
        options={STATUS_MODES.map((mode) => ({
          name: 'rule-mode',
          value: mode,
          label: MODE_LABELS[mode],
        }))}
        onChange={({ target }) => {
          const mode = STATUS_MODES.find((each) => each === target.value);
          if (mode !== undefined) form.change({ mode });
        }}
      />
      <PercentField
        id="behind-above"
        label="Behind above"
        help={`Largest shortfall that is still on track, in ${unit}.`}
        text={draft.behindAbove}
        error={errors.behindAbove}
        onChange={(behindAbove) => {
          form.change({ behindAbove });
        }}
      />
      <PercentField
        id="at-risk-above"
        label="At risk above"
        help={`Largest shortfall that is only behind, in ${unit}.`}
        text={draft.atRiskAbove}
        error={errors.atRiskAbove}
        onChange={(atRiskAbove) => {
          form.change({ atRiskAbove });
        }}
      />
      {draft.mode === 'relative' && (
        <PercentField
          id="grace-expected"
          label="Grace until expected"
          help="While less progress than this is expected, in %, nothing is worse than behind."
          text={draft.graceExpected}
          error={errors.graceExpected}
          onChange={(graceExpected) => {
            form.change({ graceExpected });
          }}
        />
      )}
      {checked.ok && <Text weight="medium">{statusRuleText(checked.value)}</Text>}
    </Stack>
  );
}
