import type { Home } from '../../domain/shared/ids';
import type { Usage } from './budget';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export interface Ids {
  next(): string;
}

/** One way; the same text gives the same short text everywhere. */
export interface Hash {
  of(text: string): string;
}

/** The installation that is at work. */
export interface Site {
  /** The full hour after midnight that its pass of the night waits for. */
  readonly nightHour: number;
}

/** How much time this invocation still has. */
export interface Deadline {
  remainingMs(): number;
}

export interface Log {
  /** Returns the reference under which support finds it. */
  failure(thrown: unknown): string;
  /** Counts and keys only; never what people wrote. */
  event(name: string, details: Readonly<Record<string, string | number | boolean | null>>): void;
}

/** Tells open pages that something changed; they reload what they show. */
export interface Realtime {
  publish(homes: readonly Home[]): Promise<void>;
}

/** What this invocation has cost so far. */
export interface Meter {
  spent(): Usage;
}

export interface RateLimiter {
  /** Seconds to wait; 0 lets the action through and starts the wait for the next. */
  take(key: string, everySeconds: number): Promise<number>;
}
