import { useState } from 'react';
import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import EmptyState from '@atlaskit/empty-state';
import Spinner from '@atlaskit/spinner';
import Textfield from '@atlaskit/textfield';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import type { MetricSummaryDto } from '../../../../../src/contract/metrics/dto';
import { usePage } from '../../app/page-context';
import { Failed } from '../../components/failed';
import { CATALOGUE_PATH } from './metric-link';
import { MetricTable } from './metric-table';
import { useCall } from '../../app/use-call';

/** Every metric of this place with where it stands. */
export function MetricList({ page }: { readonly page: OkrPageDto }) {
  const [includeArchived, setIncludeArchived] = useState(false);
  const [text, setText] = useState('');
  const { data, error, reload } = useCall('listMetrics', { includeArchived });
  return (
    <div className="okr-own-body">
      <p className="okr-subtle">
        Numbers that Jira’s own history tells, followed over time. Each opens to how it went, what
        it is made of and the issues behind it.
      </p>
      <div className="okr-metric-bar-row">
        <div className="okr-inline okr-metric-search">
          <Textfield
            aria-label="Search metrics"
            placeholder="Search metrics"
            isCompact
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <Checkbox
            label="With archived"
            isChecked={includeArchived}
            onChange={(event) => {
              setIncludeArchived(event.currentTarget.checked);
            }}
          />
        </div>
        {data?.length !== 0 && <CatalogueButton />}
      </div>
      {error !== null && (
        <Failed title="The metrics could not be loaded" error={error} onRetry={reload} />
      )}
      {data === null && error === null && <Spinner label="Loading the metrics" />}
      {data !== null && <Found metrics={data} text={text} projects={page.projects} />}
    </div>
  );
}

interface FoundProps {
  readonly metrics: readonly MetricSummaryDto[];
  readonly text: string;
  readonly projects: OkrPageDto['projects'];
}

function Found({ metrics, text, projects }: FoundProps) {
  const found = metrics.filter((metric) => matches(metric, text));
  if (metrics.length === 0) return <NoMetrics />;
  return found.length === 0 ? (
    <p className="okr-subtle">No metric has these words in its title or scope.</p>
  ) : (
    <MetricTable metrics={found} projects={projects} />
  );
}

function CatalogueButton() {
  const { address } = usePage();
  return (
    <Button
      appearance="primary"
      onClick={() => {
        address.go(CATALOGUE_PATH);
      }}
    >
      Browse the catalogue
    </Button>
  );
}

function NoMetrics() {
  const { address } = usePage();
  return (
    <EmptyState
      header="No metrics yet"
      headingLevel={2}
      description="A metric shows how work flows: how long issues take, what blocks them, what each sprint finishes. The catalogue explains each one, shows what it would say about your issues, and adds it in two steps. The past is read as well, so a new metric has a history from the first day."
      primaryAction={
        <Button
          appearance="primary"
          onClick={() => {
            address.go(CATALOGUE_PATH);
          }}
        >
          Choose the first metric
        </Button>
      }
    />
  );
}

const matches = ({ title, scopeName }: MetricSummaryDto, text: string): boolean =>
  `${title} ${scopeName}`.toLowerCase().includes(text.trim().toLowerCase());
