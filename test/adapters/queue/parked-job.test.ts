import { parked, unparked } from '../../../src/adapters/queue/parked-job';
import { parseJob } from '../../../src/entry/job-payload';
import { freshKvs, installForge, uninstallForge } from '../../support/in-process-forge';

const resume = (changes: number) => ({
  kind: 'resume',
  run: {
    ...{ trigger: 'hourly', startedAt: '2026-03-02T09:00:00.000Z', pendingKeys: [], refresh: null },
    ...{ readWhole: [], deletedIds: [], isSweep: true, isNightly: false },
    ...{ measured: 0, failed: 0, attempts: 0 },
    update: Array.from({ length: 500 }, (_, at) => String(at).padStart(32, 'f')),
    changedIds: Array.from({ length: changes }, (_, at) => String(1_000_000 + at)),
  },
});

beforeEach(() => {
  installForge({ kvs: freshKvs() });
});
afterEach(uninstallForge);

describe('a job on its way through the queue', () => {
  it('travels in its event while it fits', async () => {
    const job = resume(100);
    expect(await parked(job)).toEqual({ job });
    expect(parseJob(await unparked({ job }))).toEqual(job);
  });

  it('with 20,000 changes waits in storage, and comes out whole, however often it is delivered', async () => {
    const job = resume(20_000);
    const body: unknown = JSON.parse(JSON.stringify(await parked(job)));
    expect(JSON.stringify(body).length).toBeLessThan(100_000);
    expect(parseJob(await unparked(body))).toEqual(job);
    expect(parseJob(await unparked(body))).toEqual(job);
  });

  it('whose parts are gone is not understood, rather than done by half', async () => {
    expect(parseJob(await unparked({ parked: { key: 'parked-job:gone', parts: 2 } }))).toBeNull();
  });
});
