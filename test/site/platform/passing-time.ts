/** Lets site time pass: as it goes, at once, or many days a second. */
import type { Clock } from '../clock';
import type { Jira } from '../seams';
import type { Playing } from '../shell/site-api';
import type { Platform } from './platform';

const DAY_MS = 24 * 3_600_000;
const STEP_PAUSE_MS = 1000;
/** Delayed events, such as collected changes, are waited for this long. */
const HORIZON_MS = 15 * 60_000;

export interface PassingTimeOptions {
  readonly clock: Clock;
  readonly jira: Jira;
  readonly platform: Platform;
  /** After each move of the clock. */
  readonly onMoved: () => void;
}

export type PassingTime = ReturnType<typeof createPassingTime>;

export function createPassingTime({ clock, jira, platform, onMoved }: PassingTimeOptions) {
  let playing: Playing | null = null;
  let loop: Promise<void> = Promise.resolve();
  let schedules: Promise<void> | null = null;

  function runSchedules(): Promise<void> {
    schedules ??= platform.schedule.runDue().finally(() => {
      schedules = null;
    });
    return schedules;
  }

  function set(to: number): void {
    clock.set(to);
    platform.clockChanged();
    onMoved();
  }

  async function moveTo(to: number): Promise<void> {
    set(to);
    jira.catchUp();
    await runSchedules();
    await platform.deliveries.drain();
  }

  /** Nothing due and nothing soon: the clock moves to what is delayed, within the horizon. */
  async function settle(horizonMs = HORIZON_MS): Promise<number> {
    const end = clock.now() + horizonMs;
    let count = await platform.deliveries.drain();
    for (;;) {
      const next = platform.deliveries.nextDueAt();
      if (next === null || next > end) return count;
      if (next > clock.now()) set(next);
      count += await platform.deliveries.drain();
    }
  }

  async function play(steps: Playing): Promise<void> {
    while (playing === steps) {
      const started = Date.now();
      const to = clock.now() + steps.stepDays * DAY_MS;
      await moveTo(steps.until === null ? to : Math.min(to, steps.until));
      if (steps.until !== null && clock.now() >= steps.until) playing = null;
      else await pause(STEP_PAUSE_MS - (Date.now() - started));
    }
    await settle();
    onMoved();
  }

  return {
    playing: () => playing,
    moveTo,
    settle,
    freeze(): void {
      clock.freeze();
      platform.clockChanged();
      onMoved();
    },
    resume(): void {
      clock.resume();
      platform.clockChanged();
      onMoved();
    },
    /** Once a second: what real time brings. */
    tick(): void {
      if (playing !== null) return;
      jira.catchUp();
      void runSchedules();
      platform.deliveries.wake();
    },
    play(steps: Playing): void {
      playing = steps;
      loop = loop.then(() => play(steps));
    },
    /** Resolves when the step under way is over. */
    async stop(): Promise<void> {
      playing = null;
      await loop;
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, milliseconds));
  });
}
