/** What work has cost. */
export interface Usage {
  readonly calls: number;
  /** Of Jira's hourly quota. Source: forge-facts 5.4. */
  readonly points: number;
  /** How long functions ran. */
  readonly milliseconds: number;
  /** Units of storage, 10 KB each. Source: forge-facts 1.5. */
  readonly unitsRead: number;
  readonly unitsWritten: number;
}

export const NO_USAGE: Usage = {
  calls: 0,
  points: 0,
  milliseconds: 0,
  unitsRead: 0,
  unitsWritten: 0,
};

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    calls: a.calls + b.calls,
    points: a.points + b.points,
    milliseconds: a.milliseconds + b.milliseconds,
    unitsRead: a.unitsRead + b.unitsRead,
    unitsWritten: a.unitsWritten + b.unitsWritten,
  };
}

/** Each keeps its own count, so that two at once do not write over each other's. */
export const SPENDERS = ['sync', 'history', 'people'] as const;
export type Spender = (typeof SPENDERS)[number];

/** What the hours have cost, and until when Jira wants to be left alone. */
export interface Budget {
  /** @param hour such as `2026-02-14T10`, UTC */
  add(hour: string, spender: Spender, usage: Usage): Promise<void>;
  /** All spenders together; an hour without work is left out. Two days are kept. */
  usage(hours: readonly string[]): Promise<ReadonlyMap<string, Usage>>;
  /** Epoch milliseconds before which no job may call Jira; 0 when it may. */
  closedUntil(): Promise<number>;
  /** Never brings an instant forward that lies later. */
  close(until: number): Promise<void>;
}
