import { useEffect, useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import type { MetricPointDto, MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { bucketText } from '../metric/bucket-words';
import { Flags } from '../metric/flags';
import { axisText } from '../metric/metric-words';
import { Obstacle } from '../metric/obstacle';
import { reasonText } from '../metric/reading-words';
import { SeriesChart } from '../metric/series-chart';
import { latestPoint, pointValueText, seriesPoints } from '../metric/series-model';
import type { MetricPreviewState } from './use-metric-preview';

interface MetricPreviewProps {
  readonly preview: MetricPreviewState;
  /** As it is saved; `null` for a new metric. */
  readonly saved: MetricSeriesDto | null;
  readonly onRetry: () => void;
}

/** What the metric would say over the scope's own history, while the form is being filled in. */
export function MetricPreview({ preview, saved, onRetry }: MetricPreviewProps) {
  return (
    <section className="okr-preview" aria-label="Preview of the metric" aria-live="polite">
      <h2 className="okr-section-title">
        {saved === null ? 'What it says about these issues' : 'As it is, and as it would be'}
      </h2>
      <Body preview={preview} saved={saved} onRetry={onRetry} />
    </section>
  );
}

function Body({ preview, saved, onRetry }: MetricPreviewProps): ReactNode {
  switch (preview.state) {
    case 'idle':
      return (
        <p className="okr-subtle">Choose which issues to see what the metric says about them.</p>
      );
    case 'loading':
      return <Computing />;
    case 'failed':
      return (
        <>
          <p>{sentenceFor(preview.error)}</p>
          {preview.error.jiraMessages?.map((message) => (
            <p key={message}>{message}</p>
          ))}
          {preview.error.code !== 'invalid-input' && (
            <Button spacing="compact" onClick={onRetry}>
              Try again
            </Button>
          )}
        </>
      );
    case 'ready':
      return <Ready series={preview.series} saved={saved} />;
  }
}

const SLOW_MS = 1_000;

function Computing() {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setIsSlow(true);
    }, SLOW_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <p className="okr-inline okr-subtle">
      <Spinner size="small" label="" />{' '}
      {isSlow ? 'Reading what happened to these issues. It can take some seconds.' : 'Computing…'}
    </p>
  );
}

interface ReadyProps {
  readonly series: MetricSeriesDto;
  readonly saved: MetricSeriesDto | null;
}

function Ready({ series, saved }: ReadyProps) {
  const { unit, bucket, points, obstacle, progress, issuesUsed, issuesTotal } = series;
  const latest = latestPoint(points);
  return (
    <>
      {obstacle !== null && <Obstacle obstacle={obstacle} progress={progress} />}
      {latest !== null && (
        <>
          {saved === null ? (
            <Latest point={latest} series={series} />
          ) : (
            <OldAndNew old={sameBucket(saved, latest)} point={latest} series={series} />
          )}
          <SeriesChart
            label="Preview"
            points={seriesPoints(
              {
                shown: points,
                before: points.map((point) => sameBucket(saved, point)?.value ?? null),
              },
              { unit, bucket, annotations: [], beforeName: 'as it is saved' },
            )}
            shape="line"
            format={(value) => axisText(value, unit)}
            beforeName="As it is saved"
          />
        </>
      )}
      {obstacle === null && points.every(({ value }) => value === null) && (
        <p>There is no value in this time. Choose another scope or a longer bucket.</p>
      )}
      {issuesUsed < issuesTotal && (
        <p className="okr-subtle">
          From the newest {issuesUsed.toLocaleString('en')} of {issuesTotal.toLocaleString('en')}{' '}
          issues, as far as you may see them. Once saved, all of them count.
        </p>
      )}
    </>
  );
}

const sameBucket = (saved: MetricSeriesDto | null, { key }: MetricPointDto) =>
  saved?.points.find((point) => point.key === key) ?? null;

interface LatestProps {
  readonly point: MetricPointDto;
  readonly series: MetricSeriesDto;
}

function Latest({ point, series: { unit, bucket } }: LatestProps) {
  return (
    <p>
      <strong className="okr-metric-value">
        {point.value === null ? 'No value' : pointValueText(point, unit)}
      </strong>{' '}
      <span className="okr-subtle">
        {bucketText(bucket, point)}
        {point.value === null && `: ${reasonText(point.reason)}`}, n ={' '}
        {point.n.toLocaleString('en')}
      </span>{' '}
      <Flags flags={point.flags} />
    </p>
  );
}

interface OldAndNewProps extends LatestProps {
  readonly old: MetricPointDto | null;
}

/** The newest point both ways, so that nobody saves without seeing what changes. */
function OldAndNew({ old, point, series: { unit, bucket } }: OldAndNewProps) {
  const excluded = (one: MetricPointDto) =>
    one.excluded.reduce((sum, { count }) => sum + count, 0).toLocaleString('en');
  return (
    <table className="okr-table okr-metric-compare">
      <caption className="okr-subtle">{bucketText(bucket, point)}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="okr-metric-hidden">Which</span>
          </th>
          <th scope="col" className="okr-number">
            Value
          </th>
          <th scope="col" className="okr-number">
            n
          </th>
          <th scope="col" className="okr-number">
            Left out
          </th>
        </tr>
      </thead>
      <tbody>
        {[
          { name: 'As it is saved', one: old },
          { name: 'As it would be', one: point },
        ].map(({ name, one }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="okr-number">{one === null ? '–' : pointValueText(one, unit)}</td>
            <td className="okr-number">{one === null ? '–' : one.n.toLocaleString('en')}</td>
            <td className="okr-number">{one === null ? '–' : excluded(one)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
