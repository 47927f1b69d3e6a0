interface RowProblemsProps {
  readonly rows: readonly {
    readonly line: number;
    readonly column: string;
    readonly advice: string;
  }[];
}

/** What to do about each row of a file that cannot be imported as it is. */
export function RowProblems({ rows }: RowProblemsProps) {
  return (
    <div className="okr-table-frame" role="region" aria-label="Rows with problems" tabIndex={0}>
      <table className="okr-table">
        <thead>
          <tr>
            <th scope="col" className="okr-number">
              Row
            </th>
            <th scope="col">Column</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, column, advice }) => (
            <tr key={`${String(line)}/${column}/${advice}`}>
              <td className="okr-number">{line}</td>
              <td>{column}</td>
              <td>{advice}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
