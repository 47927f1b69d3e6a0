import SectionMessage from '@atlaskit/section-message';
import type { MetricPointDto } from '../../../../../src/contract/metrics/dto';
import { needWords } from './need-words';
import { PracticeLink } from './practice-link';

interface MissingNeedsProps {
  readonly points: readonly Pick<MetricPointDto, 'reason'>[];
  readonly projectId: string | null;
}

/** What nobody has said yet, and where to say it: a metric without it has no values at all. */
export function MissingNeeds({ points, projectId }: MissingNeedsProps) {
  const needs = new Set(
    points.flatMap(({ reason }) => /^needs-(.+)$/.exec(reason ?? '')?.[1] ?? []),
  );
  if (needs.size === 0) return null;
  return (
    <SectionMessage appearance="information" title="Something is missing for this metric">
      <ul className="okr-metric-notes">
        {[...needs].map((need) => (
          <li key={need}>
            {needWords(need).label}. {needWords(need).remedy}{' '}
            <PracticeLink need={need} projectId={projectId} text="Say it here" />
          </li>
        ))}
      </ul>
    </SectionMessage>
  );
}
