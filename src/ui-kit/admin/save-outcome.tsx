import { Button, Inline, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { SettingsDto } from '../../contract/settings/calls';
import { Failure } from '../failure';
import { differences } from './settings-differences';
import { toDraft } from './settings-draft';
import type { SettingsForm } from './use-settings-form';

/** What became of saving. */
export function SaveOutcome({ form }: { readonly form: SettingsForm }) {
  const { outcome } = form;
  switch (outcome.kind) {
    case 'none':
    case 'saving':
      return null;
    case 'saved':
      return (
        <SectionMessage appearance="success" title="Settings saved">
          <Text>Key results are judged anew within a minute.</Text>
        </SectionMessage>
      );
    case 'failed':
      return <Failure title="Settings were not saved" error={outcome.error} onRetry={form.save} />;
    case 'conflict':
      return <Conflict form={form} theirs={outcome.theirs} />;
  }
}

interface ConflictProps {
  readonly form: SettingsForm;
  readonly theirs: SettingsDto;
}

function Conflict({ form, theirs }: ConflictProps) {
  const lines = differences(toDraft(theirs), form.draft);
  return (
    <SectionMessage appearance="warning" title="Somebody else changed the settings meanwhile">
      <Stack space="space.100">
        <Text>Nothing was saved. What you typed is still in the form.</Text>
        {lines.length > 0 && (
          <List type="unordered">
            {lines.map((line) => (
              <ListItem key={line}>{line}</ListItem>
            ))}
          </List>
        )}
        <Inline space="space.100">
          <Button
            onClick={() => {
              form.saveAnyway(theirs);
            }}
          >
            Save mine
          </Button>
          <Button
            onClick={() => {
              form.takeTheirs(theirs);
            }}
          >
            Take theirs
          </Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
