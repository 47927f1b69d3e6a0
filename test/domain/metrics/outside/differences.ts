export type Value = number | string | null;

/** What is said about what, such as "A-3 cycle time": 3. */
export type Things = readonly (readonly [thing: string, value: Value])[];

/** What the people of another product expect of a case, and what our code says. */
export interface BothSides {
  readonly theirs: Things;
  readonly ours: Things;
}

export interface Difference {
  readonly thing: string;
  /** "absent": one side does not speak of it. */
  readonly theirs: Value;
  readonly ours: Value;
}

const ABSENT = 'absent';

/** What two sides say differently; sums of fractions may differ in the last digits. */
export function differences(theirs: Things, ours: Things): readonly Difference[] {
  const [left, right] = [new Map(theirs), new Map(ours)];
  const all = [...new Set([...left.keys(), ...right.keys()])];
  return all
    .map((thing) => ({
      thing,
      theirs: left.has(thing) ? (left.get(thing) ?? null) : ABSENT,
      ours: right.has(thing) ? (right.get(thing) ?? null) : ABSENT,
    }))
    .filter(({ theirs: one, ours: other }) => !isSame(one, other));
}

function isSame(one: Value, other: Value): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) < 1e-9;
  return one === other;
}
