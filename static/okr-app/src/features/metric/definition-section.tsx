import type { CatalogueMetric } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import { PersonName } from '../../components/person-name';
import { TimeAgo } from '../../components/time-ago';
import { bucketName } from './bucket-words';
import type { LoadedMetricProps } from './metric-view';
import { unitText } from './metric-words';
import { ParameterFacts } from './parameter-facts';
import { directionText } from './trend-words';

interface DefinitionSectionProps {
  readonly metric: LoadedMetricProps['metric'];
  readonly about: CatalogueMetric | null;
}

/** What the number means, how it differs from Jira's own report, and when the meaning changed. */
export function DefinitionSection({ metric, about }: DefinitionSectionProps) {
  return (
    <section aria-label="Definition">
      <h3 className="okr-section-title">What it means</h3>
      {about === null ? (
        <p className="okr-subtle">
          A newer version of the app knows this metric. Reload the page to see what it means.
        </p>
      ) : (
        <>
          <p className="okr-metric-definition">{about.definition}</p>
          <dl className="okr-metric-facts">
            <dt>Example</dt>
            <dd>{about.example}</dd>
            {about.differsFromJira !== '' && (
              <>
                <dt>Jira’s own report</dt>
                <dd>{about.differsFromJira}</dd>
              </>
            )}
            <dt>Unit</dt>
            <dd>
              {unitText(about.unit)}. {directionText(about.direction)}.
            </dd>
            {about.minimum > 0 && (
              <Fact
                label="Few issues"
                text={`A point of fewer than ${String(about.minimum)} is marked.`}
              />
            )}
            <dt>Scope</dt>
            <dd>
              {metric.source.scope.kind === 'jql' ? (
                <code className="okr-jql">{metric.source.scope.jql}</code>
              ) : (
                metric.scopeName
              )}
            </dd>
            <dt>Usual bucket</dt>
            <dd>{bucketName(metric.bucket)}</dd>
            <ParameterFacts metric={metric} parameters={about.parameters} />
          </dl>
        </>
      )}
      <Changes changes={metric.changes} />
    </section>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </>
  );
}

function Changes({ changes }: Pick<LoadedMetricProps['metric'], 'changes'>) {
  if (changes.length === 0) return null;
  return (
    <>
      <h4 className="okr-section-title">Changes of the definition</h4>
      <ul className="okr-metric-notes">
        {changes.map(({ at, by, fields }) => (
          <li key={at}>
            <TimeAgo at={at} isFocusable /> by <PersonName accountId={by} />:{' '}
            {fields.map(fieldText).join(', ')}
          </li>
        ))}
      </ul>
    </>
  );
}

const FIELDS: Readonly<Record<string, string>> = {
  title: 'title',
  source: 'what is computed',
  'source.scope': 'scope',
  'source.parameters': 'parameters',
  bucket: 'usual bucket',
  target: 'target',
  band: 'band',
  lifecycle: 'archived or restored',
};

const fieldText = (field: string): string => FIELDS[field] ?? field;
