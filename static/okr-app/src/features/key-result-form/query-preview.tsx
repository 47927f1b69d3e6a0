import { type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import Spinner from '@atlaskit/spinner';
import type {
  PreviewedValueDto,
  QueryPreviewDto,
} from '../../../../../src/contract/data-source/calls';
import type { IssueRowDto } from '../../../../../src/contract/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { formulaText, noValueText } from '../../../../../src/contract/wording';
import { withCondition } from '../../../../../src/domain/metrics/jql-text';
import type { JiraMeasureSource } from '../../../../../src/domain/metrics/metric';
import { usePage } from '../../app/page-context';
import { Findings } from '../data-source/findings';
import { useFieldName } from '../detail/use-field-name';
import type { Preview } from './use-query-preview';

interface QueryPreviewProps {
  readonly source: JiraMeasureSource;
  readonly preview: Preview;
  readonly onRetry: () => void;
  /** Takes a mended query. */
  readonly onFix: (jql: string) => void;
}

/** What the query finds, as the person may see it, while the form is being filled in. */
export function QueryPreview(props: QueryPreviewProps) {
  return (
    <section className="okr-preview" aria-label="Preview of the query" aria-live="polite">
      <h2 className="okr-section-title">What this finds</h2>
      <PreviewBody {...props} />
    </section>
  );
}

function PreviewBody({ source, preview, onRetry, onFix }: QueryPreviewProps): ReactNode {
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
          {preview.error.reason === 'jql-unbounded' && <BoundFix jql={source.jql} onFix={onFix} />}
          {preview.error.code !== 'invalid-input' && (
            <Button spacing="compact" onClick={onRetry}>
              Try again
            </Button>
          )}
        </>
      );
    case 'ready':
      return <Found source={source} preview={preview.preview} onFix={onFix} />;
  }
}

function BoundFix({ jql, onFix }: { readonly jql: string; readonly onFix: (jql: string) => void }) {
  const { project } = usePage().site;
  if (project === null) return null;
  return (
    <Button
      spacing="compact"
      onClick={() => {
        onFix(withCondition(jql, `project = ${project.key}`));
      }}
    >
      {`Search ${project.key} only`}
    </Button>
  );
}

interface FoundProps {
  readonly source: JiraMeasureSource;
  readonly preview: QueryPreviewDto;
  readonly onFix: (jql: string) => void;
}

function Found({ source, preview, onFix }: FoundProps) {
  const { approximateCount, looked, sample, findings, value } = preview;
  const isAll = value !== null;
  return (
    <>
      <p>
        {isAll ? '' : 'About '}
        <strong>{approximateCount.toLocaleString('en')}</strong>{' '}
        {approximateCount === 1 ? 'issue' : 'issues'} that you may see.
      </p>
      {value !== null && <ValueNow source={source} value={value} />}
      <Findings findings={findings} looked={{ looked, isAll }} jql={source.jql} onFix={onFix} />
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

interface ValueNowProps {
  readonly source: JiraMeasureSource;
  readonly value: PreviewedValueDto;
}

/** Only where every issue was looked at: a part of them would tell another number. */
function ValueNow({ source, value }: ValueNowProps) {
  const fieldName = useFieldName(source.measure);
  if (value.value === null) {
    return <p>{value.reason === null ? '' : noValueText(value.reason, value, source.measure)}</p>;
  }
  const named = fieldName === undefined ? {} : { fieldName };
  return (
    <p>
      Now: <strong>{formulaText({ source, progress: value, ...named })}</strong>
    </p>
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
