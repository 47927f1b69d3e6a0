import type { ApiError, ApiResult } from '../../../../src/contract/api-result';
import type { KeyResultDto, ObjectiveDto, OkrPageDto } from '../../../../src/contract/dto';
import type { Call } from '../api/client';
import type { Change, PageEdit, Saved } from './change';
import { createObservable } from './observable';
import { putKeyResult, putObjective } from './okr-page-edits';
import { createReloader } from './reloader';
import { shareUnchanged } from './share-unchanged';
import { createWriteQueue } from './write-queue';

export interface OkrState {
  readonly page: OkrPageDto | null;
  /** Of the last load. With a page it is shown beside it, else instead of it. */
  readonly error: ApiError | null;
  readonly isLoading: boolean;
  readonly includeArchived: boolean;
  /** The server's clock minus the browser's. */
  readonly clockSkewMs: number;
}

const NOTHING_YET = { page: null, error: null, isLoading: true, clockSkewMs: 0 } as const;

export type OkrStore = ReturnType<typeof createOkrStore>;

/** Of a load that was begun before the page knew anything; without what is archived. */
export type EarlyAnswer = Promise<ApiResult<OkrPageDto>>;

/** What the open page knows. Changes show at once and are taken back when the server refuses. */
export function createOkrStore(
  call: Call,
  includeArchived = false,
  early: EarlyAnswer | null = null,
) {
  const state = createObservable<OkrState>({ ...NOTHING_YET, includeArchived });
  const set = (change: Partial<OkrState>): void => {
    state.set({ ...state.get(), ...change });
  };
  const editPage = (edit: PageEdit): void => {
    const { page } = state.get();
    if (page !== null) set({ page: edit(page) });
  };
  const reloader = createReloader({
    load: pageLoader(call, early, () => state.get().includeArchived),
    onStart: () => {
      set({ isLoading: true });
    },
    onAnswer: (answer) => {
      set(loaded(state.get().page, answer));
    },
  });

  const writes = createWriteQueue(call);

  return {
    subscribe: state.subscribe,
    getState: state.get,
    reload: reloader.now,
    stop: reloader.stop,
    setIncludeArchived: (value: boolean): void => {
      set({ includeArchived: value });
      reloader.now();
    },
    /** Takes a record as the server has it now, such as the other side of a conflict. */
    takeObjective: (objective: ObjectiveDto): void => {
      editPage((page) => putObjective(page, objective));
    },
    takeKeyResult: (keyResult: KeyResultDto): void => {
      editPage((page) => putKeyResult(page, keyResult));
    },
    make: async <Dto extends Saved>(change: Change<Dto>): Promise<ApiResult<Dto>> => {
      editPage(change.apply);
      const release = reloader.hold();
      const answer = await writes.send(change);
      editPage((page) => (answer.ok ? change.settle(page, answer.data) : change.undo(page)));
      release();
      return answer;
    },
  };
}

/** The first load may have been begun already. */
function pageLoader(
  call: Call,
  early: EarlyAnswer | null,
  isArchivedAsked: () => boolean,
): () => EarlyAnswer {
  let waiting = early;
  return () => {
    const begun = waiting;
    waiting = null;
    const includeArchived = isArchivedAsked();
    return begun !== null && !includeArchived ? begun : call('getOkrPage', { includeArchived });
  };
}

function loaded(before: OkrPageDto | null, answer: ApiResult<OkrPageDto>): Partial<OkrState> {
  if (!answer.ok) return { error: answer.error, isLoading: false };
  return {
    page: shareUnchanged(before, answer.data),
    error: null,
    isLoading: false,
    clockSkewMs: Date.parse(answer.data.now) - Date.now(),
  };
}
