import { callsPerHour } from './calls-per-hour';

describe('totals of the call log', () => {
  it('add up by hour of site time, newest first', () => {
    const call = (time: string, status = 200) => ({
      at: Date.parse(time),
      points: 3,
      responseBytes: 100,
      status,
    });
    const calls = [
      call('2024-05-06T08:59:59Z'),
      call('2024-05-06T09:00:00Z'),
      call('2024-05-06T09:30:00Z', 429),
    ];
    expect(callsPerHour(calls)).toEqual([
      { hour: '2024-05-06 09:00', calls: 2, points: 6, bytes: 200, failed: 1 },
      { hour: '2024-05-06 08:00', calls: 1, points: 3, bytes: 100, failed: 0 },
    ]);
  });
});
