import SectionMessage from '@atlaskit/section-message';
import type { MetricObstacleDto, MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import { OBSTACLES } from './metric-words';
import { ReadingProgress } from './reading-progress';

interface ObstacleProps {
  readonly obstacle: MetricObstacleDto;
  readonly progress: MetricSeriesDto['progress'];
}

const WAITING = {
  title: 'Reading the past of these issues waits',
  text: 'You can leave this page; nothing that was read is lost.',
};

/** Why there are no values, and what can be done. */
export function Obstacle({ obstacle, progress }: ObstacleProps) {
  const { title, text } = progress?.wait == null ? OBSTACLES[obstacle] : WAITING;
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
