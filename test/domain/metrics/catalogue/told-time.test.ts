/** Four weeks of March 2025: 3–9, 10–16, 17–23 and 24–30, all of them over. */
import type { CatalogueMetric } from '../../../../src/domain/metrics/catalogue/catalogue-metric';
import { changeFailureRate } from '../../../../src/domain/metrics/catalogue/change-failure-rate';
import { deploymentFrequency } from '../../../../src/domain/metrics/catalogue/deployment-frequency';
import type {
  Deployment,
  Incident,
  ToldUntil,
} from '../../../../src/domain/metrics/catalogue/practice';
import { recoveryTime } from '../../../../src/domain/metrics/catalogue/recovery-time';
import { day } from '../../../support/calendar-day';
import { flowInput, practice } from '../../../support/flow-input';
import { march } from '../../../support/issue-timeline';

const deployment = (id: string, when: string): Deployment => ({
  ...{ id, service: 'shop', isProduction: true, isSuccessful: true, runId: null },
  ...{ finishedAt: march(when), firstCommitAt: null },
});
const incident: Incident = {
  ...{ id: 'i1', service: 'shop', issueId: null, deploymentId: 'd2' },
  ...{ createdAt: march('05T18:00'), resolvedAt: march('06T12:00') },
};
const endOf = (when: string) => march(`${when}T23:59:59.999`);

interface Told {
  readonly deployments?: readonly Deployment[];
  readonly incidents?: readonly Incident[] | null;
  readonly until?: Partial<ToldUntil>;
}

function weeks(metric: CatalogueMetric, { deployments = [], incidents = null, until }: Told) {
  const toldUntil = { deployments: null, incidents: null, ...until };
  const input = flowInput({
    ...{ bucket: 'week', from: day('2025-03-03'), to: day('2025-03-30') },
    practice: practice({ deployments, incidents, toldUntil }),
  });
  const { readings } = metric.compute(input);
  return readings.map(({ value, reason, flags }) => {
    const mark = flags.includes('untold') ? ' untold' : '';
    return value === null ? String(reason) : `${String(value)}${mark}`;
  });
}

const TWO = [deployment('d1', '03T12:00'), deployment('d2', '05T12:00')];
const FOUR = [...TWO, deployment('d3', '12T12:00'), deployment('d4', '20T12:00')];

describe('deployment frequency, with two deployments in the first week', () => {
  it.each([
    ['nobody has said anything', null, ['2', 'nothing-told', 'nothing-told', 'nothing-told']],
    ['told up to Sunday the 16th', '16', ['2', '0', 'nothing-told', 'nothing-told']],
    ['told up to Wednesday the 19th', '19', ['2', '0', '0 untold', 'nothing-told']],
    ['told up to the last day', '30', ['2', '0', '0', '0']],
  ])('%s', (_, on, expected) => {
    const until = { deployments: on === null ? null : endOf(on) };
    expect(weeks(deploymentFrequency, { deployments: TWO, until })).toEqual(expected);
  });

  it('keeps what was told later, as perhaps not all of it', () => {
    const deployments = [...TWO, deployment('d5', '26T12:00')];
    const until = { deployments: endOf('16') };
    expect(weeks(deploymentFrequency, { deployments, until })).toEqual([
      ...['2', '0', 'nothing-told', '1 untold'],
    ]);
  });
});

describe('change failure rate, with deployments in the first three weeks', () => {
  it.each([
    // d2 failed: 1 of 2. Later on nobody knows whether nothing failed or nobody told.
    ['nobody has said anything', null, ['50', '0 untold', '0 untold', 'nothing-told']],
    ['told up to Sunday the 16th', '16', ['50', '0', 'nothing-told', 'nothing-told']],
    ['told up to the last day', '30', ['50', '0', '0', 'nothing-in-bucket']],
  ])('and one incident: %s', (_, on, expected) => {
    const until = { incidents: on === null ? null : endOf(on) };
    const told = { deployments: FOUR, incidents: [incident], until };
    expect(weeks(changeFailureRate, told)).toEqual(expected);
  });

  it('is 0 % where all incidents were told and there was none', () => {
    const told = { deployments: FOUR, incidents: [], until: { incidents: endOf('16') } };
    expect(weeks(changeFailureRate, told)).toEqual([...['0', '0', 'nothing-told', 'nothing-told']]);
  });
});

describe('the time to restore after a deployment that failed', () => {
  it.each([
    // From Wednesday 12:00 to Thursday 12:00.
    ['nobody has said anything', null, ['24', 'nothing-told', 'nothing-told', 'nothing-told']],
    [
      'told up to Sunday the 16th',
      '16',
      ['24', 'nothing-in-bucket', 'nothing-told', 'nothing-told'],
    ],
  ])('%s', (_, on, expected) => {
    const until = { incidents: on === null ? null : endOf(on) };
    const told = { deployments: FOUR, incidents: [incident], until };
    expect(weeks(recoveryTime, told)).toEqual(expected);
  });
});
