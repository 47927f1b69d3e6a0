import { useId, useState } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { CatalogueEntryDto, MetricNeedDto } from '../../../../../src/contract/metrics/dto';
import type { CatalogueMetric } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import type { Need } from '../../../../../src/domain/metrics/catalogue/needs';
import { usePage } from '../../app/page-context';
import { bucketName } from '../metric/bucket-words';
import { metricPath } from '../metric/metric-link';
import { unitText } from '../metric/metric-words';
import { needWords } from '../metric/need-words';
import { PracticeLink } from '../metric/practice-link';
import { directionText } from '../metric/trend-words';

interface CatalogueCardProps {
  readonly metric: CatalogueMetric;
  /** `null` until the server has said what this place has. */
  readonly entry: CatalogueEntryDto | null;
  readonly home: string | null;
  /** `null`: the person may not add metrics here. */
  readonly onAdd: (() => void) | null;
}

/** A metric of the catalogue; what it means in full opens below its name. */
export function CatalogueCard({ metric, entry, home, onAdd }: CatalogueCardProps) {
  const [isOpen, setIsOpen] = useState(false);
  const bodyId = useId();
  return (
    <article className="okr-catalogue-card" aria-label={metric.name}>
      <div className="okr-catalogue-head">
        <h3 className="okr-catalogue-name">{metric.name}</h3>
        <span className="okr-subtle">
          {unitText(metric.unit)} · {directionText(metric.direction)}
        </span>
      </div>
      <p>{metric.definition}</p>
      {metric.personLevel !== null && (
        <p className="okr-subtle">
          About what people do: off by default, only over at least{' '}
          {metric.personLevel.minimumPeople} people, and never a ranking.
        </p>
      )}
      {entry !== null && <Here entry={entry} home={home} />}
      <div className="okr-buttons">
        {onAdd !== null && (
          <Button spacing="compact" aria-label={`Add ${metric.name}`} onClick={onAdd}>
            Add
          </Button>
        )}
        <Button
          appearance="subtle"
          spacing="compact"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          aria-label={`${isOpen ? 'Less' : 'More'} about ${metric.name}`}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {isOpen ? 'Less' : 'More'}
        </Button>
      </div>
      <div id={bodyId}>{isOpen && <More metric={metric} entry={entry} />}</div>
    </article>
  );
}

/** How the metric stands at this place. */
function Here({
  entry,
  home,
}: {
  readonly entry: CatalogueEntryDto;
  readonly home: string | null;
}) {
  const missing = entry.needs.filter(({ state }) => state === 'missing');
  return (
    <>
      {missing.length > 0 && <Missing needs={missing} home={home} />}
      {entry.added.length > 0 && <Added added={entry.added} />}
    </>
  );
}

interface MissingProps {
  readonly needs: readonly MetricNeedDto[];
  readonly home: string | null;
}

function Missing({ needs, home }: MissingProps) {
  return (
    <ul className="okr-catalogue-needs" aria-label="Missing here">
      {needs.map(({ need }) => (
        <li key={need}>
          {home === null && !OF_SITE.has(need) ? (
            <EachProject need={need} />
          ) : (
            <MissingHere need={need} home={home} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** What is the same for every project; anything else each of them says for itself. */
const OF_SITE: ReadonlySet<string> = new Set<Need>([
  'estimates',
  'priorities',
  'worklogs',
  'comments',
  'links',
]);

function EachProject({ need }: Pick<MetricNeedDto, 'need'>) {
  return (
    <>
      <Lozenge>By project</Lozenge>{' '}
      <span>
        {needWords(need).label}. Every project has this for itself or not; choose one above to see.
      </span>
    </>
  );
}

function MissingHere({ need, home }: Pick<MetricNeedDto, 'need'> & Pick<MissingProps, 'home'>) {
  return (
    <>
      <Lozenge appearance="warning">Missing</Lozenge>{' '}
      <span>
        {needWords(need).label}. {needWords(need).remedy}{' '}
        <PracticeLink need={need} projectId={home} text="Say it here" />
      </span>
    </>
  );
}

function Added({ added }: Pick<CatalogueEntryDto, 'added'>) {
  const { address } = usePage();
  return (
    <p>
      <span className="okr-subtle">Followed here: </span>
      {added.map(({ metricId, title }, place) => (
        <span key={metricId}>
          {place > 0 && ', '}
          <a
            className="okr-text-link"
            href={metricPath(metricId)}
            onClick={(event) => {
              event.preventDefault();
              address.go(metricPath(metricId));
            }}
          >
            {title}
          </a>
        </span>
      ))}
    </p>
  );
}

function More({ metric, entry }: Pick<CatalogueCardProps, 'metric' | 'entry'>) {
  const there = entry?.needs.filter(({ state }) => state === 'there') ?? [];
  return (
    <dl className="okr-metric-facts">
      <dt>Example</dt>
      <dd>{metric.example}</dd>
      <dt>Jira’s own report</dt>
      <dd>{metric.differsFromJira === '' ? 'Jira has no such report.' : metric.differsFromJira}</dd>
      <dt>By</dt>
      <dd>{metric.buckets.map((bucket) => bucketName(bucket).toLowerCase()).join(', ')}</dd>
      <dt>Can be set</dt>
      <dd>
        {metric.parameters.length === 0
          ? 'Nothing; it has one definition.'
          : metric.parameters.map(({ label }) => label).join(', ')}
      </dd>
      <dt>Needs</dt>
      <dd>
        {metric.needs.length === 0
          ? 'Nothing but the issues’ histories.'
          : metric.needs.map((need) => needWords(need).label).join(', ')}
        {there.length > 0 && (
          <span className="okr-subtle">
            {' '}
            There already: {there.map(({ need }) => needWords(need).label).join(', ')}.
          </span>
        )}
      </dd>
    </dl>
  );
}
