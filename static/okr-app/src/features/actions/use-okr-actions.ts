import { useMemo } from 'react';
import type { ApiResult } from '../../../../../src/contract/api-result';
import type { KeyResultDto, ObjectiveDto, OkrPageDto } from '../../../../../src/contract/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import type { Lifecycle } from '../../../../../src/domain/okr/lifecycle';
import { addressOf } from '../../api/site';
import type { Change, Saved } from '../../app/change';
import {
  type KeyResultPlace,
  moveKeyResult,
  setKeyResultLifecycle,
} from '../../app/key-result-changes';
import { type OpenItem, pathOf } from '../../app/location';
import { moveObjective, setObjectiveLifecycle } from '../../app/objective-changes';
import { type PageServices, usePage } from '../../app/page-context';
import { isKeyResult, isObjective } from '../inline-edit/save-outcome';

const LIFECYCLE_WORDS: Readonly<Record<Lifecycle, string>> = {
  active: 'restored',
  archived: 'archived',
  deleted: 'deleted',
};

export type OkrActions = ReturnType<typeof createActions>;

/** What the menus and drag handles do, with a flag for every ending. */
export function useOkrActions(): OkrActions {
  const services = usePage();
  return useMemo(() => createActions(services), [services]);
}

function createActions(services: PageServices) {
  const { store, announce, site, showFlag } = services;
  const withPage = (run: (page: OkrPageDto) => void): void => {
    const { page } = store.getState();
    if (page !== null) run(page);
  };
  const make = <Dto extends Saved>(title: string, change: Change<Dto>) =>
    makeOrFlag(services, title, change);

  const changeObjective = async (objective: ObjectiveDto, lifecycle: Lifecycle) => {
    const { page, includeArchived } = store.getState();
    if (page === null) return;
    const to = { lifecycle, isShown: isShown(lifecycle, includeArchived) };
    const answer = await make(
      `“${objective.title}” was not ${LIFECYCLE_WORDS[lifecycle]}`,
      setObjectiveLifecycle(page, objective, to),
    );
    if (!answer.ok) return;
    const saved = { ...objective, version: answer.data.version, lifecycle };
    offerUndo(services, { title: objective.title, lifecycle }, () => {
      void changeObjective(saved, objective.lifecycle);
    });
  };
  const changeKeyResult = async (keyResult: KeyResultDto, lifecycle: Lifecycle) => {
    const { page, includeArchived } = store.getState();
    if (page === null) return;
    const to = { lifecycle, isShown: isShown(lifecycle, includeArchived) };
    const answer = await make(
      `“${keyResult.title}” was not ${LIFECYCLE_WORDS[lifecycle]}`,
      setKeyResultLifecycle(page, keyResult, to),
    );
    if (!answer.ok) return;
    const saved = { ...keyResult, version: answer.data.version, lifecycle };
    offerUndo(services, { title: keyResult.title, lifecycle }, () => {
      void changeKeyResult(saved, keyResult.lifecycle);
    });
  };

  return {
    moveObjective(objective: ObjectiveDto, beforeId: string | null): void {
      withPage((page) => {
        void make(`“${objective.title}” was not moved`, moveObjective(page, objective, beforeId));
        announce(`Moved “${objective.title}”.`);
      });
    },
    moveKeyResult(keyResult: KeyResultDto, to: KeyResultPlace): void {
      withPage((page) => {
        void make(`“${keyResult.title}” was not moved`, moveKeyResult(page, keyResult, to));
        announce(`Moved “${keyResult.title}”.`);
      });
    },
    setObjectiveLifecycle: (objective: ObjectiveDto, lifecycle: Lifecycle): void => {
      void changeObjective(objective, lifecycle);
    },
    setKeyResultLifecycle: (keyResult: KeyResultDto, lifecycle: Lifecycle): void => {
      void changeKeyResult(keyResult, lifecycle);
    },
    async copyLink(item: OpenItem): Promise<void> {
      const address = await addressOf(pathOf(item), site);
      if (address === null) {
        showFlag({ kind: 'error', title: 'Jira did not tell the address of this page' });
        return;
      }
      const isCopied = await copied(address);
      showFlag(
        isCopied
          ? { kind: 'success', title: 'Link copied' }
          : { kind: 'info', title: 'Copy this link by hand', description: address },
      );
    },
  };
}

const isShown = (lifecycle: Lifecycle, includeArchived: boolean): boolean =>
  lifecycle === 'active' || (lifecycle === 'archived' && includeArchived);

async function makeOrFlag<Dto extends Saved>(
  { store, showFlag }: PageServices,
  title: string,
  change: Change<Dto>,
): Promise<ApiResult<Dto>> {
  const answer = await store.make(change);
  if (!answer.ok) {
    const { error } = answer;
    showFlag({ kind: 'error', title, description: sentenceFor(error) });
    if (isObjective(error.current)) store.takeObjective(error.current);
    else if (isKeyResult(error.current)) store.takeKeyResult(error.current);
  }
  return answer;
}

function offerUndo(
  { showFlag }: PageServices,
  done: { readonly title: string; readonly lifecycle: Lifecycle },
  undo: () => void,
): void {
  const title = `“${done.title}” was ${LIFECYCLE_WORDS[done.lifecycle]}`;
  if (done.lifecycle === 'active') showFlag({ kind: 'success', title });
  else showFlag({ kind: 'success', title, action: { text: 'Undo', onClick: undo } });
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The frame may not be allowed to write the clipboard.
    return false;
  }
}
