import fc from 'fast-check';
import { CATALOGUE } from '../../../../src/domain/metrics/catalogue/catalogue';
import { throughput } from '../../../../src/domain/metrics/catalogue/throughput';
import type { MetricSeries } from '../../../../src/domain/metrics/catalogue/metric-series';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import { addDays } from '../../../../src/domain/shared/calendar-date';
import type { IssueId, ProjectId } from '../../../../src/domain/shared/ids';
import { flowInput } from '../../../support/flow-input';
import { FLAGGED, march } from '../../../support/issue-timeline';

const STATUSES = ['To Do', 'In Progress', 'Review', 'Blocked', 'Done', "Won't Do"] as const;
const HOUR = 3_600_000;
const WEEK = 168 * HOUR;

interface Life {
  /** Hours after the beginning. */
  readonly created: number;
  readonly project: string;
  readonly level: number;
  readonly first: string;
  /** Each so many hours after the one before. */
  readonly moves: readonly { readonly after: number; readonly to: string }[];
  readonly flags: readonly number[];
}

const life: fc.Arbitrary<Life> = fc.record({
  created: fc.integer({ min: 0, max: 300 }),
  project: fc.constantFrom('1', '2'),
  level: fc.constantFrom(0, 0, 0, -1, 1),
  first: fc.constantFrom(...STATUSES),
  moves: fc.array(
    fc.record({ after: fc.integer({ min: 1, max: 90 }), to: fc.constantFrom(...STATUSES) }),
    { maxLength: 8 },
  ),
  flags: fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 4 }),
});

const lives = fc.array(life, { maxLength: 12 }).map((all) => all.map(timelineOf));

function timelineOf(one: Life, place: number): IssueTimeline {
  const createdAt = march('03T00:00') + one.created * HOUR;
  let at = createdAt;
  let from = one.first;
  const status = one.moves.map(({ after, to }) => {
    at += after * HOUR;
    const change = { at, from, to };
    from = to;
    return change;
  });
  let flagAt = createdAt;
  const flagged = one.flags.map((after, turn) => {
    flagAt += after * HOUR;
    const [was, is] = turn % 2 === 0 ? [null, 'Impediment'] : ['Impediment', null];
    return { at: flagAt, from: was, to: is };
  });
  return {
    id: String(place + 1) as IssueId,
    key: `K-${place + 1}`,
    projectId: one.project as ProjectId,
    hierarchyLevel: one.level,
    createdAt,
    values: { status: from, [FLAGGED]: flagged.at(-1)?.to ?? null },
    changes: { status, [FLAGGED]: flagged },
  };
}

const shifted = (issue: IssueTimeline, by: number): IssueTimeline => ({
  ...issue,
  createdAt: issue.createdAt + by,
  changes: Object.fromEntries(
    Object.entries(issue.changes).map(([field, changes]) => [
      field,
      changes.map((change) => ({ ...change, at: change.at + by })),
    ]),
  ),
});

/** Sums of fractions differ in the last digit with the order they are added in. */
function numbersOf({ readings }: MetricSeries) {
  const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e9) / 1e9);
  return readings.map(({ value, n, numerator, denominator, reason, flags, parts }) => ({
    ...{ value: rounded(value), n, reason, flags },
    ...{ numerator: rounded(numerator), denominator: rounded(denominator) },
    parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, rounded(part)])),
  }));
}

const byWeek = (histories: readonly IssueTimeline[]) =>
  flowInput({ histories, bucket: 'week', now: march('26T12:00') });

describe.each(CATALOGUE)('$name', (metric) => {
  it('does not depend on the order of the issues', () => {
    fc.assert(
      fc.property(lives, (histories) => {
        const turned = metric.compute(byWeek(histories.toReversed()));
        expect(numbersOf(turned)).toEqual(numbersOf(metric.compute(byWeek(histories))));
      }),
    );
  });

  it('moves by a week when everything does, and changes in nothing else', () => {
    fc.assert(
      fc.property(lives, (histories) => {
        const input = byWeek(histories);
        const later = metric.compute({
          ...input,
          histories: histories.map((issue) => shifted(issue, WEEK)),
          from: addDays(input.from, 7),
          to: addDays(input.to, 7),
          now: input.now + WEEK,
        });
        const before = metric.compute(input);
        expect(numbersOf(later)).toEqual(numbersOf(before));
        expect(later.readings.map(({ bucket }) => bucket.start)).toEqual(
          before.readings.map(({ bucket }) => addDays(bucket.start, 7)),
        );
      }),
    );
  });

  it('accounts for every issue: counted, left out with a reason, or outside', () => {
    fc.assert(
      fc.property(lives, (histories) => {
        const { readings, outside } = metric.compute(byWeek(histories));
        const inside = readings.flatMap(({ contributors, excluded }) =>
          [...contributors, ...excluded].map(({ issueId }) => issueId),
        );
        const left = outside.map(({ issueId }) => issueId);
        expect(new Set([...inside, ...left])).toEqual(new Set(histories.map(({ id }) => id)));
        expect(inside.filter((id) => left.includes(id))).toEqual([]);
      }),
    );
  });

  it('leaves what it reads as it was', () => {
    fc.assert(
      fc.property(lives, (histories) => {
        const before = JSON.stringify(histories);
        metric.compute(byWeek(histories));
        expect(JSON.stringify(histories)).toBe(before);
      }),
      { numRuns: 10 },
    );
  });
});

describe('Throughput', () => {
  it('of all projects is the sum of the projects', () => {
    fc.assert(
      fc.property(lives, (histories) => {
        const valuesOf = (some: readonly IssueTimeline[]) =>
          throughput.compute(byWeek(some)).readings.map(({ value }) => value ?? NaN);
        const of = (project: string) =>
          valuesOf(histories.filter(({ projectId }) => projectId === project));
        const [one, two] = [of('1'), of('2')];
        expect(valuesOf(histories)).toEqual(one.map((value, place) => value + (two[place] ?? NaN)));
      }),
    );
  });
});
