import { useEffect, useState, type RefObject } from 'react';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';

export interface DragRow {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
  /** Rows change places within one group only: siblings, or a project's key results. */
  readonly group: string;
}

export type DropEdge = 'top' | 'bottom';

interface DragRowOptions {
  readonly row: DragRow;
  readonly isEnabled: boolean;
  readonly element: RefObject<HTMLElement | null>;
  readonly handle: RefObject<HTMLElement | null>;
}

/** Drag by the handle only. Answers with the edge at which a held row would land. */
export function useDragRow({ row, isEnabled, element, handle }: DragRowOptions): {
  readonly edge: DropEdge | null;
  readonly isDragged: boolean;
} {
  const [edge, setEdge] = useState<DropEdge | null>(null);
  const [isDragged, setIsDragged] = useState(false);
  const { kind, id, group } = row;

  useEffect(() => {
    const target = element.current;
    const grip = handle.current;
    if (!isEnabled || target === null || grip === null) return undefined;
    return combine(
      draggable({
        element: target,
        dragHandle: grip,
        getInitialData: () => ({ kind, id, group }),
        onDragStart: () => {
          setIsDragged(true);
        },
        onDrop: () => {
          setIsDragged(false);
        },
      }),
      dropTargetForElements({
        element: target,
        canDrop: ({ source }) =>
          source.data['kind'] === kind &&
          source.data['group'] === group &&
          source.data['id'] !== id,
        getData: ({ input }) => ({ kind, id, edge: edgeAt(target, input.clientY) }),
        onDrag: ({ self }) => {
          setEdge(self.data['edge'] === 'top' ? 'top' : 'bottom');
        },
        onDragLeave: () => {
          setEdge(null);
        },
        onDrop: () => {
          setEdge(null);
        },
      }),
    );
  }, [kind, id, group, isEnabled, element, handle]);

  return { edge, isDragged };
}

function edgeAt(element: Element, clientY: number): DropEdge {
  const { top, height } = element.getBoundingClientRect();
  return clientY < top + height / 2 ? 'top' : 'bottom';
}
