import { liveAll, liveOrTell } from '../../support/random-life';
import { uninstallForge } from '../../support/in-process-forge';

/**
 * Issue by issue and reading by reading, what the sync has after any history is what a first sync
 * would find now, and what every day before must say. Lives are random; a seed that fails is
 * printed and joins the list below. `FIRST_SEED` and `LIVES` let others live.
 */
const FIRST = Number(process.env['FIRST_SEED'] ?? 1);
const LIVES = Number(process.env['LIVES'] ?? 1_000);
const REGRESSIONS: readonly number[] = [2, 5, 310];

afterAll(uninstallForge);

describe('after any history of edits, the incremental state', () => {
  it(`equals a full recompute, for seeds ${FIRST} to ${FIRST + LIVES - 1}`, async () => {
    expect(await liveAll(FIRST, LIVES)).toBeGreaterThan(3 * LIVES);
  }, 300_000);

  it.each(REGRESSIONS)('equals it again where it once did not: seed %i', async (seed) => {
    expect(await liveOrTell(seed)).toBeGreaterThan(0);
  });
});
