import '../fake-bridge';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { ProgressBar } from '../../../../static/okr-app/src/components/progress-bar';

async function draw(progress: number | null, expected: number | null = 0.5): Promise<Element> {
  const frame = document.createElement('div');
  const root = createRoot(frame);
  await act(async () => {
    root.render(
      <ProgressBar
        label="Progress of Ship the epic"
        progress={progress}
        expected={expected}
        status="behind"
        valueText="27 %, expected 50 %, Behind"
      />,
    );
    return Promise.resolve();
  });
  const bar = frame.querySelector('[role="progressbar"]');
  if (bar === null) throw new Error('no progress bar');
  return bar;
}

const fill = (bar: Element) => bar.querySelector<HTMLElement>('.okr-bar-fill')?.style.width;
const tick = (bar: Element) => bar.querySelector<HTMLElement>('.okr-bar-tick')?.style.left;

describe('the progress bar', () => {
  it('says in words what its colour says', async () => {
    const bar = await draw(0.2727);
    expect(bar.getAttribute('aria-label')).toBe('Progress of Ship the epic');
    expect(bar.getAttribute('aria-valuetext')).toBe('27 %, expected 50 %, Behind');
    expect(bar.getAttribute('aria-valuenow')).toBe('27');
    expect(bar.getAttribute('data-status')).toBe('behind');
  });

  it.each([
    [-0.13, '0%', '0'],
    [0, '0%', '0'],
    [1.25, '100%', '100'],
  ])('stays within its ends at %p', async (progress, width, now) => {
    const bar = await draw(progress);
    expect(fill(bar)).toBe(width);
    expect(bar.getAttribute('aria-valuenow')).toBe(now);
  });

  it('is empty, not zero, without a number', async () => {
    const bar = await draw(null);
    expect(fill(bar)).toBeUndefined();
    expect(bar.hasAttribute('aria-valuenow')).toBe(false);
  });

  it('marks what is expected by today, if anything is', async () => {
    expect(tick(await draw(0.2, 0.75))).toBe('75%');
    expect(tick(await draw(0.2, null))).toBeUndefined();
  });
});
