import { Heading, Stack } from '@forge/react';
import { WEEKDAYS } from '../../domain/okr/work-calendar';
import { CheckGroup } from './check-group';
import { ChoiceField } from './choice-field';
import { MONTH_CHOICES, monthOf, timeZoneChoices, WEEKDAY_LABELS } from './settings-choices';
import { TextField } from './text-field';
import type { SettingsForm } from './use-settings-form';

const DAYS = WEEKDAYS.map((day) => ({ value: String(day), label: WEEKDAY_LABELS[day] }));

/** Which day it is, which days count as work, and when a year begins. */
export function CalendarFields({ form }: { readonly form: SettingsForm }) {
  const { draft, errors, change } = form;
  return (
    <Stack space="space.200">
      <Heading as="h3" size="small">
        Calendar
      </Heading>
      <ChoiceField
        id="time-zone"
        label="Time zone"
        help="Decides which day it is for periods and due dates."
        choices={timeZoneChoices(draft.timeZone)}
        chosen={draft.timeZone}
        onChange={(timeZone) => {
          change({ timeZone });
        }}
      />
      <CheckGroup
        name="workdays"
        label="Working days"
        help="For key results that expect progress on working days only."
        options={DAYS}
        chosen={draft.workdays.map(String)}
        error={errors.workdays}
        onChange={(chosen) => {
          change({ workdays: WEEKDAYS.filter((day) => chosen.includes(String(day))) });
        }}
      />
      <TextField
        id="holidays"
        label="Holidays"
        help="One day a line, such as 2026-12-25. No progress is expected on them."
        isLong
        text={draft.holidays}
        error={errors.holidays}
        onChange={(holidays) => {
          change({ holidays });
        }}
      />
      <ChoiceField
        id="fiscal-year-start"
        label="The fiscal year begins in"
        help="Quarters are counted from this month."
        choices={MONTH_CHOICES}
        chosen={String(draft.fiscalYearStart)}
        onChange={(value) => {
          change({ fiscalYearStart: monthOf(value) });
        }}
      />
    </Stack>
  );
}
