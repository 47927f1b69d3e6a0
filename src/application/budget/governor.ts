import { type KindOfWork, mayBegin, secondsToNextHour } from '../../domain/budget/share-of-quota';
import type { Spender, Usage } from '../ports/budget';
import type { Ports } from '../ports/ports';
import { UpstreamError } from '../ports/upstream-error';

/** Between two looks at what others spend meanwhile. */
const LOOK_EVERY_MS = 5_000;
/** A job that ends without a word has at most so much left uncounted. */
const POINTS_BETWEEN_WRITES = 1_000;

type GovernorPorts = Pick<Ports, 'budget' | 'settings' | 'clock' | 'meter'>;

/** Why to wait, and how long. */
export interface Wait {
  /** `jira`: it asked for it itself. `share`: the site's part of the hour is used up. */
  readonly why: 'jira' | 'share';
  readonly seconds: number;
}

/** Keeps one job inside the site's share of Jira's quota, and counts what it costs. */
export interface Governor {
  /** `null`: go on. */
  wait(work: KindOfWork, expectedPoints?: number): Promise<Wait | null>;
  /** Stores what the job has cost since it last did. */
  settle(): Promise<void>;
}

export type GovernedPorts = Ports & { readonly governor: Governor };

export function createGovernor(ports: GovernorPorts, spender: Spender): Governor {
  const share = once(async () => (await ports.settings.load()).quotaShare);
  let hour = usageHour(ports.clock.now());
  let saved = ports.meter.spent();
  let seen = { at: -Infinity, points: 0, closedUntil: 0 };

  async function settle(): Promise<void> {
    const spent = ports.meter.spent();
    const unsaved = minus(spent, saved);
    if (unsaved.calls + unsaved.unitsRead + unsaved.unitsWritten === 0) return;
    saved = spent;
    await ports.budget.add(hour, spender, unsaved);
    seen = { ...seen, points: seen.points + unsaved.points };
  }

  /** Points of this hour, those not stored yet included. */
  async function look(now: number): Promise<void> {
    const current = usageHour(now);
    const hasTurned = current !== hour;
    // What was spent before the hour turned belongs to the one that is over.
    if (hasTurned || ports.meter.spent().points - saved.points >= POINTS_BETWEEN_WRITES) {
      await settle();
    }
    hour = current;
    if (!hasTurned && now - seen.at < LOOK_EVERY_MS) return;
    const [usage, closedUntil] = await Promise.all([
      ports.budget.usage([hour]),
      ports.budget.closedUntil(),
    ]);
    seen = { at: now, points: usage.get(hour)?.points ?? 0, closedUntil };
  }

  return {
    async wait(work, expectedPoints = 0) {
      const now = ports.clock.now();
      await look(now);
      if (seen.closedUntil > now) {
        return { why: 'jira', seconds: Math.ceil((seen.closedUntil - now) / 1000) };
      }
      const spent = seen.points + ports.meter.spent().points - saved.points;
      const isFitting = mayBegin(work, { spent, expected: expectedPoints, share: await share() });
      return isFitting ? null : { why: 'share', seconds: secondsToNextHour(now) };
    },
    settle,
  };
}

/** What a job throws that may not go on: it is paused as if Jira itself had said so. */
export function toldToWait({ why, seconds }: Wait): UpstreamError {
  const retryAfterSeconds = seconds;
  return why === 'jira'
    ? new UpstreamError('rate-limited', 'Jira wants to be left alone', { retryAfterSeconds })
    : new UpstreamError('share-spent', 'The hour’s points are spent', { retryAfterSeconds });
}

/** Jira's quotas start anew with every UTC hour. */
export const usageHour = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 13);

function minus(a: Usage, b: Usage): Usage {
  return {
    calls: a.calls - b.calls,
    points: a.points - b.points,
    milliseconds: a.milliseconds - b.milliseconds,
    unitsRead: a.unitsRead - b.unitsRead,
    unitsWritten: a.unitsWritten - b.unitsWritten,
  };
}

function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let known: Promise<Value> | undefined;
  return () => (known ??= load());
}
