import './report.css';
import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select';
import Spinner from '@atlaskit/spinner';
import type { PeriodReportDto } from '../../../../../src/contract/cycles/report';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { useQuery } from '../../app/use-address';
import { ButtonRow } from '../../components/button-row';
import { Failed } from '../../components/failed';
import { dayText } from '../../components/relative-time';
import type { PageProps } from '../page/page-entry';
import { Breakdowns } from './breakdowns';
import { Distribution } from './distribution';
import { Lessons } from './lessons';
import { Movers } from './movers';
import { NothingReported } from './nothing-reported';
import { reportOptions, scopeOf, valueOf } from './report-choice';
import { Summary } from './summary';
import { usePeriodReport } from './use-period-report';
import { useReportCsv } from './use-report-csv';

/** How a cycle went: for reading, printing and handing on. */
export default function ReportPage({ page }: PageProps) {
  const [query] = useQuery();
  const scope = scopeOf(query, page);
  const { report, error, retry } = usePeriodReport(scope, page.now);
  return (
    <div className="okr-report">
      <Toolbar page={page} report={report} value={valueOf(scope)} />
      {error !== null && (
        <Failed title="The report could not be loaded" error={error} onRetry={retry} />
      )}
      {report === null && error === null && <Spinner label="Loading the report" />}
      {report !== null && <Report report={report} page={page} />}
    </div>
  );
}

interface ToolbarProps {
  readonly page: OkrPageDto;
  readonly report: PeriodReportDto | null;
  readonly value: string;
}

function Toolbar({ page, report, value }: ToolbarProps) {
  const [query, setQuery] = useQuery();
  const downloadCsv = useReportCsv(page, report);
  const options = reportOptions(page, scopeOf(query, page));
  return (
    <div className="okr-report-bar">
      <div className="okr-report-choice">
        <Select
          label="Cycle or dates"
          inputId="okr-report-cycle"
          options={options}
          value={options.find((option) => option.value === value) ?? null}
          onChange={(option) => {
            if (option !== null) setQuery(option.query);
          }}
        />
      </div>
      <ButtonRow label="Take the report along">
        <Button
          onClick={() => {
            window.print();
          }}
        >
          Print
        </Button>
        <Button isDisabled={report === null} onClick={downloadCsv}>
          Export CSV
        </Button>
      </ButtonRow>
    </div>
  );
}

function Report({ report, page }: { readonly report: PeriodReportDto; readonly page: OkrPageDto }) {
  const { cycle, period, objectives } = report;
  const days = `${dayText(period.start)} – ${dayText(period.end)}`;
  return (
    <>
      <h2 className="okr-report-title">{cycle === null ? days : `${cycle.name}: ${days}`}</h2>
      {objectives.total === 0 ? (
        <NothingReported />
      ) : (
        <>
          <Summary report={report} />
          <Distribution report={report} />
          <Movers report={report} />
          <Lessons report={report} />
          <Breakdowns report={report} page={page} />
        </>
      )}
    </>
  );
}
