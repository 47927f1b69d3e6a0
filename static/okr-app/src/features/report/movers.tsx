import type { MoverDto, PeriodReportDto } from '../../../../../src/contract/cycles/report';
import { formatPercent } from '../../../../../src/contract/wording';
import { ItemLink } from './item-link';
import { pointsText } from './tally-text';

/** Which key results rose most since the period began, and which least. */
export function Movers({ report }: { readonly report: PeriodReportDto }) {
  const { best, worst, movementsOf, keyResults } = report;
  if (best.length + worst.length === 0) return null;
  return (
    <section aria-labelledby="okr-report-movers">
      <h3 id="okr-report-movers">Movement since the period began</h3>
      <div className="okr-report-tallies">
        <MoverTable title="Rose most" movers={best} emptyText="Nothing rose." />
        <MoverTable title="Rose least or fell" movers={worst} emptyText="Everything else rose." />
      </div>
      {movementsOf < keyResults.total && (
        <p className="okr-subtle">
          Told of {movementsOf} key results with a target to reach and numbers that are shown.
        </p>
      )}
    </section>
  );
}

interface MoverTableProps {
  readonly title: string;
  readonly movers: readonly MoverDto[];
  readonly emptyText: string;
}

function MoverTable({ title, movers, emptyText }: MoverTableProps) {
  return (
    <div className="okr-report-card">
      <h4>{title}</h4>
      {movers.length === 0 ? (
        <p className="okr-subtle">{emptyText}</p>
      ) : (
        <table className="okr-report-table">
          <thead>
            <tr>
              <th scope="col">Key result</th>
              <th scope="col">From → to</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {movers.map(({ id, title: name, of, from, to }) => (
              <tr key={id}>
                <th scope="row">
                  <ItemLink item={{ kind: 'key-result', id }} text={name} />
                  <span className="okr-subtle okr-report-of">{of}</span>
                </th>
                <td>
                  {formatPercent(from)} → {formatPercent(to)}
                </td>
                <td>{pointsText(from, to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
