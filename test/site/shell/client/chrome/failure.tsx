import SectionMessage from '@atlaskit/section-message';
import { JiraError } from '../site/site-client';

/** An error in its own words; Jira's refusals keep their wording. */
export function Failure({ error, title }: { readonly error: Error; readonly title: string }) {
  const messages = error instanceof JiraError ? error.messages : [error.message];
  return (
    <div role="alert">
      <SectionMessage appearance="error" title={title}>
        {messages.map((message) => (
          <p key={message}>{message}</p>
        ))}
      </SectionMessage>
    </div>
  );
}
