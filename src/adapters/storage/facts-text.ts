import * as z from 'zod';
import { AMOUNTS, type IssueFacts, type Past } from '../../domain/history/issue-facts';
import type { IssueId, ProjectId } from '../../domain/shared/ids';

/** An issue's past written small: `[until, was]` pairs, and nothing for what never changed. */
const step = z.tuple([z.number(), z.union([z.string(), z.number(), z.null()])]);
const steps = z.array(step);
const numberSteps = z.array(z.tuple([z.number(), z.number().nullable()]));

export const compactFacts = z.object({
  i: z.string(),
  c: z.number(),
  r: z.number(),
  s: z.string(),
  st: steps.exactOptional(),
  p: steps.exactOptional(),
  a: steps.exactOptional(),
  t: z.record(z.string(), numberSteps).exactOptional(),
  n: z.record(z.string(), numberSteps).exactOptional(),
  m: z.array(z.tuple([z.number(), z.number().nullable()])),
});
export type CompactFacts = z.infer<typeof compactFacts>;

export function toCompactFacts(facts: IssueFacts): CompactFacts {
  const amounts = present(facts.amounts);
  const numbers = present(facts.numbers);
  return {
    i: facts.id,
    c: facts.createdAt,
    r: facts.readAt,
    s: facts.statusId,
    ...(facts.statuses.length > 0 && { st: pairs(facts.statuses) }),
    ...(facts.projects.length > 0 && { p: pairs(facts.projects) }),
    ...(facts.parents.length > 0 && { a: pairs(facts.parents) }),
    ...(amounts !== null && { t: amounts }),
    ...(numbers !== null && { n: numbers }),
    m: facts.memberships.map(({ from, to }): [number, number | null] => [from, to]),
  };
}

const pairs = <Value>(past: Past<Value>): [number, Value][] =>
  past.map(({ until, was }): [number, Value] => [until, was]);

type Amounts = Readonly<Record<string, Past<number | null>>>;

function present(amounts: Amounts): Record<string, [number, number | null][]> | null {
  const entries = Object.entries(amounts).map(([name, past]) => [name, pairs(past)] as const);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

export function fromCompactFacts(compact: CompactFacts): IssueFacts {
  const { st = [], p = [], a = [], t = {}, n = {} } = compact;
  const amounts = AMOUNTS.flatMap((name) => {
    const past = t[name];
    return past === undefined ? [] : [[name, pastOf(past, same)] as const];
  });
  return {
    id: compact.i as IssueId,
    createdAt: compact.c,
    readAt: compact.r,
    statusId: compact.s,
    statuses: pastOf(st, String),
    projects: pastOf(p, (id) => String(id) as ProjectId),
    parents: pastOf(a, (id) => (id === null ? null : (String(id) as IssueId))),
    amounts: Object.fromEntries(amounts),
    numbers: Object.fromEntries(Object.entries(n).map(([id, past]) => [id, pastOf(past, same)])),
    memberships: compact.m.map(([from, to]) => ({ from, to })),
  };
}

const same = (amount: number | null) => amount;

function pastOf<Stored, Value>(
  stored: readonly (readonly [number, Stored])[],
  read: (value: Stored) => Value,
): Past<Value> {
  return stored.map(([until, was]) => ({ until, was: read(was) }));
}
