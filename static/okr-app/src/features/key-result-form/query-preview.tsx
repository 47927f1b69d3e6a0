import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { IssueRowDto, QueryPreviewDto } from '../../../../../src/contract/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import type { Preview } from './use-query-preview';
import { warningText } from './warning-text';

interface QueryPreviewProps {
  readonly preview: Preview;
  readonly onRetry: () => void;
}

/** What the query finds, as the person may see it, while the form is being filled in. */
export function QueryPreview({ preview, onRetry }: QueryPreviewProps) {
  return (
    <section className="okr-preview" aria-label="Preview of the query" aria-live="polite">
      <h2 className="okr-section-title">What this finds</h2>
      <PreviewBody preview={preview} onRetry={onRetry} />
    </section>
  );
}

function PreviewBody({ preview, onRetry }: QueryPreviewProps) {
  switch (preview.state) {
    case 'idle':
      return <p className="okr-subtle">Write a query to see which issues it counts.</p>;
    case 'loading':
      return (
        <p className="okr-inline okr-subtle">
          <Spinner size="small" label="" /> Asking Jira…
        </p>
      );
    case 'failed':
      return (
        <>
          <p>{sentenceFor(preview.error)}</p>
          {preview.error.code !== 'invalid-input' && (
            <Button spacing="compact" onClick={onRetry}>
              Try again
            </Button>
          )}
        </>
      );
    case 'ready':
      return <Found preview={preview.preview} />;
  }
}

function Found({ preview }: { readonly preview: QueryPreviewDto }) {
  const { approximateCount, sample, warnings } = preview;
  return (
    <>
      <p>
        About <strong>{approximateCount.toLocaleString('en')}</strong>{' '}
        {approximateCount === 1 ? 'issue' : 'issues'} that you may see.
      </p>
      {warnings.length > 0 && (
        <SectionMessage appearance="warning">
          {warnings.map((warning) => (
            <p key={warning.kind}>{warningText(warning)}</p>
          ))}
        </SectionMessage>
      )}
      {sample.length > 0 && (
        <ul className="okr-sample" aria-label="Some of the issues">
          {sample.map((issue) => (
            <SampleIssue key={issue.id} issue={issue} />
          ))}
        </ul>
      )}
    </>
  );
}

function SampleIssue({ issue }: { readonly issue: IssueRowDto }) {
  return (
    <li className="okr-sample-row">
      <span className="okr-key">{issue.key}</span>
      <span className="okr-ellipsis" title={issue.summary}>
        {issue.summary}
      </span>
      <Lozenge appearance={issue.isDone ? 'success' : 'default'}>{issue.statusName}</Lozenge>
    </li>
  );
}
