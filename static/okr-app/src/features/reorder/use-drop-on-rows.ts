import { useEffect } from 'react';
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { findKeyResult, findObjective } from '../../app/okr-page-edits';
import { usePage } from '../../app/page-context';
import { type OkrActions, useOkrActions } from '../actions/use-okr-actions';
import { siblingsOf } from '../objective-list/objective-tree';
import { beforeIdOfDrop, type Drop } from './placement';

/** Carries out what a dropped row asks for. */
export function useDropOnRows(): void {
  const { store } = usePage();
  const actions = useOkrActions();
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const target = location.current.dropTargets[0];
          const { page } = store.getState();
          if (target === undefined || page === null) return;
          const drop: Drop = {
            sourceId: String(source.data['id']),
            targetId: String(target.data['id']),
            edge: target.data['edge'] === 'top' ? 'top' : 'bottom',
          };
          if (source.data['kind'] === 'objective') dropObjective(page, drop, actions);
          else dropKeyResult(page, drop, actions);
        },
      }),
    [store, actions],
  );
}

function dropObjective(page: OkrPageDto, drop: Drop, actions: OkrActions): void {
  const moved = findObjective(page, drop.sourceId);
  if (moved === undefined) return;
  const beforeId = beforeIdOfDrop(siblingsOf(moved, page.objectives), drop);
  if (beforeId !== undefined) actions.moveObjective(moved, beforeId);
}

/** A key result may be dropped among those of another objective. */
function dropKeyResult(page: OkrPageDto, drop: Drop, actions: OkrActions): void {
  const moved = findKeyResult(page, drop.sourceId);
  const onto = findKeyResult(page, drop.targetId);
  if (moved === undefined || onto === undefined) return;
  const { objectiveId } = onto;
  const siblings = findObjective(page, objectiveId)?.keyResults ?? [];
  const beforeId = beforeIdOfDrop(siblings, drop);
  if (beforeId !== undefined) actions.moveKeyResult(moved, { objectiveId, beforeId });
}
