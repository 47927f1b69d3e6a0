import Lozenge from '@atlaskit/lozenge';
import type { ProjectDto } from '../../../../../src/contract/dto';
import type { MetricSummaryDto } from '../../../../../src/contract/metrics/dto';
import { usePage } from '../../app/page-context';
import { TimeAgo } from '../../components/time-ago';
import { catalogueMetricOf } from './catalogue-metric-of';
import { Flags } from './flags';
import { metricPath } from './metric-link';
import { metricValueText } from './metric-words';
import { reasonText } from './reading-words';
import { Sparkline } from './sparkline';
import { TrendText } from './trend-text';
import { directionText } from './trend-words';

interface MetricTableProps {
  readonly metrics: readonly MetricSummaryDto[];
  readonly projects: readonly ProjectDto[];
}

export function MetricTable({ metrics, projects }: MetricTableProps) {
  const { site } = usePage();
  const isGlobal = site.project === null;
  return (
    <div className="okr-metric-table" role="region" aria-label="Metrics" tabIndex={0}>
      <table className="okr-table">
        <thead>
          <tr>
            <th scope="col">Metric</th>
            {isGlobal && <th scope="col">Project</th>}
            <th scope="col" className="okr-number">
              Latest value
            </th>
            <th scope="col">Trend</th>
            <th scope="col">Against before</th>
            <th scope="col">Good to know</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map((metric) => (
            <tr key={metric.id}>
              <td>
                <MetricName metric={metric} />
              </td>
              {isGlobal && <td>{projectName(metric, projects)}</td>}
              <Values metric={metric} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MetricName({ metric }: { readonly metric: MetricSummaryDto }) {
  const { address } = usePage();
  const about = catalogueMetricOf(metric.source.catalogueKey);
  const path = metricPath(metric.id);
  return (
    <>
      <a
        href={path}
        onClick={(event) => {
          event.preventDefault();
          address.go(path);
        }}
      >
        {metric.title}
      </a>{' '}
      {metric.lifecycle === 'archived' && <Lozenge>Archived</Lozenge>}
      <div className="okr-subtle">
        {[about?.name, metric.scopeName].filter((part) => part !== metric.title).join(' · ')}
      </div>
    </>
  );
}

function Values({ metric }: { readonly metric: MetricSummaryDto }) {
  const { latest, previous, trend } = metric;
  const about = catalogueMetricOf(metric.source.catalogueKey);
  const look = { unit: about?.unit ?? '', direction: about?.direction ?? ('neither' as const) };
  const value = latest?.value ?? null;
  return (
    <>
      <td className="okr-number">
        <strong>{metricValueText(value, look.unit)}</strong>
        <div className="okr-subtle">{latest?.label}</div>
      </td>
      <td>
        {trend.some((one) => one !== null) && (
          <Sparkline values={trend} label={trendLabel(trend, look.unit)} />
        )}
      </td>
      <td>
        <TrendText now={value} before={previous} look={look} />
        <div className="okr-subtle">{directionText(look.direction)}</div>
      </td>
      <td>
        <Quality metric={metric} />
      </td>
    </>
  );
}

function Quality({ metric: { latest, asOf } }: { readonly metric: MetricSummaryDto }) {
  return (
    <>
      {latest === null ? (
        <div className="okr-subtle">Nothing computed yet. Open it to see why.</div>
      ) : (
        <>
          {latest.value === null && <div>No value: {reasonText(latest.reason)}</div>}
          <Flags flags={latest.flags} />
          <div className="okr-subtle">n = {latest.n.toLocaleString('en')}</div>
        </>
      )}
      {asOf !== null && (
        <div className="okr-subtle">
          <TimeAgo at={asOf} />
        </div>
      )}
    </>
  );
}

function trendLabel(trend: readonly (number | null)[], unit: string): string {
  const known = trend.filter((value) => value !== null);
  const [first = null, last = null] = [known[0], known.at(-1)];
  return `${String(known.length)} values, from ${metricValueText(first, unit)} to ${metricValueText(last, unit)}`;
}

function projectName({ projectId }: MetricSummaryDto, projects: readonly ProjectDto[]): string {
  if (projectId === null) return 'Whole site';
  return projects.find(({ id }) => id === projectId)?.name ?? 'Another project';
}
