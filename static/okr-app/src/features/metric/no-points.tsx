import EmptyState from '@atlaskit/empty-state';
import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';

const TEXTS: Readonly<Record<'sprint' | 'version' | 'time', string>> = {
  sprint:
    'No sprint of this scope began or ended in the chosen time. Choose a longer range, or a board with sprints. For boards without sprints, cycle time and throughput tell how work flows.',
  version:
    'No version of this scope was released in the chosen time. Choose a longer range, or give the project versions with release dates in Jira.',
  time: 'There is nothing in the chosen time. Choose a longer range.',
};

/** A metric without a single point has nothing to draw; it says what would give it one. */
export function NoPoints({ bucket }: { readonly bucket: MetricBucket }) {
  const text = TEXTS[bucket === 'sprint' || bucket === 'version' ? bucket : 'time'];
  return <EmptyState header="Nothing to show in this time" headingLevel={3} description={text} />;
}
