import type { HistogramBar, Percentile } from './distribution';

interface HistogramProps {
  readonly bars: readonly HistogramBar[];
  readonly percentiles: readonly Percentile[];
  readonly format: (value: number) => string;
  /** What the rows count, such as "issues" or "visits". */
  readonly counted: string;
}

/** How many lie where; a table that looks like a chart, so that it can be heard. */
export function Histogram({ bars, percentiles, format, counted }: HistogramProps) {
  const most = bars.reduce((max, { count }) => Math.max(max, count), 1);
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="okr-metric-pair">
      <table className="okr-metric-histogram">
        <caption>
          {total.toLocaleString('en')} {counted} by amount
        </caption>
        <thead>
          <tr>
            <th scope="col">Amount</th>
            <th scope="col">How many</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ from, to, count }) => (
            <tr key={from}>
              <th scope="row">
                {format(from)} – {format(to)}
              </th>
              <td>
                <span
                  className="okr-metric-bar"
                  style={{ width: `${String((70 * count) / most)}%` }}
                />
                <span>{count.toLocaleString('en')}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="okr-metric-histogram">
        <caption>Percentiles</caption>
        <thead>
          <tr>
            <th scope="col">Share</th>
            <th scope="col">At most</th>
          </tr>
        </thead>
        <tbody>
          {percentiles.map(({ percent, value }) => (
            <tr key={percent}>
              <th scope="row">{percent} %</th>
              <td>{format(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
