import { useState } from 'react';
import type { HistoryPointDto, KeyResultDto } from '../../../../../src/contract/dto';
import type { MovementDto } from '../../../../../src/contract/movement/calls';
import { useOkrState } from '../../app/page-context';
import { HistorySection } from '../detail/history-section';
import { MovementSection } from './movement-section';
import { backfillText } from './movement-words';
import { type MovementDates, useMovement } from './use-movement';

interface HistoryAndMovementProps {
  readonly keyResult: KeyResultDto;
  readonly history: readonly HistoryPointDto[];
  /** The past has been read: there are more points to show. */
  readonly onPast: () => void;
}

/** The chart, and the reasons for the change between two of its days. */
export function HistoryAndMovement({ keyResult, history, onPast }: HistoryAndMovementProps) {
  const { id, version, source, progress } = keyResult;
  const { page } = useOkrState();
  const { dates, first, choose, setDates } = useChosenDays();
  const revision = `${String(version)}/${progress.asOf ?? ''}`;
  const explanation = useMovement({ keyResultId: id, revision, dates }, onPast);
  const { movement } = explanation;
  return (
    <>
      <HistorySection
        keyResult={keyResult}
        history={history}
        note={backfillText(movement?.backfill ?? null)}
        marked={first === null ? shownDays(dates, movement) : [first]}
        onChoose={choose}
      />
      <MovementSection
        source={source}
        today={page?.today ?? ''}
        explanation={explanation}
        dates={dates}
        onDates={setDates}
      />
    </>
  );
}

/** Two points of the chart, in either order; the first of them waits for the second. */
function useChosenDays() {
  const [dates, setDates] = useState<MovementDates>({ from: null, to: null });
  const [first, setFirst] = useState<string | null>(null);
  const choose = (day: string): void => {
    if (first === null || first === day) {
      setFirst(day);
      return;
    }
    setFirst(null);
    setDates(first < day ? { from: first, to: day } : { from: day, to: first });
  };
  return {
    dates,
    first,
    choose,
    setDates: (chosen: MovementDates): void => {
      setFirst(null);
      setDates(chosen);
    },
  };
}

/** Those that were chosen, else those that were suggested. */
function shownDays(dates: MovementDates, movement: MovementDto | null): readonly string[] {
  return [dates.from ?? movement?.from, dates.to ?? movement?.to].filter(
    (day) => day !== undefined,
  );
}
