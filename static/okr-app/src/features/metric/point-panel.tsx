import { useEffect, useRef } from 'react';
import { IconButton } from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import type { MetricPointDto, MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import type { AmountUnit } from './amount-unit';
import { bucketText } from './bucket-words';
import { IssuesTable } from './issues-table';
import { metricValueText } from './metric-words';
import { exclusionText, flagWords, reasonText } from './reading-words';
import { pointValueText } from './series-model';
import { SiteLink } from './unit-facts';

/** A point of a metric, as the server is asked about it. */
export interface PointPlace {
  readonly metricId: string;
  readonly bucket: MetricBucket;
  readonly from: string;
  readonly to: string;
  readonly key: string;
}

interface PointPanelProps {
  readonly point: MetricPointDto;
  readonly place: PointPlace;
  readonly unit: string;
  readonly amounts: AmountUnit;
  /** Of sprints and versions, which points can be. */
  readonly facts: MetricSeriesDto['rowFacts'];
  readonly onClose: () => void;
}

/** What one point is made of: its parts, what was left out and why, and every issue in sight. */
export function PointPanel(props: PointPanelProps) {
  const { point, place, unit, amounts, facts, onClose } = props;
  const path = facts[`${place.bucket} ${place.key}`]?.path ?? null;
  const frame = useRef<HTMLElement>(null);
  const title = bucketText(place.bucket, point);
  useFocusWhileOpen(frame);
  return (
    <aside
      ref={frame}
      className="okr-panel"
      aria-label={`Behind ${title}`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className="okr-panel-head">
        <div>
          <h3 className="okr-section-title">
            {path === null ? title : <SiteLink path={path} text={title} />}
          </h3>
          <div className="okr-metric-value">
            {point.value === null ? 'No value' : pointValueText(point, unit)}
          </div>
          {point.value === null && <div className="okr-subtle">{reasonText(point.reason)}</div>}
        </div>
        <IconButton
          appearance="subtle"
          spacing="compact"
          icon={CrossIcon}
          label="Close the issues"
          isTooltipDisabled
          onClick={onClose}
        />
      </div>
      <PointFacts point={point} />
      <IssuesTable place={place} unit={amounts} />
    </aside>
  );
}

function PointFacts({ point }: { readonly point: MetricPointDto }) {
  const { numerator, denominator, n, flags, excluded } = point;
  return (
    <>
      <p className="okr-subtle">
        n = {n.toLocaleString('en')}
        {numerator !== null &&
          denominator !== null &&
          ` · ${metricValueText(numerator, '')} of ${metricValueText(denominator, '')}`}
      </p>
      <ul className="okr-metric-notes">
        {flags.map((flag) => (
          <li key={flag}>
            <strong>{flagWords(flag).label}.</strong> {flagWords(flag).sentence}
          </li>
        ))}
        {excluded.map(({ reason, count }) => (
          <li key={reason}>
            {count.toLocaleString('en')} left out: {exclusionText(reason)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The focus goes in with the panel, and back to the point it came from. */
function useFocusWhileOpen(frame: React.RefObject<HTMLElement>): void {
  useEffect(() => {
    const opener = document.activeElement;
    frame.current?.focus();
    frame.current?.scrollIntoView({ block: 'nearest' });
    return () => {
      if ((opener instanceof HTMLElement || opener instanceof SVGElement) && opener.isConnected) {
        opener.focus();
      }
    };
  }, [frame]);
}
