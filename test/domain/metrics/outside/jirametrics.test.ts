/** The 39 cases of jirametrics, each run through our own code. */
import fixture from '../../../fixtures/metrics/jirametrics-cases.json';
import reviewed from '../../../fixtures/metrics/jirametrics-differences.json';
import { type BothSides, type Difference, differences } from './differences';
import {
  type ColumnsCase,
  columnsSides,
  type EfficiencyCase,
  efficiencySides,
  type TrendCase,
  trendSides,
} from './jirametrics-flow';
import { type SprintCase, sprintSides } from './jirametrics-sprints';

const sprints: readonly SprintCase[] = fixture.sprint_burndown;
const efficiencies = fixture.flow_efficiency as unknown as readonly EfficiencyCase[];
const columns = fixture.cfd as unknown as readonly ColumnsCase[];
const trends = fixture.trend_line as unknown as readonly TrendCase[];
const columnsOf = columnsSides(fixture.cfd_columns);

const differs: readonly { readonly cases: string[]; readonly differences: Difference[] }[] =
  reviewed.differs;

interface Compared {
  readonly id: string;
  readonly name: string;
  readonly sides: BothSides | null;
}

const all: readonly Compared[] = [
  ...sprints.map((one, at) => ({
    id: `sprint_burndown ${at}`,
    name: `${one.measure}: ${one.name}`,
    sides: sprintSides(one),
  })),
  ...efficiencies.map((one, at) => ({
    id: `flow_efficiency ${at}`,
    name: one.name,
    sides: efficiencySides(one),
  })),
  ...columns.map((one, at) => ({ id: `cfd ${at}`, name: one.name, sides: columnsOf(one) })),
  ...trends.map((one, at) => ({
    id: `trend_line ${at}`,
    name: JSON.stringify(one.points),
    sides: trendSides(one),
  })),
];
const compared = all.flatMap(({ sides, ...one }) => (sides === null ? [] : { ...one, sides }));

describe('What jirametrics expects', () => {
  it.each(compared)('$id, $name: the same but for what is reviewed', ({ id, sides }) => {
    const listed = differs.filter(({ cases }) => cases.includes(id));
    const { theirs, ours } = sides;
    expect(differences(theirs, ours)).toEqual(listed.flatMap((row) => row.differences));
  });

  it('is compared in all 39 cases but those reviewed as not covered', () => {
    const skipped = all.filter(({ sides }) => sides === null).map(({ id }) => id);
    expect(all).toHaveLength(39);
    expect(skipped).toEqual(reviewed.notCovered.flatMap(({ cases }) => cases));
  });

  it('are 210 things; we differ in 29', () => {
    const things = compared.reduce((sum, { sides }) => sum + sides.theirs.length, 0);
    const different = compared.flatMap(({ sides: { theirs, ours } }) => differences(theirs, ours));
    expect({ things, different: different.length }).toEqual({ things: 210, different: 29 });
  });
});
