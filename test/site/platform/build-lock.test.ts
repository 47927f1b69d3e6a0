import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { oneAtATime } from './build-lock';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'build-lock-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('lets one build at a time', async () => {
  const steps: string[] = [];
  const build = (name: string) =>
    oneAtATime(dir, async () => {
      steps.push(`${name} begins`);
      await pause(50);
      steps.push(`${name} ends`);
    });
  await Promise.all([build('a'), build('b')]);
  const [first] = steps;
  expect(steps.map((step) => step.slice(2))).toEqual(['begins', 'ends', 'begins', 'ends']);
  expect(steps[1]?.[0]).toBe(first?.[0]);
});

it('goes on when the last builder was killed', async () => {
  mkdirSync(path.join(dir, 'building'));
  await expect(oneAtATime(dir, () => Promise.resolve('built'))).resolves.toBe('built');
}, 15_000);
