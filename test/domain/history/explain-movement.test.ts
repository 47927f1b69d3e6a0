import fc from 'fast-check';
import { explainMovement, type Stretch } from '../../../src/domain/history/explain-movement';
import { type Rational, subtract, sumOf } from '../../../src/domain/history/rational';
import { shownMovement, type ShownMovement } from '../../../src/domain/history/shown-movement';
import { measurePopulation } from '../../../src/domain/metrics/measure-population';
import type { Measure } from '../../../src/domain/metrics/measure';
import type { JiraMeasureSource } from '../../../src/domain/metrics/metric';
import type { WorkItem } from '../../../src/domain/metrics/work-item';
import { aSource } from '../../support/jira-measure';
import { aWorkItem } from '../../support/work-item';

const stories = (done: number, all: number): readonly WorkItem[] =>
  Array.from({ length: all }, (_, at) =>
    aWorkItem(String(at + 1), { statusCategory: at < done ? 'done' : 'new' }),
  );

function moved(
  before: readonly WorkItem[],
  after: readonly WorkItem[],
  source: JiraMeasureSource = aSource(),
): ShownMovement {
  return shownMovement(explainMovement([{ source, before, after }]));
}

const kindsOf = ({ groups }: ShownMovement) =>
  groups.map(({ kind, amount, lines }) => [kind, amount, lines.length]);

describe('why a percentage moved', () => {
  it('is one added issue when 3 of 10 become 3 of 11: −2.7 points', () => {
    const shown = moved(stories(3, 10), stories(3, 11));
    expect(shown).toMatchObject({ before: 30, after: 27.3, change: -2.7 });
    expect(kindsOf(shown)).toEqual([['entered', -2.7, 1]]);
  });

  it('shares a finished and an added issue fairly, in whatever order they came', () => {
    // By hand: ΔN = 1, ΔD = 1, N 3→4, D 10→11.
    // done: 100·1·(1/10 + 1/11)/2 = 9.5454…; added: −100·1·(3 + 4)/(2·10·11) = −3.1818…
    const before = stories(3, 10);
    const after = [...stories(4, 10), aWorkItem('11')];
    const { lines } = explainMovement([{ source: aSource(), before, after }]);
    expect(lines.map(({ kind, effect }) => [kind, asNumber(effect)])).toEqual([
      ['done', expect.closeTo(9.545454545454545, 12)],
      ['entered', expect.closeTo(-3.1818181818181817, 12)],
    ]);
    expect(kindsOf(moved(before, after))).toEqual([
      ['done', 9.6, 1],
      ['entered', -3.2, 1],
    ]);
  });

  it('agrees with the published ratio: bugs 8 → 15 over units 40 → 50 is +.1575 −.0575', () => {
    // One done issue of 8 points grows to 15; one open one keeps the rest of 40 and 50.
    const source = aSource({ measure: { kind: 'storyPoints' } });
    const done = (storyPoints: number) => aWorkItem('1', { statusCategory: 'done', storyPoints });
    const before = [done(8), aWorkItem('2', { storyPoints: 32 })];
    const after = [done(15), aWorkItem('2', { storyPoints: 35 })];
    const { lines } = explainMovement([{ source, before, after }]);
    // Issue 1 adds 7 above and 7 below, issue 2 adds 3 below: .1575 − .7·.0575 and −.3·.0575.
    expect(lines.map(({ effect }) => asNumber(effect))).toEqual([
      expect.closeTo(100 * (0.1575 - 0.7 * 0.0575), 10),
      expect.closeTo(100 * (-0.3 * 0.0575), 10),
    ]);
  });

  it('gives a finished and re-estimated issue half of the overlap each', () => {
    const source = aSource({ measure: { kind: 'storyPoints' }, mode: 'kpi' });
    const before = [aWorkItem('1', { storyPoints: 3 })];
    const after = [aWorkItem('1', { storyPoints: 5, statusCategory: 'done' })];
    expect(kindsOf(moved(before, after, source))).toEqual([
      ['done', 4, 1],
      ['re-estimated', 1, 1],
    ]);
  });

  it('cannot be told in numbers where there was no value, but still names what happened', () => {
    const shown = moved([], stories(1, 2));
    expect(shown).toMatchObject({ before: null, after: 50, change: null });
    expect(kindsOf(shown)).toEqual([['entered', null, 2]]);
  });

  it('is nothing when nothing happened', () => {
    expect(moved(stories(3, 10), stories(3, 10))).toMatchObject({ change: 0, groups: [] });
  });

  it('names an edit of the definition on its own line', () => {
    // 3 of 10 done; the query is then narrowed to 5 issues, 3 of them done; then a fourth is done.
    const source = aSource();
    const stretches: [Stretch, Stretch] = [
      { source, before: stories(2, 10), after: stories(3, 10) },
      { source: aSource({ jql: 'labels = now' }), before: stories(3, 5), after: stories(4, 5) },
    ];
    const shown = shownMovement(explainMovement(stretches));
    expect(shown).toMatchObject({ before: 20, after: 80, change: 60 });
    expect(kindsOf(shown)).toEqual([
      ['done', 30, 2],
      ['definition', 30, 1],
    ]);
  });
});

