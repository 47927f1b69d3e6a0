import { useEffect, useMemo, useRef } from 'react';
import Button from '@atlaskit/button/new';
import { useQuery } from '../../app/use-address';
import { ButtonRow } from '../../components/button-row';
import { dayText } from '../../components/relative-time';
import { moveAmongRows } from '../../components/row-keys';
import { useRowWindow } from '../../components/use-row-window';
import { useShownTree } from '../filters/use-shown-tree';
import { type FlatItem, flatItems, periodOfRow } from '../objective-list/flat-items';
import type { PageProps } from '../page/page-entry';
import { type TimeScale, timeScale, type Zoom, zoomOf, ZOOMS } from './time-scale';
import { TimelineRow } from './timeline-row';

const ROW_HEIGHT = 44;
/** Today is shown with some of what came before it. */
const BEFORE_TODAY = 240;

const ZOOM_NAMES: Readonly<Record<Zoom, string>> = {
  month: 'Months',
  quarter: 'Quarters',
  year: 'Years',
};

/** Objectives and key results over the days they run. */
export default function TimelineView({ page }: PageProps) {
  const [query, setQuery] = useQuery();
  const zoom = zoomOf(query.get('zoom'));
  const tree = useShownTree(page);
  const rows = useMemo(() => flatItems(tree), [tree]);
  const scale = useMemo(() => {
    const periods = rows.map(periodOfRow).filter((period) => period !== null);
    return timeScale(periods, page.today, zoom);
  }, [rows, page.today, zoom]);
  return (
    <>
      <div className="okr-toolbar">
        <ButtonRow label="Zoom">
          {ZOOMS.map((one) => (
            <Button
              key={one}
              spacing="compact"
              isSelected={one === zoom}
              onClick={() => {
                setQuery({ zoom: one === 'quarter' ? null : one });
              }}
            >
              {ZOOM_NAMES[one]}
            </Button>
          ))}
        </ButtonRow>
        <span className="okr-timeline-legend">
          <span>Filled: progress</span>
          <span>Black mark: expected today</span>
          <span>{`Blue line: today, ${dayText(page.today)}`}</span>
        </span>
      </div>
      <Lanes rows={rows} scale={scale} today={page.today} words={page.siteRules.words} />
    </>
  );
}

interface LanesProps {
  readonly rows: readonly FlatItem[];
  readonly scale: TimeScale;
  readonly today: string;
  readonly words: PageProps['page']['siteRules']['words'];
}

function Lanes({ rows, scale, today, words }: LanesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const count = rows.length;
  const { first, end, above, below } = useRowWindow({ count, rowHeight: ROW_HEIGHT, frame });
  const left = scale.leftOf(today);
  useEffect(() => {
    if (frame.current !== null) frame.current.scrollLeft = Math.max(0, left - BEFORE_TODAY);
  }, [left]);
  return (
    <div
      ref={frame}
      className="okr-timeline"
      role="region"
      aria-label="Timeline"
      tabIndex={0}
      onKeyDown={moveAmongRows}
    >
      <div className="okr-timeline-row okr-timeline-head" aria-hidden="true">
        <div className="okr-timeline-title">Objective or key result</div>
        <div className="okr-timeline-lane" style={{ width: `${String(scale.width)}px` }}>
          {scale.ticks.map((tick) => (
            <span
              key={tick.left}
              className="okr-timeline-tick"
              style={{ left: `${String(tick.left)}px` }}
            >
              {tick.text}
            </span>
          ))}
        </div>
      </div>
      <ul className="okr-list" aria-label="Objectives and key results over time">
        {above > 0 && <li aria-hidden="true" style={{ height: `${String(above)}px` }} />}
        {rows.slice(first, end).map((row) => (
          <TimelineRow
            key={(row.keyResult ?? row.objective).id}
            row={row}
            scale={scale}
            today={today}
            words={words}
          />
        ))}
        {below > 0 && <li aria-hidden="true" style={{ height: `${String(below)}px` }} />}
      </ul>
    </div>
  );
}
