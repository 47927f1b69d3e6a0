import { useRef } from 'react';
import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import type { MetricPointDto } from '../../../../../src/contract/metrics/dto';
import { useQuery } from '../../app/use-address';
import { type Annotation, notesElsewhere } from '../metric-notes/annotations';
import { AnnotationList } from '../metric-notes/annotation-list';
import { bucketName } from './bucket-words';
import type { DetailsProps } from './details';
import { ExportMenu } from './export-menu';
import { LinesSection } from './lines-section';
import { axisText, metricValueText, unitText } from './metric-words';
import { partUnit, partWords } from './part-words';
import { SeriesChart } from './series-chart';
import { SeriesControls } from './series-controls';
import { type ShownSeries, seriesPoints } from './series-model';
import { SeriesTable } from './series-table';
import { marksOf } from './target-state';

interface SeriesSectionProps extends DetailsProps {
  readonly shown: ShownSeries;
  readonly annotations: readonly Annotation[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

/** How the metric went: a chart or the same as a table, in the bucket and range that are asked for. */
export function SeriesSection(props: SeriesSectionProps) {
  const { metric, about, series, choice, shown, annotations, chosen, onChoose } = props;
  const { notes, window } = props;
  const [query, setQuery] = useQuery();
  const frame = useRef<HTMLDivElement>(null);
  const isTable = query.get('as') === 'table';
  const part = query.get('value');
  const values = part === null ? shown : ofPart(shown, part);
  const unit = part === null ? series.unit : partUnit(part, series.unit);
  return (
    <section aria-label="How it went">
      <div className="okr-section-head">
        <h3 className="okr-section-title">
          By {bucketName(series.bucket).toLowerCase()}
          {unit !== '' && <span className="okr-subtle"> {unitText(unit)}</span>}
        </h3>
        <div className="okr-inline">
          {props.isLoading && <Spinner size="small" label="Loading the values" />}
          <Button
            appearance="subtle"
            spacing="compact"
            onClick={() => {
              setQuery({ as: isTable ? null : 'table' }, 'replace');
            }}
          >
            {isTable ? 'Show as chart' : 'Show as table'}
          </Button>
          <ExportMenu {...{ metric, series, annotations, frame }} shown={shown.shown} />
        </div>
      </div>
      <SeriesControls
        about={about}
        choice={choice}
        parts={partNames(shown)}
        part={part}
        names={series.names}
      />
      <div ref={frame}>
        {isTable ? (
          <SeriesTable
            points={values.shown}
            before={choice.isCompared ? values.before : null}
            annotations={annotations}
            look={{ unit, bucket: series.bucket }}
            chosen={chosen}
            onChoose={onChoose}
          />
        ) : (
          <Chart {...props} part={part} values={values} unit={unit} />
        )}
      </div>
      <AnnotationList
        annotations={annotations}
        elsewhere={notesElsewhere(notes.notes, shown.shown)}
        notes={notes}
        projectId={metric.projectId}
        on={dayToNote(shown.shown, chosen, window.to)}
      />
      <LinesSection
        points={shown.shown}
        statuses={series.statuses}
        names={series.names}
        chosen={chosen}
        bucket={series.bucket}
        chart={about?.chart ?? null}
        metricTitle={metric.title}
        format={(value) => metricValueText(value, '')}
      />
    </section>
  );
}

interface ChartProps extends SeriesSectionProps {
  readonly part: string | null;
  readonly values: ShownSeries;
  readonly unit: string;
}

function Chart(props: ChartProps) {
  const { metric, series, part, values, annotations, unit, chosen, onChoose } = props;
  const { bucket } = series;
  const looks = { unit, bucket, annotations, beforeName: 'the period before' };
  return (
    <SeriesChart
      label={
        part === null ? metric.title : `${metric.title}: ${partWords(part, series.names).label}`
      }
      points={seriesPoints(values, looks)}
      shape={COUNTED.includes(series.unit) ? 'bars' : 'line'}
      format={(value) => axisText(value, unit)}
      marks={part === null ? marksOf(metric.target, metric.band, series.unit) : []}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}

/** The first day of the chosen point; today, unless another point is chosen. */
function dayToNote(
  points: readonly MetricPointDto[],
  chosen: string | null,
  today: string,
): string {
  const point = points.find(({ key }) => key === chosen);
  return point === undefined || (point.start <= today && today < point.end) ? today : point.start;
}

/** Units of which every bucket has a whole amount of its own. */
const COUNTED: readonly string[] = ['issues', 'points', 'issues-per-week', 'deployments-per-week'];

const ofPart = ({ shown }: ShownSeries, part: string): ShownSeries => ({
  shown: shown.map((point) => ({ ...point, value: point.parts[part] ?? null })),
  before: shown.map(() => null),
});

const partNames = ({ shown }: ShownSeries): readonly string[] => [
  ...new Set(shown.flatMap(({ parts }) => Object.keys(parts))),
];