function asNumber(effect: Rational | null): number | null {
  return effect === null ? null : Number(effect.numerator) / Number(effect.denominator);
}

const MEASURES: readonly Measure[] = [
  { kind: 'count' },
  { kind: 'timeSpent' },
  { kind: 'originalEstimate' },
  { kind: 'remainingEstimate' },
  { kind: 'progress' },
  { kind: 'storyPoints' },
  { kind: 'field', fieldId: 'cf' },
];

/** Every cell of the A.5 table, each with both ways to count and to add up time. */
const SOURCES: readonly JiraMeasureSource[] = MEASURES.flatMap((measure) => {
  const isKpiOnly = measure.kind === 'remainingEstimate' || measure.kind === 'progress';
  const modes = [
    { mode: 'kpi', doneOnly: true },
    { mode: 'kpi', doneOnly: false },
    ...(isKpiOnly ? [] : [{ mode: 'percent', doneOnly: true } as const]),
  ] as const;
  const rollups =
    measure.kind === 'count' || measure.kind === 'storyPoints' || measure.kind === 'field'
      ? (['self'] as const)
      : (['self', 'aggregate'] as const);
  const untracked =
    measure.kind === 'progress' ? (['exclude', 'zero'] as const) : ['exclude' as const];
  return modes.flatMap((mode) =>
    rollups.flatMap((timeRollup) =>
      untracked.map((left) => aSource({ measure, ...mode, timeRollup, untracked: left })),
    ),
  );
});

const seconds = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 400_000 }));
const amount = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -20, max: 100 }),
  // Jira's number fields hold decimals, which doubles hold only nearly.
  fc.integer({ min: -10_000, max: 1_000_000 }).map((thousandths) => thousandths / 1000),
);
const anItem = (id: number): fc.Arbitrary<WorkItem> =>
  fc
    .record({
      statusCategory: fc.constantFrom('new', 'indeterminate', 'done'),
      parent: fc.integer({ min: 1, max: 14 }),
      hierarchyLevel: fc.constantFrom(-1, 0, 1),
      timeSpent: seconds,
      originalEstimate: seconds,
      remainingEstimate: seconds,
      aggregateTimeSpent: seconds,
      aggregateOriginalEstimate: seconds,
      aggregateRemainingEstimate: seconds,
      storyPoints: amount,
      cf: amount,
    })
    .map(({ cf, parent, ...fields }) =>
      aWorkItem(String(id), {
        ...fields,
        parentId: parent === id ? null : aWorkItem(String(parent)).id,
        numbers: { cf },
      }),
    );
/** What any sequence of edits comes to: every issue as it was and as it is, or not there. */
const ends = fc
  .tuple(
    ...Array.from({ length: 14 }, (_, at) =>
      fc.tuple(
        fc.option(anItem(at + 1), { nil: null }),
        fc.option(anItem(at + 1), { nil: null }),
        fc.boolean(),
      ),
    ),
  )
  .map((issues) => {
    const before = issues.flatMap(([was]) => was ?? []);
    // Half of the issues stay as they were, as most do.
    const after = issues.flatMap(([was, is, isQuiet]) => (isQuiet ? was : is) ?? []);
    return { before, after };
  });

