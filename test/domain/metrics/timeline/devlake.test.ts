/** Real issues, with what Jira itself and Apache DevLake computed from them. */
import fs from 'node:fs';
import path from 'node:path';
import { parseCsv } from '../../../../src/domain/transfer/parse-csv';
import { doneAt } from '../../../../src/domain/metrics/timeline/completion';
import { statusTimeline } from '../../../../src/domain/metrics/timeline/status-timeline';
import { leadTime } from '../../../../src/domain/metrics/catalogue/lead-time';
import type { CalendarDate } from '../../../../src/domain/shared/calendar-date';
import timeInStatus from '../../../fixtures/metrics/devlake-time-in-status.json';
import { flowInput } from '../../../support/flow-input';
import { siteTimelines } from '../../../support/site-timelines';

const root = path.join(__dirname, '../../../..');
const { timelines, categoryOf } = siteTimelines(path.join(root, 'test/site/data/sites/devlake'));
const byKey = new Map(timelines.map((timeline) => [timeline.key, timeline]));

interface Row {
  readonly key: string;
  readonly resolved: string;
  readonly leadMinutes: number;
}

function leadTimes(): readonly Row[] {
  const file = path.join(root, 'test/fixtures/metrics/devlake-issues.csv');
  const table = parseCsv(fs.readFileSync(file, 'utf8'));
  if (!table.ok) throw new Error(table.error.kind);
  const { header, rows } = table.value;
  const column = (name: string) => header.indexOf(name);
  return rows
    .map(({ cells }) => ({
      key: cells[column('issue_key')] ?? '',
      resolved: cells[column('resolution_date')] ?? '',
      leadMinutes: Number(cells[column('lead_time_minutes')] ?? ''),
    }))
    .filter(({ key, resolved }) => resolved !== '' && byKey.has(key));
}

const stored = timeInStatus.issues.filter(({ key }) => byKey.has(key));

describe('Time in status, as Jira’s own field has it', () => {
  it('is known for all thirty issues', () => {
    expect(stored).toHaveLength(30);
  });

  it('is compared in 87 of 117 statuses; the last of each issue is frozen in Jira’s field', () => {
    const cells = stored.map((issue) => ({
      all: Object.keys(issue.jira_time_in_status_ms).length,
      frozen: Object.keys(issue.differences_between_field_and_changelog).length,
    }));
    const sum = (of: (one: (typeof cells)[number]) => number) =>
      cells.reduce((total, one) => total + of(one), 0);
    expect([sum(({ all }) => all), sum(({ frozen }) => frozen)]).toEqual([117, 30]);
    // One each, so nothing but the status of being done.
    expect(cells.every(({ frozen }) => frozen === 1)).toBe(true);
  });

  it.each(stored)('of $key is the same to the millisecond', (issue) => {
    const timeline = byKey.get(issue.key);
    if (timeline === undefined) throw new Error('Not in the data');
    const inStatus = new Map<string, { visits: number; ms: number }>();
    // No stay is too short for Jira, so none is here.
    for (const { statusId, start, end } of statusTimeline(timeline, categoryOf, 0)) {
      const before = inStatus.get(statusId) ?? { visits: 0, ms: 0 };
      inStatus.set(statusId, { visits: before.visits + 1, ms: before.ms + (end - start) });
    }
    // Jira's field is frozen at the first resolution; visits after it are listed with the data.
    const frozen = new Set(Object.keys(issue.differences_between_field_and_changelog));
    const compared = Object.entries(issue.jira_time_in_status_ms).filter(
      ([statusId]) => !frozen.has(statusId),
    );
    for (const [statusId, { visits, ms }] of compared) {
      expect({ statusId, ...inStatus.get(statusId) }).toEqual({ statusId, visits, ms });
    }
  });
});

describe('Lead time, as DevLake has it in minutes', () => {
  const rows = leadTimes();
  const compared = rows.map(({ key, resolved, leadMinutes }) => {
    const timeline = byKey.get(key);
    if (timeline === undefined) throw new Error('Not in the data');
    const stays = statusTimeline(timeline, categoryOf);
    // DevLake goes by the day the resolution was set, we by the category of the status.
    const done = doneAt(
      stays.filter(({ start }) => start <= Date.parse(resolved) + 1000),
      'last',
    );
    const minutes = done === null ? null : Math.floor((done - timeline.createdAt) / 60_000);
    return { key, leadMinutes, minutes };
  });

  it('is what the metric itself says of the 18 that are no sub-tasks', () => {
    const input = flowInput({
      ...{ histories: timelines, categoryOf, now: Date.parse('2022-01-01') },
      ...{ from: '2020-01-01' as CalendarDate, to: '2021-12-31' as CalendarDate },
    });
    const { readings } = leadTime.compute(input);
    const theirs = new Map(rows.map(({ key, leadMinutes }) => [byKey.get(key)?.id, leadMinutes]));
    const counted = readings.flatMap(({ contributors }) => contributors);
    expect(counted).toHaveLength(18);
    for (const { issueId, amount } of counted) {
      expect(Math.floor(amount * 1440 + 1e-6)).toBe(theirs.get(issueId));
    }
    const others = rows.filter(({ key }) => byKey.get(key)?.hierarchyLevel !== 0);
    expect(others).toHaveLength(12);
  });

  it('is the same for every issue whose resolution came with its last step to done', () => {
    const same = compared.filter(({ leadMinutes, minutes }) => leadMinutes === minutes);
    expect({ issues: compared.length, same: same.length }).toEqual({ issues: 30, same: 30 });
  });
});
