/** Real issues, with what Jira itself and Apache DevLake computed from them. */
import fs from 'node:fs';
import path from 'node:path';
import { parseCsv } from '../../../../src/domain/transfer/parse-csv';
import { doneAt } from '../../../../src/domain/metrics/timeline/completion';
import { statusTimeline } from '../../../../src/domain/metrics/timeline/status-timeline';
import timeInStatus from '../../../fixtures/metrics/devlake-time-in-status.json';
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

  it('is the same for every issue whose resolution came with its last step to done', () => {
    const same = compared.filter(({ leadMinutes, minutes }) => leadMinutes === minutes);
    expect({ issues: compared.length, same: same.length }).toEqual({ issues: 30, same: 30 });
  });
});
