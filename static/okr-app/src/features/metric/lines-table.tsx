/** What a column of numbers over time is called, and its values. */
interface TimeColumn {
  readonly name: string;
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

interface LinesTableProps {
  readonly columns: readonly TimeColumn[];
  readonly title: string;
  readonly format: (value: number) => string;
}

/** A chart in numbers, at every moment at which something changed. */
export function LinesTable({ columns, title, format }: LinesTableProps) {
  const moments = [...new Set(columns.flatMap(({ points }) => points.map(({ at }) => at)))].sort(
    (a, b) => a - b,
  );
  return (
    <details className="okr-metric-details">
      <summary>{title} as a table</summary>
      <div className="okr-table-frame" role="region" aria-label={title} tabIndex={0}>
        <table className="okr-table">
          <thead>
            <tr>
              <th scope="col">When</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col" className="okr-number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moments.map((at) => (
              <tr key={at}>
                <td className="okr-nowrap">{MOMENT.format(at)}</td>
                {columns.map(({ name, points }) => {
                  const point = points.findLast((one) => one.at <= at);
                  return (
                    <td key={name} className="okr-number">
                      {point === undefined ? '–' : format(point.value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
