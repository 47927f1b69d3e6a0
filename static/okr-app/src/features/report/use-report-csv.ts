import type { PeriodReportDto } from '../../../../../src/contract/cycles/report';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { usePeople } from '../../app/page-context';
import { nameOf } from '../../app/people-directory';
import { downloadFile } from '../table/download-file';
import { reportCsv } from './report-csv';

/** Hands the report over as a file, with names instead of ids where they are known. */
export function useReportCsv(page: OkrPageDto, report: PeriodReportDto | null): () => void {
  const ownerIds = [...new Set(report?.rows.flatMap(({ ownerId }) => ownerId ?? []))];
  const people = usePeople(ownerIds);
  return () => {
    if (report === null) return;
    const known = new Map(people.map(({ id, state }) => [id, nameOf(state)]));
    const text = reportCsv(report, {
      project: (id) =>
        id === null ? 'Whole site' : (page.projects.find((one) => one.id === id)?.name ?? id),
      person: (id) => (id === null ? '' : (known.get(id) ?? id)),
    });
    const { start, end } = report.period;
    downloadFile(`okr-report-${start}-${end}.csv`, text);
  };
}
