import { Button, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { ApiError } from '../contract/api-result';
import { sentenceFor } from '../contract/reasons';

interface FailureProps {
  readonly title: string;
  readonly error: ApiError;
  readonly onRetry: () => void;
}

/** What went wrong and a way on. */
export function Failure({ title, error, onRetry }: FailureProps) {
  return (
    <SectionMessage appearance="error" title={title}>
      <Stack space="space.100">
        <Text>{sentenceFor(error)}</Text>
        {error.reference !== undefined && <Text>Reference: {error.reference}</Text>}
        <Inline>
          <Button onClick={onRetry}>Try again</Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
