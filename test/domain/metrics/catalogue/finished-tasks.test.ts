/** 4,123 real finished tasks, with what R makes of them. */
import fs from 'node:fs';
import path from 'node:path';
import { leadTime } from '../../../../src/domain/metrics/catalogue/lead-time';
import { throughput } from '../../../../src/domain/metrics/catalogue/throughput';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import type { CalendarDate } from '../../../../src/domain/shared/calendar-date';
import type { IssueId, ProjectId } from '../../../../src/domain/shared/ids';
import { mean, quantile } from '../../../../src/domain/statistics/quantile';
import { parseCsv } from '../../../../src/domain/transfer/parse-csv';
import expected from '../../../fixtures/metrics/finished-tasks-expected.json';
import { flowInput } from '../../../support/flow-input';

const { recomputed_in_R: inR } = expected;

function finishedTasks(): readonly IssueTimeline[] {
  const file = path.join(__dirname, '../../../fixtures/metrics/finished-tasks.csv');
  const table = parseCsv(fs.readFileSync(file, 'utf8'));
  if (!table.ok) throw new Error(table.error.kind);
  return table.value.rows.map(({ cells: [key = '', project = '', , created = '', done = ''] }) => ({
    id: key as IssueId,
    key,
    projectId: project as ProjectId,
    hierarchyLevel: 0,
    createdAt: Date.parse(created),
    values: { status: 'Done' },
    changes: { status: [{ at: Date.parse(done), from: 'To Do', to: 'Done' }] },
  }));
}

const input = flowInput({
  histories: finishedTasks(),
  bucket: 'month',
  from: '2012-06-01' as CalendarDate,
  to: '2020-12-31' as CalendarDate,
  now: Date.parse('2021-02-01'),
});

describe('The lead times of 4,123 real tasks', () => {
  const { readings, outside } = leadTime.compute(input);
  const days = readings.flatMap(({ contributors }) => contributors.map(({ amount }) => amount));
  const excluded = readings.flatMap((reading) => reading.excluded);

  it('leave out the 1,662 that were done before they were created, and no other', () => {
    expect({ tasks: inR.n, counted: days.length }).toEqual({ tasks: 4123, counted: inR.n_valid });
    expect(excluded.length + outside.length).toBe(inR.n - inR.n_valid);
    expect(new Set(excluded.map(({ reason }) => reason))).toEqual(new Set(['bad-order']));
  });

  it.each(Object.entries(inR.valid_quantiles_type7))(
    'have their %s quantile at %d days',
    (p, d) => {
      expect(quantile(days, Number.parseInt(p, 10) / 100)).toBeCloseTo(d, 9);
    },
  );

  it('have the mean that R says', () => {
    expect(mean(days)).toBeCloseTo(inR.valid_mean, 9);
  });
});

describe('The median lead time of each month', () => {
  it('is what R says, in all months that have one', () => {
    const { readings } = leadTime.compute(input);
    const medians = new Map(readings.map(({ bucket, value }) => [bucket.start.slice(0, 7), value]));
    const months = Object.keys(inR.median_cycle_per_month);
    expect(months.length).toBeGreaterThan(60);
    expect(Object.fromEntries(months.map((month) => [month, medians.get(month) ?? null]))).toEqual(
      inR.median_cycle_per_month,
    );
  });
});

describe('The throughput of 4,123 real tasks', () => {
  it('in every month is what R counts', () => {
    const { readings } = throughput.compute(input);
    const counted = readings.map(({ bucket, contributors }) => [
      bucket.start.slice(0, 7),
      contributors.length,
    ]);
    expect(Object.fromEntries(counted)).toMatchObject(inR.resolved_per_month);
  });
});
