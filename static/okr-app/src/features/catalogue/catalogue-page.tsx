import './catalogue.css';
import '../metric/metric.css';
import { lazy, Suspense, useState } from 'react';
import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import Textfield from '@atlaskit/textfield';
import { CATALOGUE } from '../../../../../src/domain/metrics/catalogue/catalogue';
import { PURPOSES } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import type { CatalogueDto, CatalogueEntryDto } from '../../../../../src/contract/metrics/dto';
import { usePage } from '../../app/page-context';
import { useQuery } from '../../app/use-address';
import { ButtonRow } from '../../components/button-row';
import { Failed } from '../../components/failed';
import { metricPath, METRICS_PATH } from '../metric/metric-link';
import { useCall } from '../../app/use-call';
import type { PageProps } from '../page/page-entry';
import { useCreationProjects } from '../page/use-creation-projects';
import { CatalogueCard } from './catalogue-card';
import { findMetrics, type PurposeGroup } from './find-metrics';
import { homeOf, HomeSelect } from './home-select';
import { PURPOSE_WORDS } from './purpose-words';

const MetricForm = lazy(() => import('./metric-form'));

/** Every metric there is: what it means, what it needs, and the way to follow it here. */
export default function CataloguePage({ page }: PageProps) {
  const { site } = usePage();
  const [query] = useQuery();
  const projects = useCreationProjects(page);
  const home = homeOf(query.get('home'), site.project?.id ?? null);
  const { data, error, reload } = useCall('getCatalogue', { projectId: home });
  return (
    <div className="okr-own-body">
      <p className="okr-subtle">
        Metrics over Jira’s own history, each with its published definition. Add one to a project, a
        board, an epic, a version or a query, and look at what it says before you save it.{' '}
        <MetricsLink />
      </p>
      <SearchRow />
      {site.project === null && <HomeSelect home={home} projects={projects} />}
      {error !== null && (
        <Failed title="What this place has could not be loaded" error={error} onRetry={reload} />
      )}
      <Groups catalogue={data} home={home} />
      {data?.canManage === true && <AddForm home={home} today={page.today} />}
    </div>
  );
}

function MetricsLink() {
  const { address } = usePage();
  return (
    <a
      className="okr-text-link"
      href={METRICS_PATH}
      onClick={(event) => {
        event.preventDefault();
        address.go(METRICS_PATH);
      }}
    >
      See the metrics that are followed
    </a>
  );
}

interface GroupsProps {
  /** `null` until the server has said what this place has. */
  readonly catalogue: CatalogueDto | null;
  readonly home: string | null;
}

function Groups({ catalogue, home }: GroupsProps) {
  const [query, setQuery] = useQuery();
  const purpose = PURPOSES.find((one) => one === query.get('purpose')) ?? null;
  const groups = findMetrics(CATALOGUE, query.get('text') ?? '', purpose);
  const entries = new Map(catalogue?.entries.map((entry) => [entry.key, entry]));
  if (groups.length === 0) {
    return (
      <p>
        No metric has these words.{' '}
        <Button
          appearance="subtle"
          spacing="compact"
          onClick={() => {
            setQuery({ text: null, purpose: null });
          }}
        >
          Show all metrics
        </Button>
      </p>
    );
  }
  return groups.map((group) => (
    <Group
      key={group.purpose}
      group={group}
      entries={entries}
      home={home}
      canManage={catalogue?.canManage ?? false}
    />
  ));
}

interface AddFormProps {
  readonly home: string | null;
  readonly today: string;
}

/** The form of the metric that the address names, so that a link can lead to it. */
function AddForm({ home, today }: AddFormProps) {
  const { address, showFlag } = usePage();
  const [query, setQuery] = useQuery();
  const adding = CATALOGUE.find(({ key }) => key === query.get('add'));
  if (adding === undefined) return null;
  return (
    <Suspense fallback={<Spinner label="Loading the form" />}>
      <MetricForm
        about={adding}
        metric={null}
        home={home}
        today={today}
        onClose={() => {
          setQuery({ add: null }, 'replace');
        }}
        onSaved={(metric) => {
          showFlag({ kind: 'success', title: `“${metric.title}” is followed from now on` });
          address.go(metricPath(metric.id));
        }}
      />
    </Suspense>
  );
}

function SearchRow() {
  const [query, setQuery] = useQuery();
  const chosen = query.get('purpose');
  // The field's own text: the address follows, and must not lose a letter typed meanwhile.
  const [text, setText] = useState(query.get('text') ?? '');
  return (
    <div className="okr-catalogue-search">
      <div className="okr-catalogue-field">
        <Textfield
          aria-label="Search the catalogue"
          placeholder="Search, such as: how long, blocked, sprint"
          value={text}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            setText(typed);
            setQuery({ text: typed === '' ? null : typed }, 'replace');
          }}
        />
      </div>
      <ButtonRow label="Purpose">
        {[null, ...PURPOSES].map((purpose) => (
          <Button
            key={purpose ?? 'all'}
            spacing="compact"
            isSelected={purpose === chosen}
            aria-pressed={purpose === chosen}
            onClick={() => {
              setQuery({ purpose });
            }}
          >
            {purpose === null ? 'All' : PURPOSE_WORDS[purpose].name}
          </Button>
        ))}
      </ButtonRow>
    </div>
  );
}

interface GroupProps {
  readonly group: PurposeGroup;
  readonly entries: ReadonlyMap<string, CatalogueEntryDto>;
  readonly home: string | null;
  readonly canManage: boolean;
}

function Group({ group: { purpose, metrics }, entries, home, canManage }: GroupProps) {
  const [, setQuery] = useQuery();
  const { name, question } = PURPOSE_WORDS[purpose];
  return (
    <section aria-label={name} className="okr-catalogue-group">
      <h2 className="okr-catalogue-title">
        {name} <span className="okr-subtle">{question}</span>
      </h2>
      <ul className="okr-catalogue-cards">
        {metrics.map((metric) => (
          <li key={metric.key}>
            <CatalogueCard
              metric={metric}
              entry={entries.get(metric.key) ?? null}
              home={home}
              onAdd={
                canManage
                  ? () => {
                      setQuery({ add: metric.key });
                    }
                  : null
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
