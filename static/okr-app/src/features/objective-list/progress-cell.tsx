import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import { formatGap, formatPercent, statusLabel } from '../../../../../src/contract/wording';
import { ProgressBar } from '../../components/progress-bar';

type Progress = Pick<
  KeyResultDto['progress'] & ObjectiveDto['progress'],
  'visibility' | 'progress' | 'expected' | 'gap' | 'status'
>;

/** Bar, percent and gap. The words say all that the colours say. */
export function ProgressCell({
  of,
  progress,
}: {
  readonly of: string;
  readonly progress: Progress;
}) {
  const { visibility, status, expected, gap } = progress;
  if (visibility === 'withheld') {
    return <div className="okr-progress okr-subtle">Withheld</div>;
  }
  const percent = formatPercent(progress.progress);
  const hasExpectation = expected !== null && status !== 'achieved';
  const valueText = [
    percent,
    ...(hasExpectation ? [`expected ${formatPercent(expected)}`] : []),
    statusLabel(status),
  ].join(', ');
  return (
    <div className="okr-progress">
      <ProgressBar
        label={`Progress of ${of}`}
        progress={progress.progress}
        expected={expected}
        status={status}
        valueText={valueText}
      />
      <div className="okr-progress-text">
        <span className="okr-percent">{percent}</span>
        {gap !== null && hasExpectation && <span className="okr-subtle">{formatGap(gap)}</span>}
      </div>
    </div>
  );
}
