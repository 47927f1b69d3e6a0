import { Box, Form, FormFooter, Heading, LoadingButton, Stack, xcss } from '@forge/react';
import type { SettingsDto } from '../../contract/settings/calls';
import { SHARE_HELP } from './budget-words';
import { CalendarFields } from './calendar-fields';
import { ChoiceField } from './choice-field';
import { RuleFields } from './rule-fields';
import { SaveOutcome } from './save-outcome';
import { DETECTED, storyPointChoices } from './settings-choices';
import { TextField } from './text-field';
import { useSettingsForm } from './use-settings-form';
import { WordFields } from './word-fields';

/** Long input fields are hard to read across a page. */
const column = xcss({ maxWidth: '640px' });

export function SettingsSection({ settings }: { readonly settings: SettingsDto }) {
  const form = useSettingsForm(settings);
  const { draft } = form;
  return (
    <Box xcss={column}>
      <Form onSubmit={form.save}>
        <Stack space="space.400" key={form.filled}>
          <Heading as="h2" size="medium">
            Settings
          </Heading>
          <RuleFields form={form} />
          <CalendarFields form={form} />
          <WordFields form={form} />
          <Stack space="space.200">
            <Heading as="h3" size="small">
              Fields
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
          </Stack>
          <Stack space="space.200">
            <Heading as="h3" size="small">
              Jira’s quota
            </Heading>
            <TextField
              id="quota-share"
              label="Share of the quota, in %"
              help={SHARE_HELP}
              text={draft.quotaShare}
              error={form.errors.quotaShare}
              onChange={(quotaShare) => {
                form.change({ quotaShare });
              }}
            />
          </Stack>
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
