import { type RefObject, useEffect, useRef, useState } from 'react';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { findObjective } from '../../app/okr-page-edits';
import { usePage } from '../../app/page-context';
import { useOkrActions } from '../actions/use-okr-actions';

const KIND = 'aligned-objective';
/** Dropped beside all cards, it contributes to nothing any more. */
const GROUND = 'ground';

/** Carries out what a dropped card asks for. */
export function useAlignByDrop(frame: RefObject<HTMLElement>): void {
  const { store } = usePage();
  const { alignObjective } = useOkrActions();
  useEffect(() => {
    const ground = frame.current;
    if (ground === null) return undefined;
    return combine(
      dropTargetForElements({
        element: ground,
        canDrop: ({ source }) => source.data['kind'] === KIND,
        getData: () => ({ onto: GROUND }),
      }),
      monitorForElements({
        canMonitor: ({ source }) => source.data['kind'] === KIND,
        onDrop: ({ source, location }) => {
          const { page } = store.getState();
          const onto = location.current.dropTargets[0]?.data['onto'];
          if (page === null || typeof onto !== 'string') return;
          const moved = findObjective(page, String(source.data['id']));
          const parent = onto === GROUND ? null : findObjective(page, onto);
          if (moved === undefined || parent === undefined) return;
          if (moved.parentId !== (parent?.id ?? null)) alignObjective(moved, parent);
        },
      }),
    );
  }, [frame, store, alignObjective]);
}

/** Whoever manages an objective may drag it onto any other. */
export function useDragNode({ id, canManage }: ObjectiveDto) {
  const ref = useRef<HTMLDivElement>(null);
  const [isDragged, setIsDragged] = useState(false);
  const [isTarget, setIsTarget] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    return combine(
      draggable({
        element,
        canDrag: () => canManage,
        getInitialData: () => ({ kind: KIND, id }),
        onDragStart: () => {
          setIsDragged(true);
        },
        onDrop: () => {
          setIsDragged(false);
        },
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['kind'] === KIND && source.data['id'] !== id,
        getData: () => ({ onto: id }),
        onDragEnter: () => {
          setIsTarget(true);
        },
        onDragLeave: () => {
          setIsTarget(false);
        },
        onDrop: () => {
          setIsTarget(false);
        },
      }),
    );
  }, [id, canManage]);
  return { ref, isDragged, isTarget };
}
