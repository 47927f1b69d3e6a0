/** The 80 cases of jira-agile-metrics, each run through our own code. */
import { throughput } from '../../../../src/domain/metrics/catalogue/throughput';
import { workInProgress } from '../../../../src/domain/metrics/catalogue/work-in-progress';
import fixture from '../../../fixtures/metrics/jira-agile-metrics-cases.json';
import reviewed from '../../../fixtures/metrics/jira-agile-metrics-differences.json';
import { type BothSides, type Difference, differences } from './differences';
import type { Case, Output } from './jira-agile-case';
import { cycles, impediments, lifetimes } from './jira-agile-lives';
import {
  ageing,
  columnsReached,
  daily,
  histogram,
  netFlow,
  percentiles,
  scatter,
} from './jira-agile-series';

const cases = fixture.cases as unknown as readonly Case[];

const differs: readonly { readonly cases: number[]; readonly differences: Difference[] }[] =
  reviewed.differs;

const COMPARED: Readonly<Record<string, (one: Case, output: Output) => BothSides>> = {
  AgeingWIPChartCalculator: ageing,
  BurnupCalculator: columnsReached,
  CFDCalculator: columnsReached,
  CycleTimeCalculator: cycles,
  DebtCalculator: lifetimes,
  DefectsCalculator: lifetimes,
  HistogramCalculator: histogram,
  ImpedimentsCalculator: impediments,
  NetFlowChartCalculator: netFlow,
  PercentilesCalculator: percentiles,
  ScatterplotCalculator: scatter,
  ThroughputCalculator: daily(throughput, 'count'),
  WIPChartCalculator: daily(workInProgress, 'wip'),
};

/** `null` where there is nothing to compare. */
function bothSides(one: Case): BothSides | null {
  const compare = COMPARED[one.calculator];
  return one.output === null || compare === undefined ? null : compare(one, one.output);
}

const all = cases.map((one, number) => ({ number, ...one, sides: bothSides(one) }));
const compared = all.flatMap(({ sides, ...one }) => (sides === null ? [] : { ...one, sides }));

describe('What jira-agile-metrics expects', () => {
  it.each(compared)('$number, $test ($calculator): the same but for what is reviewed', (one) => {
    const { theirs, ours } = one.sides;
    const listed = differs.filter((row) => row.cases.includes(one.number));
    expect(differences(theirs, ours)).toEqual(listed.flatMap((row) => row.differences));
  });

  it('is compared in all 80 cases but those reviewed as not covered', () => {
    const skipped = all.filter(({ sides }) => sides === null).map(({ number }) => number);
    expect(cases).toHaveLength(80);
    expect(skipped).toEqual(reviewed.notCovered.flatMap((row) => row.cases).sort((a, b) => a - b));
  });

  it('are 961 things; we differ in 58', () => {
    const things = compared.reduce((sum, { sides }) => sum + sides.theirs.length, 0);
    const different = compared.flatMap(({ sides: { theirs, ours } }) => differences(theirs, ours));
    expect({ things, different: different.length }).toEqual({ things: 961, different: 58 });
  });
});
