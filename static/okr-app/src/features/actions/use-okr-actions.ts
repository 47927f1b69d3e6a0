import { useMemo } from 'react';
import type { ApiResult } from '../../../../../src/contract/api-result';
import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import type { Lifecycle, SettableLifecycle } from '../../../../../src/domain/okr/lifecycle';
import type { Change, PageChange, Saved } from '../../app/change';
import {
  type KeyResultPlace,
  moveKeyResult,
  setKeyResultLifecycle,
} from '../../app/key-result-changes';
import type { OpenItem } from '../../app/location';
import { moveObjective, setObjectiveLifecycle, updateObjective } from '../../app/objective-changes';
import { type PageServices, usePage } from '../../app/page-context';
import { isKeyResult, isObjective } from '../inline-edit/save-outcome';
import { copyLink } from './copy-link';

export interface OkrActions {
  readonly moveObjective: (objective: ObjectiveDto, beforeId: string | null) => void;
  readonly moveKeyResult: (keyResult: KeyResultDto, to: KeyResultPlace) => void;
  readonly setObjectiveLifecycle: (objective: ObjectiveDto, lifecycle: SettableLifecycle) => void;
  readonly setKeyResultLifecycle: (keyResult: KeyResultDto, lifecycle: SettableLifecycle) => void;
  /** Lets it contribute to another objective, or to none. */
  readonly alignObjective: (objective: ObjectiveDto, parent: ObjectiveDto | null) => void;
  readonly copyLink: (item: OpenItem) => void;
}

const LIFECYCLE_WORDS: Readonly<Record<SettableLifecycle, string>> = {
  active: 'restored',
  postponed: 'postponed',
  archived: 'archived',
  deleted: 'deleted',
};

/** What the menus and drag handles do, with a flag for every ending. */
export function useOkrActions(): OkrActions {
  const services = usePage();
  return useMemo(
    () => ({
      moveObjective: (objective, beforeId) => {
        move(services, objective, (page) => moveObjective(page, objective, beforeId));
      },
      moveKeyResult: (keyResult, to) => {
        move(services, keyResult, (page) => moveKeyResult(page, keyResult, to));
      },
      setObjectiveLifecycle: (objective, lifecycle) => {
        void setLifecycle(services, objective, {
          lifecycle,
          change: (page, one, to) => setObjectiveLifecycle(page, one, to),
        });
      },
      setKeyResultLifecycle: (keyResult, lifecycle) => {
        void setLifecycle(services, keyResult, {
          lifecycle,
          change: (page, one, to) => setKeyResultLifecycle(page, one, to),
        });
      },
      alignObjective: (objective, parent) => void align(services, objective, parent),
      copyLink: (item) => void copyLink(services, item),
    }),
    [services],
  );
}

type Titled = Saved & { readonly title: string; readonly lifecycle: Lifecycle };

function move<Item extends Titled>(
  services: PageServices,
  item: Item,
  change: PageChange<Item>,
): void {
  const { page } = services.store.getState();
  if (page === null) return;
  services.announcement.set(`Moved “${item.title}”.`);
  void makeOrFlag(services, `“${item.title}” was not moved`, change(page));
}

/** The server refuses circles; the way back is offered, since a drop is easily made by mistake. */
async function align(
  services: PageServices,
  objective: ObjectiveDto,
  parent: Pick<ObjectiveDto, 'id' | 'title'> | null,
): Promise<void> {
  const { title, parentId } = objective;
  const answer = await makeOrFlag(
    services,
    `“${title}” was not aligned`,
    updateObjective(objective, { parentId: parent?.id ?? null }),
  );
  if (!answer.ok) return;
  const back = services.store.getState().page?.objectives.find(({ id }) => id === parentId);
  services.showFlag({
    kind: 'success',
    title:
      parent === null
        ? `“${title}” contributes to no other objective now`
        : `“${title}” contributes to “${parent.title}” now`,
    action: { text: 'Undo', onClick: () => void align(services, answer.data, back ?? null) },
  });
}

interface LifecycleStep<Item extends Titled> {
  readonly lifecycle: SettableLifecycle;
  readonly change: (
    page: Parameters<PageChange<Item>>[0],
    item: Item,
    to: { readonly lifecycle: SettableLifecycle; readonly isShown: boolean },
  ) => Change<Item>;
}

/** Archives, restores or deletes, and offers the way back. */
async function setLifecycle<Item extends Titled>(
  services: PageServices,
  item: Item,
  { lifecycle, change }: LifecycleStep<Item>,
): Promise<void> {
  const { page, includeArchived } = services.store.getState();
  if (page === null) return;
  const isShown = lifecycle === 'active' || (lifecycle === 'archived' && includeArchived);
  const words = LIFECYCLE_WORDS[lifecycle];
  const answer = await makeOrFlag(
    services,
    `“${item.title}” was not ${words}`,
    change(page, item, { lifecycle, isShown }),
  );
  if (!answer.ok) return;
  const after: Item = { ...item, version: answer.data.version, lifecycle };
  const { lifecycle: back } = item;
  const undo =
    back === 'closed'
      ? null
      : () => void setLifecycle(services, after, { lifecycle: back, change });
  services.showFlag({
    kind: 'success',
    title: `“${item.title}” was ${words}`,
    ...(lifecycle !== 'active' && undo !== null && { action: { text: 'Undo', onClick: undo } }),
  });
}

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
