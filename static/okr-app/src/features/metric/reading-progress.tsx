import type { MetricSeriesDto } from '../../../../../src/contract/metrics/dto';

/** How far the reading is, in a bar and in words. */
export function ReadingProgress({ progress }: Pick<MetricSeriesDto, 'progress'>) {
  if (progress === null) return <p className="okr-subtle">Asking Jira…</p>;
  const { issuesDone, issuesTotal } = progress;
  const words = `${issuesDone.toLocaleString('en')} of ${issuesTotal.toLocaleString('en')} issues read`;
  return (
    <>
      <div
        className="okr-bar"
        role="progressbar"
        aria-label="Reading the past"
        aria-valuemin={0}
        aria-valuemax={issuesTotal}
        aria-valuenow={issuesDone}
        aria-valuetext={words}
      >
        <div
          className="okr-metric-bar-fill"
          style={{ width: `${String((100 * issuesDone) / Math.max(1, issuesTotal))}%` }}
        />
      </div>
      <p className="okr-subtle">{words}</p>
    </>
  );
}
