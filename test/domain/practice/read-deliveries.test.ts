import { readDeliveries } from '../../../src/domain/practice/read-deliveries';
import { parseCsv } from '../../../src/domain/transfer/parse-csv';

const NOW = Date.parse('2026-02-14T10:00:00Z');

function read(text: string, timeZone = 'UTC') {
  const table = parseCsv(text);
  if (!table.ok) throw new Error('The table of the test cannot be read');
  return readDeliveries(table.value, { timeZone, now: NOW });
}

describe('a table of deployments', () => {
  it('becomes deployments, oldest first', () => {
    const plan = read(
      [
        'ID,Finished at,Service,Environment,Status,First commit at,Run,Issues',
        'b2,2026-02-03T12:30:00+02:00,shop,Staging,FAILED,,r9,PAY-1 PAY-2',
        'b1,2026-02-02T10:00Z,shop,prod-eu,success,2026-02-01T22:00Z,,',
      ].join('\n'),
    );
    expect(plan?.problems).toEqual([]);
    expect(plan?.events).toEqual([
      {
        ...{ kind: 'deployment', id: 'b1', service: 'shop', environment: 'prod-eu' },
        ...{ isProduction: true, isSuccessful: true, runId: null, issueKeys: [] },
        finishedAt: Date.parse('2026-02-02T10:00:00Z'),
        firstCommitAt: Date.parse('2026-02-01T22:00:00Z'),
      },
      {
        ...{ kind: 'deployment', id: 'b2', service: 'shop', environment: 'Staging' },
        ...{ isProduction: false, isSuccessful: false, runId: 'r9', firstCommitAt: null },
        finishedAt: Date.parse('2026-02-03T10:30:00Z'),
        issueKeys: ['PAY-1', 'PAY-2'],
      },
    ]);
  });

  it('takes times without a zone as the site’s own', () => {
    const [event] = read('id;finished at\nb1;2026-02-02 10:00', 'Europe/Berlin')?.events ?? [];
    expect(event).toMatchObject({ finishedAt: Date.parse('2026-02-02T09:00:00Z') });
  });

  it('names every row it cannot read, and why', () => {
    const plan = read(
      [
        'id,finished at,status,first commit at',
        ',2026-02-02T10:00Z,ok,',
        'b2,yesterday,ok,',
        'b3,2026-02-02,ok,',
        'b4,2026-02-15T10:00Z,ok,',
        'b5,,ok,',
        'b6,2026-02-02T10:00Z,maybe,',
        'b7,2026-02-02T10:00Z,ok,2026-02-03T10:00Z',
        'b8,2026-02-02T10:00Z,ok,',
        'b8,2026-02-02T11:00Z,ok,',
      ].join('\n'),
    );
    expect(plan?.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'id-missing'],
      [3, 'instant-unreadable'],
      [4, 'time-of-day-missing'],
      [5, 'instant-in-future'],
      [6, 'instant-missing'],
      [7, 'state-unknown'],
      [8, 'ends-before-it-starts'],
      [10, 'id-twice'],
    ]);
    expect(plan?.events.map(({ id }) => id)).toEqual(['b8']);
  });

  it('is not taken for one without a column that says when', () => {
    expect(read('id,service\nb1,shop')).toBeNull();
  });
});

describe('a table of incidents', () => {
  it('becomes incidents, with the deployment that caused them', () => {
    const plan = read(
      [
        'incident id,startedAt,resolvedAt,service,deployment id,issue key',
        'i1,2026-02-02T10:00Z,2026-02-02T14:00Z,shop,b1,PAY-7',
        'i2,2026-02-03T10:00Z,,shop,,',
        'i3,2026-02-03T10:00Z,2026-02-03T09:00Z,shop,,',
      ].join('\n'),
    );
    expect(plan?.kind).toBe('incident');
    expect(plan?.events).toEqual([
      {
        ...{ kind: 'incident', id: 'i1', service: 'shop', deploymentId: 'b1', issueId: null },
        ...{ createdAt: Date.parse('2026-02-02T10:00Z'), issueKey: 'PAY-7' },
        resolvedAt: Date.parse('2026-02-02T14:00Z'),
      },
      {
        ...{ kind: 'incident', id: 'i2', service: 'shop', deploymentId: null, issueId: null },
        ...{ createdAt: Date.parse('2026-02-03T10:00Z'), issueKey: null, resolvedAt: null },
      },
    ]);
    expect(plan?.problems).toMatchObject([{ line: 4, reason: 'ends-before-it-starts' }]);
  });
});

describe('a table that says up to which day it is whole', () => {
  const rows = (...days: readonly string[]) =>
    read(
      [
        'id,started at,resolved at,complete up to',
        ...days.map((on, at) => `i${at},2026-02-0${at + 1}T10:00Z,,${on}`),
      ].join('\n'),
    );

  it('is whole up to the latest day that any of its rows names', () => {
    const plan = rows('2026-02-05', '', '2026-02-10');
    expect([plan?.completeOn, plan?.events.length]).toEqual(['2026-02-10', 3]);
    expect(rows('')?.completeOn).toBeNull();
  });

  it('cannot be whole up to a day to come, or one that nobody can read', () => {
    const plan = rows('2026-02-15', 'Friday');
    expect(plan?.completeOn).toBeNull();
    expect(plan?.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'instant-in-future'],
      [3, 'day-unreadable'],
    ]);
  });
});
