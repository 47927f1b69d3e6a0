import { type ReactNode, type RefObject, useRef } from 'react';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import DragHandleIcon from '@atlaskit/icon/core/drag-handle-vertical';
import { type DragRow, useDragRow } from '../reorder/use-drag-row';

interface RowShellProps {
  readonly row: DragRow;
  readonly canDrag: boolean;
  readonly isExpanded: boolean;
  readonly isOpen: boolean;
  readonly isArchived: boolean;
  readonly expandLabel: string;
  readonly onToggle: () => void;
  /** Opens or closes its details. */
  readonly onOpen: () => void;
  /** In words, for the row as a whole. */
  readonly name: string;
  readonly title: ReactNode;
  readonly owner: ReactNode;
  readonly period: ReactNode;
  readonly progress: ReactNode;
  readonly status: ReactNode;
  readonly menu: ReactNode;
}

/** The columns that objectives and key results share, the handle and the drop line. */
export function RowShell(props: RowShellProps) {
  const { row, canDrag, isExpanded } = props;
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const { edge, isDragged } = useDragRow({ row, isEnabled: canDrag, element, handle });
  return (
    <div
      ref={element}
      id={`${row.kind}-${row.id}`}
      className="okr-row"
      data-kind={row.kind}
      data-open={props.isOpen}
      data-archived={props.isArchived}
      data-dragged={isDragged}
      data-edge={edge ?? undefined}
      data-row
      role="group"
      aria-label={props.name}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget) onRowKey(event.key, props);
      }}
    >
      <DragGrip handle={handle} isShown={canDrag} />
      <button
        type="button"
        className="okr-plain okr-chevron"
        aria-expanded={isExpanded}
        aria-label={props.expandLabel}
        onClick={props.onToggle}
      >
        {isExpanded ? (
          <ChevronDownIcon label="" size="small" color="currentColor" />
        ) : (
          <ChevronRightIcon label="" size="small" color="currentColor" />
        )}
      </button>
      <div className="okr-cell-title">{props.title}</div>
      <div className="okr-cell-owner">{props.owner}</div>
      <div className="okr-cell-period">{props.period}</div>
      <div className="okr-cell-progress">{props.progress}</div>
      <div className="okr-cell-status">{props.status}</div>
      <div className="okr-cell-menu">{props.menu}</div>
    </div>
  );
}

/** While the row itself has the focus. */
function onRowKey(
  key: string,
  { isExpanded, onToggle, onOpen }: Pick<RowShellProps, 'isExpanded' | 'onToggle' | 'onOpen'>,
): void {
  if (key === 'Enter') onOpen();
  else if (key === 'ArrowRight' && !isExpanded) onToggle();
  else if (key === 'ArrowLeft' && isExpanded) onToggle();
}

/** For the mouse; the menu moves rows for everybody else, so it is not read out. */
function DragGrip({
  handle,
  isShown,
}: {
  readonly handle: RefObject<HTMLSpanElement>;
  readonly isShown: boolean;
}) {
  return (
    <span
      ref={handle}
      className="okr-grip"
      data-shown={isShown}
      aria-hidden="true"
      title="Drag to move"
    >
      {isShown && <DragHandleIcon label="" size="small" color="currentColor" />}
    </span>
  );
}