const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const RUNS = 500;

describe(`a movement (seed ${String(SEED)})`, () => {
  it.each(SOURCES.map((source) => [nameOf(source), source] as const))(
    'of %s adds up to the last digit',
    (_name, source) => {
      fc.assert(
        fc.property(ends, ({ before, after }) => {
          addsUp([{ source, before, after }]);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
    60_000,
  );

  it('adds up across edits of the query and the measure too', () => {
    const source = fc.constantFrom(...SOURCES.filter(({ mode }) => mode === 'percent'));
    fc.assert(
      fc.property(ends, ends, source, source, (first, second, one, other) => {
        addsUp([
          { source: one, ...first },
          { source: other, ...second },
        ]);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 60_000);

  it('does not depend on the order of the issues', () => {
    fc.assert(
      fc.property(ends, fc.constantFrom(...SOURCES), ({ before, after }, source) => {
        const straight = explainMovement([{ source, before, after }]);
        const turned = explainMovement([
          { source, before: [...before].reverse(), after: [...after].reverse() },
        ]);
        expect(turned.lines).toEqual(straight.lines);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 60_000);

  it('back is the same movement with the opposite sign', () => {
    fc.assert(
      fc.property(ends, fc.constantFrom(...SOURCES), ({ before, after }, source) => {
        const there = totals(explainMovement([{ source, before, after }]).lines);
        const back = totals(explainMovement([{ source, before: after, after: before }]).lines);
        for (const [issueId, effect] of there) {
          expect(sumOf([effect, back.get(issueId) ?? effect]).numerator).toBe(0n);
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 60_000);
});

function nameOf({ measure, mode, doneOnly, timeRollup, untracked }: JiraMeasureSource): string {
  return `${measure.kind}, ${mode}, ${doneOnly ? 'done' : 'all'}, ${timeRollup}, ${untracked}`;
}

function totals(
  lines: readonly { issueId: string | null; effect: Rational | null }[],
): ReadonlyMap<string, Rational> {
  const sums = new Map<string, Rational>();
  for (const { issueId, effect } of lines) {
    if (issueId === null || effect === null) continue;
    const known = sums.get(issueId);
    sums.set(issueId, known === undefined ? effect : sumOf([known, effect]));
  }
  return sums;
}

function addsUp(stretches: [Stretch, ...Stretch[]]): void {
  const movement = explainMovement(stretches);
  const { valueBefore, valueAfter, lines, from, to } = movement;
  const last = stretches.at(-1) ?? stretches[0];
  // The ends are the values every screen shows.
  expect(from).toEqual(measurePopulation(stretches[0].source, stretches[0].before));
  expect(to).toEqual(measurePopulation(last.source, last.after));
  isClose(valueBefore, from.value);
  isClose(valueAfter, to.value);
  const effects = lines.flatMap(({ effect }) => (effect === null ? [] : [effect]));
  if (effects.length === lines.length && valueBefore !== null && valueAfter !== null) {
    // Exactly: a fraction without any remainder.
    const rest = subtract(subtract(valueAfter, valueBefore), sumOf(effects));
    expect(rest.numerator).toBe(0n);
  }
  const shown = shownMovement(movement);
  if (shown.change === null || shown.groups.some(({ amount: known }) => known === null)) return;
  const units = (value: number | null) => Math.round((value ?? 0) * 10 ** shown.decimals);
  expect(total(shown.groups.map((group) => units(group.amount)))).toBe(units(shown.change));
  expect(units(shown.after) - units(shown.before)).toBe(units(shown.change));
  for (const group of shown.groups) {
    expect(total(group.lines.map((line) => units(line.amount)))).toBe(units(group.amount));
  }
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

function isClose(exact: Rational | null, value: number | null): void {
  if (exact === null || value === null) {
    expect(exact).toBe(value);
    return;
  }
  // Digits beyond a double are cut off evenly above and below the line.
  const bits = BigInt(Math.max(0, exact.denominator.toString(2).length - 900));
  const near = Number(exact.numerator >> bits) / Number(exact.denominator >> bits);
  expect(Math.abs(near - value)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(value)));
}
