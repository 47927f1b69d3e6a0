import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import { UPDATE_OVERDUE } from '../../../../../src/contract/check-ins/wording';
import { rawText } from '../../../../../src/contract/status-wording';
import { formatGap, formatPercent, statusLabel } from '../../../../../src/contract/wording';
import { useWords } from '../../app/use-words';
import { ProgressBar } from '../../components/progress-bar';

type Progress = Pick<
  KeyResultDto['progress'] & ObjectiveDto['progress'],
  'visibility' | 'progress' | 'expected' | 'gap' | 'status'
> & {
  /** Unclamped; an objective has none. */
  readonly raw?: number | null;
};

/** Bar, percent and gap. The words say all that the colours say. */
export function ProgressCell({
  of,
  progress,
  isSilent = false,
}: {
  readonly of: string;
  readonly progress: Progress;
  /** Nobody vouches for its green: the bar is grey and the words say why. */
  readonly isSilent?: boolean;
}) {
  const words = useWords();
  const { visibility, status, expected, gap } = progress;
  if (visibility === 'withheld') {
    return <div className="okr-progress okr-subtle">Withheld</div>;
  }
  const percent = rawText(isBeyond(progress) ? (progress.raw ?? null) : progress.progress);
  const owed = status === 'achieved' ? null : expected;
  const valueText = [
    percent,
    ...(owed === null ? [] : [`expected ${formatPercent(owed)}`]),
    statusLabel(status, words),
    ...(isSilent ? [UPDATE_OVERDUE.toLowerCase()] : []),
  ].join(', ');
  return (
    <div className="okr-progress">
      <ProgressBar
        label={`Progress of ${of}`}
        progress={progress.progress}
        expected={expected}
        status={isSilent ? 'no-data' : status}
        valueText={valueText}
      />
      <div className="okr-progress-text">
        <span className="okr-percent">{percent}</span>
        {owed !== null && <Gap gap={gap} />}
      </div>
    </div>
  );
}

function Gap({ gap }: { readonly gap: number | null }) {
  return gap === null ? null : <span className="okr-subtle">{formatGap(gap)}</span>;
}

/** The bar ends at 0 and 1; the number goes on. */
const isBeyond = ({ raw = null }: Progress) => raw !== null && (raw > 1 || raw < 0);
