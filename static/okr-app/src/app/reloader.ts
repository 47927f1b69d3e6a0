import type { ApiResult } from '../../../../src/contract/api-result';
import type { OkrPageDto } from '../../../../src/contract/dto';

interface ReloaderOptions {
  readonly load: () => Promise<ApiResult<OkrPageDto>>;
  readonly onStart: () => void;
  readonly onAnswer: (answer: ApiResult<OkrPageDto>) => void;
}

/** After a change other numbers move too: roll-ups, expectations. */
const AFTER_CHANGE_MS = 300;
/** A new key result is measured in the background, usually within seconds. */
const WAIT_FOR_VALUE_MS = 2000;
const MAX_WAITS = 15;

/**
 * Reads the page again without ever showing an answer older than a change made here: while a
 * change is on its way, answers are dropped and the page is read again afterwards.
 */
export function createReloader({ load, onStart, onAnswer }: ReloaderOptions) {
  let generation = 0;
  let held = 0;
  let waits = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async (): Promise<void> => {
    clearTimeout(timer);
    const mine = ++generation;
    onStart();
    const answer = await load();
    if (mine !== generation) return;
    if (held > 0) {
      later(AFTER_CHANGE_MS);
      return;
    }
    onAnswer(answer);
    if (answer.ok && isAwaitingValue(answer.data) && waits < MAX_WAITS) {
      waits += 1;
      later(WAIT_FOR_VALUE_MS);
    }
  };
  const now = (): void => void run();
  const later = (delayMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(now, delayMs);
  };

  return {
    now,
    /** Call when a change is sent, and the answer when it has settled. */
    hold: (): (() => void) => {
      held += 1;
      generation += 1;
      return () => {
        held -= 1;
        waits = 0;
        later(AFTER_CHANGE_MS);
      };
    },
    stop: (): void => {
      generation += 1;
      clearTimeout(timer);
    },
  };
}

function isAwaitingValue(page: OkrPageDto): boolean {
  return page.objectives.some((objective) =>
    objective.keyResults.some(
      ({ lifecycle, progress }) =>
        lifecycle === 'active' && progress.stale === null && progress.reason === 'not-measured-yet',
    ),
  );
}
