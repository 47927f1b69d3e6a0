import { memo } from 'react';
import type { PeriodDto } from '../../../../../src/contract/dto';
import { shownStatusLabel } from '../../../../../src/contract/check-ins/wording';
import { formatPercent } from '../../../../../src/contract/wording';
import type { Words } from '../../../../../src/domain/okr/words';
import { useObserved } from '../../app/observable';
import { usePage } from '../../app/page-context';
import { dayText } from '../../components/relative-time';
import {
  type FlatItem,
  isSilentRow,
  openItemOfRow,
  periodOfRow,
  progressOfRow,
  titleOfRow,
} from '../objective-list/flat-items';
import type { TimeScale } from './time-scale';

interface TimelineRowProps {
  readonly row: FlatItem;
  readonly scale: TimeScale;
  readonly today: string;
  readonly words: Words;
}

/** The row's words say all that its drawing shows. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { row, scale, today, words } = props;
  const { address } = usePage();
  const item = openItemOfRow(row);
  const isOpen = useObserved(address, (open) => open?.kind === item.kind && open.id === item.id);
  const period = periodOfRow(row);
  const title = titleOfRow(row);
  const standing = standingText(row, words);
  return (
    <li className="okr-timeline-row" data-kind={item.kind} data-open={isOpen}>
      <button
        type="button"
        className="okr-plain okr-timeline-title okr-ellipsis"
        data-row
        title={title}
        style={{ paddingLeft: `${String(8 + row.depth * 16)}px` }}
        aria-expanded={isOpen}
        aria-label={`${title}: ${daysText(period)}, ${standing}`}
        onClick={() => {
          address.open(isOpen ? null : item);
        }}
      >
        {title}
      </button>
      <div
        className="okr-timeline-lane"
        aria-hidden="true"
        style={{ width: `${String(scale.width)}px` }}
      >
        <TodayLine left={scale.leftOf(today)} />
        {period === null ? (
          <span className="okr-timeline-words" style={{ left: `${String(scale.leftOf(today))}px` }}>
            No dates · {standing}
          </span>
        ) : (
          <Bar row={row} bar={scale.barOf(period)} standing={standing} />
        )}
      </div>
    </li>
  );
});

const TodayLine = ({ left }: { readonly left: number }) => (
  <span className="okr-timeline-today" style={{ left: `${String(left)}px` }} />
);

interface BarProps {
  readonly row: FlatItem;
  readonly bar: ReturnType<TimeScale['barOf']>;
  readonly standing: string;
}

function Bar({ row, bar: { left, width }, standing }: BarProps) {
  const { status, progress, expected } = progressOfRow(row);
  return (
    <>
      <span
        className="okr-timeline-bar"
        data-status={isSilentRow(row) ? 'no-data' : status}
        style={{ left: `${String(left)}px`, width: `${String(width)}px` }}
      >
        <span
          className="okr-bar-fill"
          style={{ display: 'block', width: `${String((progress ?? 0) * 100)}%` }}
        />
        {expected !== null && (
          <span className="okr-bar-tick" style={{ left: `${String(expected * 100)}%` }} />
        )}
      </span>
      <span className="okr-timeline-words" style={{ left: `${String(left + width)}px` }}>
        {standing}
      </span>
    </>
  );
}

function standingText(row: FlatItem, words: Words): string {
  const { visibility, progress, expected, status } = progressOfRow(row);
  if (visibility === 'withheld') return 'numbers withheld';
  const isExpected = expected !== null && status !== 'achieved';
  return [
    formatPercent(progress),
    ...(isExpected ? [`expected ${formatPercent(expected)}`] : []),
    shownStatusLabel({ status, isSilent: isSilentRow(row) }, words),
  ].join(', ');
}

const daysText = (period: PeriodDto | null): string =>
  period === null ? 'no dates' : `${dayText(period.start)} to ${dayText(period.end)}`;
