import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { ApiError } from '../../../../src/contract/api-result';
import { sentenceFor } from '../../../../src/contract/reasons';

interface FailedProps {
  readonly title: string;
  readonly error: ApiError;
  readonly onRetry: () => void;
  readonly headingLevel?: 'h2' | 'h4';
}

export function Failed({ title, error, onRetry, headingLevel = 'h2' }: FailedProps) {
  return (
    <div role="alert">
      <SectionMessage appearance="error" headingLevel={headingLevel} title={title}>
        <p>{sentenceFor(error)}</p>
        {error.reference !== undefined && <p>Reference: {error.reference}</p>}
        {error.jiraMessages?.map((message) => (
          <p key={message}>{message}</p>
        ))}
        <Button spacing="compact" onClick={onRetry}>
          Try again
        </Button>
      </SectionMessage>
    </div>
  );
}
