import {
  Box,
  Button,
  Heading,
  Inline,
  SectionMessage,
  Spinner,
  Stack,
  Text,
  UserPicker,
  xcss,
} from '@forge/react';
import { useState } from 'react';
import type { OkrManagersDto } from '../../contract/objectives/calls';
import { sentenceFor } from '../../contract/reasons';
import type { ApiError } from '../../contract/api-result';
import { Failure } from '../failure';
import { call } from '../resolver-call';
import { useLoaded } from '../use-loaded';

const column = xcss({ maxWidth: '640px' });
const loadManagers = () => call('getOkrManagers', {});

interface ManagersSectionProps {
  /** The list is part of the settings, whose version moves on with it. */
  readonly onSaved: () => void;
}

/** Who manages the objectives of the whole site besides Jira's admins. */
export function ManagersSection({ onSaved }: ManagersSectionProps) {
  const [managers, reload] = useLoaded(loadManagers);
  return (
    <Box xcss={column}>
      <Stack space="space.200">
        <Heading as="h2" size="medium">
          OKR managers
        </Heading>
        {managers.kind === 'loading' && <Spinner label="Loading OKR managers" />}
        {managers.kind === 'failed' && (
          <Failure title="OKR managers cannot be shown" error={managers.error} onRetry={reload} />
        )}
        {managers.kind === 'ready' && (
          <ManagersForm key={managers.data.version} managers={managers.data} onSaved={onSaved} />
        )}
      </Stack>
    </Box>
  );
}

type Outcome =
  | { readonly kind: 'idle' | 'saving' | 'saved' }
  | { readonly kind: 'failed'; readonly error: ApiError };

function ManagersForm({
  managers,
  onSaved,
}: ManagersSectionProps & { readonly managers: OkrManagersDto }) {
  const [accountIds, setAccountIds] = useState(managers.accountIds);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });
  const save = async (): Promise<void> => {
    setOutcome({ kind: 'saving' });
    // Whatever else changed in the settings meanwhile has no bearing on this list.
    const current = await call('getOkrManagers', {});
    const { version } = current.ok ? current.data : managers;
    const saved = await call('setOkrManagers', { version, accountIds: [...accountIds] });
    setOutcome(saved.ok ? { kind: 'saved' } : { kind: 'failed', error: saved.error });
    if (saved.ok) onSaved();
  };
  return (
    <Stack space="space.200">
      <UserPicker
        label="People who manage objectives of the whole site"
        name="okr-managers"
        isMulti
        defaultValue={[...managers.accountIds]}
        description="Jira admins always may. In projects, the permission Manage OKRs decides."
        onChange={(people: unknown) => {
          setAccountIds(idsOf(people));
          setOutcome({ kind: 'idle' });
        }}
      />
      {outcome.kind === 'failed' && (
        <SectionMessage appearance="error" title="OKR managers were not saved">
          <Text>{sentenceFor(outcome.error)}</Text>
        </SectionMessage>
      )}
      <Inline space="space.100" alignBlock="center">
        <Button isDisabled={outcome.kind === 'saving'} onClick={() => void save()}>
          Save OKR managers
        </Button>
        {outcome.kind === 'saved' && <Text>Saved.</Text>}
      </Inline>
    </Stack>
  );
}

/** The picker answers with people, or with nothing when the last one is taken out. */
function idsOf(people: unknown): readonly string[] {
  if (!Array.isArray(people)) return [];
  return people.flatMap((person: unknown) =>
    typeof person === 'object' && person !== null && 'id' in person && typeof person.id === 'string'
      ? person.id
      : [],
  );
}
