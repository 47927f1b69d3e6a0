import { useState } from 'react';
import SectionMessage from '@atlaskit/section-message';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { MetricDto } from '../../../../../src/contract/metrics/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import type { CatalogueMetric } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';
import { bucketName } from '../metric/bucket-words';
import { usualRange, windowOf } from '../metric/metric-window';
import { unitText } from '../metric/metric-words';
import { usePage } from '../../app/page-context';
import {
  checkDraft,
  draftOf,
  emptyDraft,
  type MetricDraft,
  type MetricProblems,
  sourceOf,
} from './metric-draft';
import { MetricPreview } from './metric-preview';
import { ParameterFields } from './parameter-fields';
import { ScopeFields } from './scope-fields';
import { problemsOf } from './server-problems';
import { useMetricPreview } from './use-metric-preview';
import { useSavedSeries } from './use-saved-series';

export interface MetricFormProps {
  readonly about: CatalogueMetric;
  /** Changes this one; adds one when `null`. */
  readonly metric: MetricDto | null;
  /** The project it belongs to; `null` for the whole site. */
  readonly home: string | null;
  readonly today: string;
  readonly onClose: () => void;
  readonly onSaved: (metric: MetricDto) => void;
}

export default function MetricForm(props: MetricFormProps) {
  const { about, metric, home, today, onClose } = props;
  const { draft, change, problems, error, isSaving, isDirty, submit } = useMetricForm(props);
  const { bucket } = draft;
  const window = windowOf({ bucket, range: usualRange(bucket), isCompared: false }, today);
  const { preview, retry } = useMetricPreview(sourceOf(draft, about, home), window, home);
  const saved = useSavedSeries(metric?.id ?? null, window);
  return (
    <FormDialog
      title={metric === null ? `Add ${about.name}` : `Change “${metric.title}”`}
      submitText={metric === null ? 'Add' : 'Save'}
      isWide
      isSaving={isSaving}
      isDirty={isDirty}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="okr-subtle">{about.definition}</p>
      {error !== null && (
        <div role="alert" className="okr-form-error">
          <SectionMessage appearance="error" title="The metric was not saved">
            <p>{sentenceFor(error)}</p>
            {error.jiraMessages?.map((message) => (
              <p key={message}>{message}</p>
            ))}
          </SectionMessage>
        </div>
      )}
      <div className="okr-form-columns">
        <div>
          <FormField label="Title" isRequired problem={problems['title']}>
            {(control) => (
              <Textfield
                {...control}
                value={draft.title}
                onChange={(event) => {
                  change({ title: event.currentTarget.value });
                }}
              />
            )}
          </FormField>
          <ScopeFields
            draft={draft.scope}
            home={home}
            problem={problems['scope'] ?? queryProblem(preview)}
            onChange={(part) => {
              change({ scope: { ...draft.scope, ...part } });
            }}
          />
          <ParameterFields
            parameters={about.parameters}
            draft={draft.parameters}
            problems={problems}
            home={home}
            onChange={(key, value) => {
              change({ parameters: { ...draft.parameters, [key]: value } });
            }}
          />
        </div>
        <div>
          <MetricPreview preview={preview} saved={saved} onRetry={retry} />
          <BucketField about={about} draft={draft} onChange={change} />
          <TargetFields about={about} draft={draft} problems={problems} onChange={change} />
        </div>
      </div>
    </FormDialog>
  );
}

interface PartProps {
  readonly about: CatalogueMetric;
  readonly draft: MetricDraft;
  readonly onChange: (part: Partial<MetricDraft>) => void;
}

function BucketField({ about, draft, onChange }: PartProps) {
  const options = about.buckets.map((value) => ({ value, label: bucketName(value) }));
  return (
    <FormField label="One value for each" help="Can be looked at in other buckets later.">
      {(control) => (
        <Select
          inputId={control.id}
          {...(control['aria-describedby'] !== undefined && {
            descriptionId: control['aria-describedby'],
          })}
          options={options}
          value={options.find(({ value }) => value === draft.bucket) ?? null}
          onChange={(option) => {
            if (option !== null) onChange({ bucket: option.value });
          }}
        />
      )}
    </FormField>
  );
}

const LIMITS = [
  { name: 'target', label: 'Target' },
  { name: 'lower', label: 'Should be at least' },
  { name: 'upper', label: 'Should be at most' },
] as const;

function TargetFields({
  about,
  draft,
  problems,
  onChange,
}: PartProps & { readonly problems: MetricProblems }) {
  return (
    <fieldset className="okr-fieldset">
      <legend>
        Target and limits <span className="okr-subtle">{unitText(about.unit)}, all optional</span>
      </legend>
      <div className="okr-metric-limits">
        {LIMITS.map(({ name, label }) => (
          <FormField key={name} label={label} problem={problems[name]}>
            {(control) => (
              <Textfield
                {...control}
                inputMode="decimal"
                value={draft[name]}
                onChange={(event) => {
                  onChange({ [name]: event.currentTarget.value });
                }}
              />
            )}
          </FormField>
        ))}
      </div>
    </fieldset>
  );
}

/** Jira's words about the query belong to its field. */
function queryProblem(preview: ReturnType<typeof useMetricPreview>['preview']): string | undefined {
  if (preview.state !== 'failed') return undefined;
  const { field, jiraMessages = [] } = preview.error;
  if (jiraMessages.length > 0) return jiraMessages.join(' ');
  return field?.startsWith('source.scope') === true ? sentenceFor(preview.error) : undefined;
}

function useMetricForm({ about, metric, home, onSaved }: MetricFormProps) {
  const { call } = usePage();
  const [first] = useState(() =>
    metric === null ? emptyDraft(about, home) : draftOf(about, metric),
  );
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState<MetricProblems>({});
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const submit = async (): Promise<void> => {
    const checked = checkDraft(draft, about, home);
    setProblems(checked.ok ? {} : checked.problems);
    setError(null);
    if (!checked.ok) return;
    setIsSaving(true);
    const { fields } = checked;
    const answer =
      metric === null
        ? await call('createMetric', { projectId: home, fields })
        : await call('updateMetric', {
            metricId: metric.id,
            version: metric.version,
            change: fields,
          });
    setIsSaving(false);
    if (answer.ok) {
      onSaved(answer.data);
      return;
    }
    setProblems(problemsOf(answer.error));
    setError(answer.error);
  };
  return {
    draft,
    problems,
    error,
    isSaving,
    isDirty: draft !== first,
    submit: () => void submit(),
    change: (part: Partial<MetricDraft>) => {
      setDraft((before) => ({ ...before, ...part }));
    },
  };
}
