import SectionMessage from '@atlaskit/section-message';
import type { MetricObstacleDto, MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import { OBSTACLES } from './metric-words';
import { ReadingProgress } from './reading-progress';

interface ObstacleProps {
  readonly obstacle: MetricObstacleDto;
  readonly progress: MetricSeriesDto['progress'];
}

/** Why there are no values, and what can be done. */
export function Obstacle({ obstacle, progress }: ObstacleProps) {
  const { title, text } = OBSTACLES[obstacle];
  return (
    <div role="status">
      <SectionMessage
        appearance={
          obstacle === 'reading-past' || obstacle === 'withheld' ? 'information' : 'warning'
        }
        title={title}
      >
        <p>{text}</p>
        {obstacle === 'reading-past' && <ReadingProgress progress={progress} />}
      </SectionMessage>
    </div>
  );
}
