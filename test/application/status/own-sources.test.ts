import { recordCheckIn } from '../../../src/application/check-ins/record-check-in';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import { givenKeyResult, must } from '../../doubles/drafts';
import { LEAD, testWorld, type TestWorld } from '../../doubles/test-world';

async function progressOf(world: TestWorld) {
  const page = must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false }));
  return page.objectives[0]?.keyResults[0]?.progress;
}

const item = (id: string, isDone: boolean) => ({ id, text: `To-do ${id}`, isDone });

// On 14 February 44 of 89 days have passed: 49.4 % is expected.
describe('a checklist', () => {
  it.each([
    [[true, false, false, false], 0.25, 'behind'],
    [[true, true, false, false], 0.5, 'on-track'],
    [[false, false, false, false], 0, 'at-risk'],
    [[true, true, true, true], 1, 'achieved'],
  ] as const)('of %j is judged by its ticked share', async (ticks, progress, status) => {
    const world = testWorld();
    const items = ticks.map((isDone, at) => item(String(at), isDone));
    await givenKeyResult(world, '', { source: { kind: 'checklist', items } });
    expect(await progressOf(world)).toMatchObject({ progress, status, unit: 'percent' });
  });
});

describe('a number that people type in', () => {
  const source = { kind: 'manual', unit: 'customers' } as const;
  const target = { kind: 'reach', start: 50, target: 10 } as const;

  it('has no data, not 0 %, before the first check-in', async () => {
    const world = testWorld();
    await givenKeyResult(world, '', { source, target });
    expect(await progressOf(world)).toMatchObject({ progress: null, status: 'no-data' });
  });

  it('is judged by the value of the check-in: 50 down to 10, now 30', async () => {
    const world = testWorld();
    const { id } = await givenKeyResult(world, '', { source, target });
    must(
      await recordCheckIn(world.ports, world.at(LEAD), {
        subject: { kind: 'key-result', id },
        content: { on: '2026-02-14', value: 30, status: null, confidence: 7, comment: '' },
      }),
    );
    expect(await progressOf(world)).toMatchObject({ value: 30, progress: 0.5, status: 'on-track' });
  });
});
