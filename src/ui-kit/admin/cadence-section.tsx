import { useState } from 'react';
import {
  Box,
  Form,
  FormFooter,
  Heading,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
  xcss,
} from '@forge/react';
import type { ApiError } from '../../contract/api-result';
import { cadenceText, SILENCE_RULE_TEXT } from '../../contract/check-ins/wording';
import { sentenceFor } from '../../contract/reasons';
import type { SettingsDto } from '../../contract/settings/calls';
import { call } from '../resolver-call';
import {
  CADENCES,
  cadenceOf,
  type CadenceDraft,
  DAY_CHOICES,
  draftOfCadence,
  isCadenceKind,
  WEEKDAY_CHOICES,
  weekdayOfText,
} from './cadence-choices';
import { ChoiceField } from './choice-field';
import { TextField } from './text-field';

const column = xcss({ maxWidth: '640px' });

type Outcome = { readonly kind: 'none' | 'saving' | 'saved' } | Failed;
interface Failed {
  readonly kind: 'failed';
  readonly error: ApiError;
}

interface CadenceSectionProps {
  readonly settings: SettingsDto;
  readonly onSaved: () => void;
}

/** When check-ins are due. */
export function CadenceSection({ settings, onSaved }: CadenceSectionProps) {
  const [draft, setDraft] = useState(() => draftOfCadence(settings.checkInCadence));
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const change = (part: Partial<CadenceDraft>): void => {
    setDraft({ ...draft, ...part });
    setOutcome({ kind: 'none' });
  };
  const save = async (): Promise<void> => {
    setOutcome({ kind: 'saving' });
    const error = await saved(draft);
    setOutcome(error === null ? { kind: 'saved' } : { kind: 'failed', error });
    if (error === null) onSaved();
  };
  return (
    <Box xcss={column}>
      <Form onSubmit={() => void save()}>
        <Stack space="space.200">
          <Heading as="h2" size="medium">
            Check-ins
          </Heading>
          <Text>
            Owners of active key results are asked for a check-in on these days. {SILENCE_RULE_TEXT}{' '}
            A new choice asks for nothing that lies before it.
          </Text>
          <ChoiceField
            id="cadence"
            label="How often check-ins are due"
            help={`Now: ${cadenceText(settings.checkInCadence)}.`}
            choices={CADENCES}
            chosen={draft.kind}
            onChange={(kind) => {
              if (isCadenceKind(kind)) change({ kind });
            }}
          />
          <Detail draft={draft} change={change} />
          <OutcomeMessage outcome={outcome} />
        </Stack>
        <FormFooter align="start">
          <LoadingButton type="submit" isLoading={outcome.kind === 'saving'}>
            Save check-in days
          </LoadingButton>
        </FormFooter>
      </Form>
    </Box>
  );
}

/** The version is asked for right before: this choice is independent of the other settings. */
async function saved(draft: CadenceDraft): Promise<ApiError | null> {
  const current = await call('getSettings', {});
  if (!current.ok) return current.error;
  const { version } = current.data;
  const answer = await call('updateCheckInCadence', { version, cadence: cadenceOf(draft) });
  return answer.ok ? null : answer.error;
}

interface DetailProps {
  readonly draft: CadenceDraft;
  readonly change: (part: Partial<CadenceDraft>) => void;
}

function Detail({ draft, change }: DetailProps) {
  switch (draft.kind) {
    case 'off':
      return null;
    case 'weekly':
      return (
        <ChoiceField
          id="cadence-weekday"
          label="On"
          help="A check-in counts for the due day it is nearest to."
          choices={WEEKDAY_CHOICES}
          chosen={String(draft.weekday)}
          onChange={(text) => {
            change({ weekday: weekdayOfText(text) });
          }}
        />
      );
    case 'everyTwoWeeks':
      return (
        <TextField
          id="cadence-from"
          label="Counted from"
          help="One of the days, such as 2026-02-13; every 14th day before and after is one."
          text={draft.from}
          onChange={(from) => {
            change({ from });
          }}
        />
      );
    case 'monthly':
      return (
        <ChoiceField
          id="cadence-day"
          label="On"
          help="In shorter months, days 29 and 30 mean the last day."
          choices={DAY_CHOICES}
          chosen={String(draft.day)}
          onChange={(text) => {
            change({ day: Number(text) });
          }}
        />
      );
  }
}

function OutcomeMessage({ outcome }: { readonly outcome: Outcome }) {
  if (outcome.kind === 'saved') {
    return (
      <SectionMessage appearance="success">
        <Text>Saved. Owners see what is due on their page “What I owe”.</Text>
      </SectionMessage>
    );
  }
  if (outcome.kind !== 'failed') return null;
  return (
    <SectionMessage appearance="error" title="The check-in days were not saved">
      <Text>{sentenceFor(outcome.error)}</Text>
    </SectionMessage>
  );
}
