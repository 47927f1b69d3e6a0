import type { MetricPointDto, MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import { useQuery } from '../../app/use-address';
import { amountUnit, isSpread } from './amount-unit';
import { annotationsOf } from '../metric-notes/annotations';
import type { Notes } from '../metric-notes/use-notes';
import { BreakdownSection } from './breakdown-section';
import type { CatalogueMetric } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import { DistributionSection } from './distribution-section';
import { ForecastSection } from './forecast-section';
import { Headline } from './headline';
import type { LoadedMetricProps } from './metric-view';
import type { MetricWindow, WindowChoice } from './metric-window';
import { PointPanel, type PointPlace } from './point-panel';
import { QualitySection } from './quality-section';
import { latestPoint, pointBefore, shownSeries } from './series-model';
import { SeriesSection } from './series-section';
import { TeamsSection } from './teams-section';

export interface DetailsProps {
  readonly metric: LoadedMetricProps['metric'];
  readonly about: CatalogueMetric | null;
  readonly series: MetricSeriesDto;
  readonly window: MetricWindow;
  readonly choice: WindowChoice;
  readonly isLoading: boolean;
  readonly notes: Notes;
}

/** Everything that needs the points. */
export function Details(props: DetailsProps) {
  const { metric, about, series, window, notes } = props;
  const [query, setQuery] = useQuery();
  const { shown, before } = shownSeries(series, window.shownFrom);
  const chosen = shown.find(({ key }) => key === query.get('point')) ?? null;
  const latest = latestPoint(shown);
  const place = { metricId: metric.id, bucket: series.bucket, from: series.from, to: series.to };
  const point = chosen ?? latest;
  return (
    <>
      <Headline
        metric={metric}
        series={series}
        point={latest}
        before={latest === null ? null : pointBefore(shown, latest)}
        direction={about?.direction ?? 'neither'}
      />
      <div className="okr-view">
        <div className="okr-view-content">
          <SeriesSection
            {...props}
            shown={{ shown, before }}
            annotations={annotationsOf({ notes: notes.notes, changes: metric.changes }, shown)}
            chosen={chosen?.key ?? null}
            onChoose={(key) => {
              setQuery({ point: key === chosen?.key ? null : key }, 'replace');
            }}
          />
        </div>
        {chosen !== null && (
          <PointPanel
            key={chosen.key}
            point={chosen}
            place={{ ...place, key: chosen.key }}
            unit={series.unit}
            amounts={amountUnit(about)}
            facts={series.rowFacts}
            onClose={() => {
              setQuery({ point: null }, 'replace');
            }}
          />
        )}
      </div>
      <Lower {...props} shown={shown} chosen={chosen} point={point} place={place} />
    </>
  );
}

interface LowerProps extends DetailsProps {
  readonly shown: readonly MetricPointDto[];
  readonly chosen: MetricPointDto | null;
  /** The chosen one, else the newest complete one. */
  readonly point: MetricPointDto | null;
  readonly place: Omit<PointPlace, 'key'>;
}

/** What the points are made of. */
function Lower(props: LowerProps) {
  const { metric, about, series, window, shown, chosen, point, place } = props;
  return (
    <>
      {about !== null && (
        <ForecastSection metricId={metric.id} metricKey={about.key} series={series} />
      )}
      {point !== null && (
        <BreakdownSection
          point={point}
          before={pointBefore(shown, point)}
          series={series}
          isChosen={chosen !== null}
        />
      )}
      {isSpread(about) && (
        <DistributionSection
          shown={shown}
          chosen={chosen}
          isStanding={about?.population === 'stands'}
          series={series}
          unit={amountUnit(about) ?? ''}
        />
      )}
      {about !== null && point !== null && (
        <TeamsSection
          metric={metric}
          about={about}
          place={place}
          pointKey={point.key}
          shownFrom={window.shownFrom}
        />
      )}
      <QualitySection
        shown={shown}
        series={series}
        projectId={metric.projectId}
        place={{ ...place, key: null }}
      />
    </>
  );
}
