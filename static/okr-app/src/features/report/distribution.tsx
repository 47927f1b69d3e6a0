import type { PeriodReportDto } from '../../../../../src/contract/cycles/report';
import type { HistogramBar } from '../../../../../src/domain/okr/period-report';

/** How many key results stand where; a table that looks like a chart, so that it can be heard. */
export function Distribution({ report }: { readonly report: PeriodReportDto }) {
  const { histogram, keyResults } = report;
  if (keyResults.measured === 0) return null;
  const most = Math.max(...histogram.map(({ count }) => count));
  const left = keyResults.total - keyResults.measured;
  return (
    <section aria-labelledby="okr-report-distribution">
      <h3 id="okr-report-distribution">Progress of key results</h3>
      <table className="okr-histogram">
        <caption>
          How many of {keyResults.measured} key results reached what share of their target
        </caption>
        <thead>
          <tr>
            <th scope="col">Progress</th>
            <th scope="col">Key results</th>
          </tr>
        </thead>
        <tbody>
          {histogram.map((bar) => (
            <tr key={bar.from}>
              <th scope="row">{rangeText(bar)}</th>
              <td>
                <span
                  className="okr-histogram-bar"
                  style={{ width: `${String((70 * bar.count) / most)}%` }}
                />
                <span>{bar.count}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <p className="okr-subtle">
          Not counted here: {left} without data, withheld, postponed or cancelled.
        </p>
      )}
    </section>
  );
}

/** "10–19 %"; the last one stands for the whole target. */
function rangeText({ from, to }: HistogramBar): string {
  if (from === 1) return '100 %';
  return `${String(Math.round(100 * from))}–${String(Math.round(100 * to) - 1)} %`;
}
