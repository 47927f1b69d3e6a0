import { useId } from 'react';
import Spinner from '@atlaskit/spinner';
import Textfield from '@atlaskit/textfield';
import type { MovementDto } from '../../../../../src/contract/movement/calls';
import type { MetricSource } from '../../../../../src/domain/metrics/metric';
import { Failed } from '../../components/failed';
import { dayText } from '../../components/relative-time';
import { MovementTable } from './movement-table';
import { obstacleText, summaryText } from './movement-words';
import type { Explanation, MovementDates } from './use-movement';
import './movement.css';

interface MovementSectionProps {
  readonly source: MetricSource;
  readonly today: string;
  readonly explanation: Explanation;
  readonly dates: MovementDates;
  readonly onDates: (dates: MovementDates) => void;
}

/** What happened between two days that made the value another one; the parts add up. */
export function MovementSection(props: MovementSectionProps) {
  const { source, explanation, dates, onDates } = props;
  const { movement, isLoading } = explanation;
  const from = dates.from ?? movement?.from ?? '';
  const to = dates.to ?? movement?.to ?? '';
  const id = useId();
  return (
    <section aria-labelledby={`${id}-title`} aria-busy={isLoading}>
      <h4 className="okr-section-title" id={`${id}-title`}>
        Why did it move?
      </h4>
      <div className="okr-movement-days">
        <Day
          id={`${id}-from`}
          label="From the end of"
          value={from}
          maxDate={props.today}
          onChange={(day) => {
            onDates({ from: day, to: dates.to });
          }}
        />
        <Day
          id={`${id}-to`}
          label="to the end of"
          value={to}
          maxDate={props.today}
          onChange={(day) => {
            onDates({ from, to: day });
          }}
        />
        <p className="okr-subtle">or choose two points of the chart</p>
      </div>
      <div aria-live="polite">
        {from !== '' && to !== '' && from >= to ? (
          <p className="okr-note">The second day must come after the first.</p>
        ) : (
          <Answer explanation={explanation} source={source} />
        )}
      </div>
    </section>
  );
}

interface AnswerProps {
  readonly explanation: Explanation;
  readonly source: MetricSource;
}

function Answer({ explanation: { movement, error, reload }, source }: AnswerProps) {
  if (error !== null) {
    return (
      <Failed
        headingLevel="h4"
        title="The reasons could not be loaded"
        error={error}
        onRetry={reload}
      />
    );
  }
  if (movement === null) return <Spinner label="Looking for the reasons" />;
  return <Told movement={movement} source={source} />;
}

/** While the year is being typed it begins with zeros. */
const isWhole = (day: string): boolean => day >= '1000-01-01';

interface DayProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly maxDate: string;
  readonly onChange: (day: string) => void;
}

function Day({ id, label, value, maxDate, onChange }: DayProps) {
  return (
    <div className="okr-movement-day">
      <label htmlFor={id}>{label}</label>
      <Textfield
        id={id}
        type="date"
        isCompact
        value={value}
        max={maxDate}
        onChange={({ currentTarget }) => {
          if (isWhole(currentTarget.value)) onChange(currentTarget.value);
        }}
      />
    </div>
  );
}

function Told({
  movement,
  source,
}: {
  readonly movement: MovementDto;
  readonly source: MetricSource;
}) {
  const { obstacle, backfill, groups, change } = movement;
  if (obstacle !== null) return <p className="okr-note">{obstacleText(obstacle, backfill)}</p>;
  return (
    <>
      <p className="okr-movement-sum">{summaryText(movement)}</p>
      {groups.length > 0 && <MovementTable movement={movement} source={source} />}
      {change === null && (
        <p className="okr-note">
          There was no value on one of the days, so the parts cannot be told in numbers.
        </p>
      )}
      {movement.comparableSince !== null && (
        <p className="okr-note">
          {`The measure changed on ${dayText(movement.comparableSince)}. What was before has another unit, so this tells what happened since.`}
        </p>
      )}
      {groups.length > 0 && (
        <p className="okr-note">
          A change counts from when it was seen, at most an hour after it was made. One made before
          midnight and seen after it counts for its own day, unless the issue came into the query or
          left it.
        </p>
      )}
      {movement.isReconstructed && (
        <p className="okr-note">
          A day before the first measurement was put together from the issues’ own histories. Issues
          that had left the query before then are not part of it.
        </p>
      )}
    </>
  );
}
