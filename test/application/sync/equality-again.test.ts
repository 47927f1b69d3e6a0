import { liveAll } from '../../support/random-life';
import { uninstallForge } from '../../support/in-process-forge';

/** The other half of the lives of `equality.test.ts`, so that two processors share them. */
const FIRST = 1_001;
const LIVES = 1_000;

afterAll(uninstallForge);

describe('after any other history of edits, the incremental state', () => {
  it(`equals a full recompute, for seeds ${FIRST} to ${FIRST + LIVES - 1}`, async () => {
    expect(await liveAll(FIRST, LIVES)).toBeGreaterThan(3 * LIVES);
  }, 300_000);
});
