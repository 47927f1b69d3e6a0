import { useState } from 'react';
import Button from '@atlaskit/button/new';
import type { HistoryPointDto, KeyResultDto } from '../../../../../src/contract/dto';
import { formatSourceValue } from '../../../../../src/contract/value-wording';
import { formatPercent } from '../../../../../src/contract/wording';
import type { MetricSource } from '../../../../../src/domain/metrics/metric';
import { useOkrState } from '../../app/page-context';
import { dayText } from '../../components/relative-time';
import { expectationOf } from '../status/expectation-of';
import { HistoryChart } from './history-chart';

interface HistorySectionProps {
  readonly keyResult: KeyResultDto;
  readonly history: readonly HistoryPointDto[];
  /** How far the past has been read, while it is being read. */
  readonly note?: string | null;
  readonly marked?: readonly string[];
  readonly onChoose?: (day: string) => void;
}

export function HistorySection(props: HistorySectionProps) {
  const { keyResult, history, note = null, marked, onChoose } = props;
  const [isTable, setIsTable] = useState(false);
  const { source } = keyResult;
  const { page } = useOkrState();
  const { target, zones, curve, effectivePeriod: period } = keyResult;
  const expectation = page === null ? null : expectationOf({ period, curve }, page);
  const plan = { target, zones, expectation };
  return (
    <section aria-label="History">
      <div className="okr-section-head">
        <h4 className="okr-section-title">History</h4>
        {history.length > 0 && (
          <Button
            appearance="subtle"
            spacing="compact"
            onClick={() => {
              setIsTable(!isTable);
            }}
          >
            {isTable ? 'Show as chart' : 'Show as table'}
          </Button>
        )}
      </div>
      {history.length === 0 ? (
        <p className="okr-subtle">No history yet. A reading is kept for every day it changes.</p>
      ) : isTable ? (
        <HistoryTable history={history} source={source} />
      ) : (
        <HistoryChart
          history={history}
          plan={plan}
          source={source}
          {...(marked !== undefined && { marked })}
          {...(onChoose !== undefined && { onChoose })}
        />
      )}
      {note !== null && (
        <p className="okr-subtle" role="status">
          {note}
        </p>
      )}
    </section>
  );
}

function noteOf({ isDefinitionChange, isReconstructed }: HistoryPointDto): string {
  const notes = [
    ...(isDefinitionChange ? ['Definition changed'] : []),
    ...(isReconstructed === true ? ['Put together later'] : []),
  ];
  return notes.join(', ');
}

interface HistoryTableProps {
  readonly history: readonly HistoryPointDto[];
  readonly source: MetricSource;
}

function HistoryTable({ history, source }: HistoryTableProps) {
  return (
    <div className="okr-table-frame" role="region" aria-label="History table" tabIndex={0}>
      <table className="okr-table">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="okr-number">
              Value
            </th>
            <th scope="col" className="okr-number">
              Progress
            </th>
            <th scope="col" className="okr-number">
              Expected
            </th>
            {source.kind !== 'manual' && (
              <th scope="col" className="okr-number">
                {source.kind === 'checklist' ? 'To-dos' : 'Issues'}
              </th>
            )}
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {[...history].reverse().map((point) => (
            <tr key={point.on}>
              <td className="okr-nowrap">{dayText(point.on)}</td>
              <td className="okr-number">{formatSourceValue(point.value, source)}</td>
              <td className="okr-number">{formatPercent(point.progress)}</td>
              <td className="okr-number">{formatPercent(point.expected)}</td>
              {source.kind !== 'manual' && (
                <td className="okr-number">{point.n.toLocaleString('en')}</td>
              )}
              <td>{noteOf(point)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
