import { useState } from 'react';
import Button from '@atlaskit/button/new';
import type {
  ExclusionDto,
  MetricPointDto,
  MetricSeriesDto,
} from '../../../../../src/contract/metrics/dto';
import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import { IssuesTable } from './issues-table';
import { exclusionText, flagWords } from './reading-words';
import { PracticeLink } from './practice-link';

interface QualitySectionProps {
  readonly shown: readonly MetricPointDto[];
  readonly series: MetricSeriesDto;
  /** The metric's; `null` for the whole site. */
  readonly projectId: string | null;
  readonly place: {
    readonly metricId: string;
    readonly bucket: MetricBucket;
    readonly from: string;
    readonly to: string;
    readonly key: null;
  };
}

/** How far the numbers can be trusted: what they are made of, and everything that is left out. */
export function QualitySection({ shown, series, projectId, place }: QualitySectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { issuesUsed, issuesTotal, hidden, unmappedStatuses, outside } = series;
  const excluded = summed(shown.flatMap((point) => point.excluded));
  const flags = flagCounts(shown);
  return (
    <section aria-label="Data quality">
      <h3 className="okr-section-title">Data quality</h3>
      <ul className="okr-metric-notes">
        <li>
          Computed over {issuesUsed.toLocaleString('en')} issues
          {issuesUsed < issuesTotal &&
            ` of ${issuesTotal.toLocaleString('en')}: the newest, as far as you may see them`}
          .
        </li>
        {hidden > 0 && (
          <li>
            {hidden.toLocaleString('en')} of them are hidden from you. They count, but you cannot
            open them.
          </li>
        )}
        {unmappedStatuses > 0 && (
          <li>
            {unmappedStatuses === 1
              ? 'Nobody has said what 1 status means.'
              : `Nobody has said what ${unmappedStatuses.toLocaleString('en')} statuses mean.`}{' '}
            <PracticeLink need="status-mapping" projectId={projectId} text="Say it here" />
          </li>
        )}
        {flags.map(({ flag, count }) => (
          <li key={flag}>
            <strong>{flagWords(flag).label}</strong>, {count.toLocaleString('en')} of{' '}
            {shown.length.toLocaleString('en')} points: {flagWords(flag).sentence}
          </li>
        ))}
        {excluded.map(({ reason, count }) => (
          <li key={reason}>
            {count.toLocaleString('en')} left out of a point: {exclusionText(reason)}.
          </li>
        ))}
        {outside.map(({ reason, count }) => (
          <li key={`outside ${reason}`}>
            {count.toLocaleString('en')} in no point: {exclusionText(reason)}.
          </li>
        ))}
      </ul>
      {outside.length > 0 && (
        <Button
          spacing="compact"
          aria-expanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {isOpen ? 'Hide the issues in no point' : 'Show the issues in no point'}
        </Button>
      )}
      {isOpen && <IssuesTable place={place} unit="" />}
    </section>
  );
}

/** The same reason in several points, added up; the most frequent first. */
function summed(all: readonly ExclusionDto[]): readonly ExclusionDto[] {
  const counts = new Map<string, number>();
  for (const { reason, count } of all) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count);
}

function flagCounts(points: readonly MetricPointDto[]) {
  const flags = new Set(points.flatMap((point) => point.flags));
  return [...flags].map((flag) => ({
    flag,
    count: points.filter((point) => point.flags.includes(flag)).length,
  }));
}
