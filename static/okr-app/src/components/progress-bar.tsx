import type { ProgressStatus } from '../../../../src/domain/okr/status';

interface ProgressBarProps {
  /** What it measures, for people who hear it. */
  readonly label: string;
  /** `null`: there is no number; the bar stays empty and says so. */
  readonly progress: number | null;
  /** Where progress should be today; marked by a tick. */
  readonly expected: number | null;
  readonly status: ProgressStatus;
  /** The whole state in words. */
  readonly valueText: string;
}

const percentOf = (ratio: number): number => Math.min(100, Math.max(0, ratio * 100));

/** Coloured by status, which the text beside it names too. Values outside 0..1 are clamped. */
export function ProgressBar({ label, progress, expected, status, valueText }: ProgressBarProps) {
  const shown = progress === null ? null : percentOf(progress);
  return (
    <div
      className="okr-bar"
      data-status={status}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={shown === null ? undefined : Math.round(shown)}
      aria-valuetext={valueText}
    >
      {shown !== null && <div className="okr-bar-fill" style={{ width: `${String(shown)}%` }} />}
      {expected !== null && (
        <div
          className="okr-bar-tick"
          data-testid="expected-tick"
          style={{ left: `${String(percentOf(expected))}%` }}
        />
      )}
    </div>
  );
}
