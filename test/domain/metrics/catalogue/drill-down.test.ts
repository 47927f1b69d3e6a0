import { cycleTime } from '../../../../src/domain/metrics/catalogue/cycle-time';
import { drillDown } from '../../../../src/domain/metrics/catalogue/drill-down';
import { severityDistribution } from '../../../../src/domain/metrics/catalogue/severity-distribution';
import { velocity } from '../../../../src/domain/metrics/catalogue/velocity';
import type { IssueId } from '../../../../src/domain/shared/ids';
import { flowInput, onlyReading, practice } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const idOf = (text: string) => text as IssueId;

const ALL_SEEN = { hidden: new Set<IssueId>(), seenLinked: new Set<IssueId>() };

describe('what a metric used of an issue', () => {
  it('is enough to work its cycle time out again: start, end, and the hours in each status', () => {
    const input = flowInput();
    const reading = onlyReading(cycleTime.compute(input));
    const asked = { metric: cycleTime, parameters: {}, bucket: reading.bucket, ...ALL_SEEN };
    const cells = drillDown(input, new Set([idOf('2')]), asked).get(idOf('2'));
    // in progress 5th to 6th, review to 7th, in progress to 8th, review to 8th 21:00.
    expect(cells).toMatchObject({
      started: { kind: 'instant', at: march('05T09:00') },
      done: { kind: 'instant', at: march('08T21:00') },
    });
    const times = cells?.['time-in-status'];
    expect(times?.kind === 'times' ? [...times.times] : []).toEqual([
      ['In Progress', 48],
      ['Review', 36],
    ]);
    const days = reading.contributors.find(({ issueId }) => issueId === '2')?.amount;
    expect(days).toBe((48 + 36) / 24);
  });

  it('has no start where an issue went straight to done', () => {
    const input = flowInput();
    const asked = { metric: cycleTime, parameters: {}, bucket: null, ...ALL_SEEN };
    const cells = drillDown(input, new Set([idOf('4')]), asked).get(idOf('4'));
    expect(cells).toMatchObject({ started: null, 'time-in-status': null });
  });

  it('is how severe a bug was when it was found, whatever it became', () => {
    const bug = anIssueTimeline('B-7', [['03T09:00', 'To Do']], {
      values: { issuetype: 'bug', priority: '4' },
      changes: { priority: [{ at: march('05T09:00'), from: '1', to: '4' }] },
    });
    const input = flowInput({
      histories: [bug],
      priorityIds: ['1', '2', '3', '4'],
      practice: practice({ bugTypeIds: new Set(['bug']) }),
    });
    const { bucket } = onlyReading(severityDistribution.compute(input));
    const asked = { metric: severityDistribution, parameters: {}, bucket, ...ALL_SEEN };
    expect(drillDown(input, new Set([idOf('7')]), asked).get(idOf('7'))).toMatchObject({
      severity: { kind: 'id', id: '1' },
    });
  });

  it('is the estimate at start and close of a sprint, and when an issue came in and went', () => {
    // S-4 added on the 5th with 2, re-estimated to 3 on the 7th, removed on the 11th.
    const added = anIssueTimeline('S-4', [['01T09:00', 'To Do']], {
      values: { sprint: '', points: '3' },
      changes: {
        sprint: [
          { at: march('05T12:00'), from: '', to: '9' },
          { at: march('11T12:00'), from: '9', to: '' },
        ],
        points: [{ at: march('07T12:00'), from: '2', to: '3' }],
      },
    });
    const sprint = {
      ...{ id: '9', name: 'Sprint 9', goal: '', startedAt: march('03T10:00') },
      ...{ plannedEndAt: march('14T17:00'), completedAt: march('14T17:00') },
    };
    const input = flowInput({
      ...{ histories: [added], sprints: [sprint], bucket: 'sprint' },
      ...{ sprintFieldId: 'sprint', estimateFieldId: 'points' },
    });
    const { bucket } = onlyReading(velocity.compute(input));
    const cells = drillDown(input, new Set([idOf('4')]), {
      metric: velocity,
      parameters: {},
      bucket,
      ...ALL_SEEN,
    });
    expect(cells.get(idOf('4'))).toEqual({
      assignee: null,
      done: null,
      'points-at-start': { kind: 'number', value: 2 },
      'points-at-close': { kind: 'number', value: 3 },
      'sprint-added': { kind: 'instant', at: march('05T12:00') },
      'sprint-removed': { kind: 'instant', at: march('11T12:00') },
    });
  });
});
