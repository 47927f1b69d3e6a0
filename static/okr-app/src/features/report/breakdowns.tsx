import type { ReactNode } from 'react';
import type { BreakdownDto, PeriodReportDto } from '../../../../../src/contract/cycles/report';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { levelName } from '../../../../../src/contract/level-wording';
import { PersonName } from '../../components/person-name';
import { averageProgressText, averageScoreText } from './tally-text';

interface BreakdownsProps {
  readonly report: PeriodReportDto;
  readonly page: OkrPageDto;
}

/** The same by level, by project or team, and by owner. */
export function Breakdowns({ report, page }: BreakdownsProps) {
  const projectName = (id: string | null) =>
    id === null
      ? 'The whole site'
      : (page.projects.find((project) => project.id === id)?.name ?? 'Another project');
  return (
    <section aria-labelledby="okr-report-breakdown">
      <h3 id="okr-report-breakdown">Objectives by level, project and owner</h3>
      <BreakdownTable title="Level" rows={report.byLevel} nameOf={levelName} />
      {report.byProject.length > 1 && (
        <BreakdownTable title="Project" rows={report.byProject} nameOf={projectName} />
      )}
      <BreakdownTable
        title="Owner"
        rows={report.byOwner}
        nameOf={(accountId) => <PersonName accountId={accountId} />}
      />
    </section>
  );
}

interface BreakdownTableProps<Key> {
  readonly title: string;
  readonly rows: readonly BreakdownDto<Key>[];
  readonly nameOf: (key: Key) => ReactNode;
}

function BreakdownTable<Key extends string | null>(props: BreakdownTableProps<Key>) {
  const { title, rows, nameOf } = props;
  return (
    <table className="okr-report-table okr-breakdown">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">Objectives</th>
          <th scope="col">Closed</th>
          <th scope="col">Average score</th>
          <th scope="col">Average progress</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, tally }) => (
          <tr key={key ?? 'none'}>
            <th scope="row">{nameOf(key)}</th>
            <td>{tally.total}</td>
            <td>{tally.total - tally.open}</td>
            <td>{averageScoreText(tally)}</td>
            <td>{averageProgressText(tally)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
