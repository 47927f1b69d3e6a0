import { estimateAt } from '../timeline/estimate';
import type { IssueTimeline } from '../timeline/issue-timeline';
import { stayAt, statusTimeline } from '../timeline/status-timeline';
import { countedTime } from '../working-time';
import { closeOf, type Sprint } from './sprint';
import { isMember } from './sprint-issues';
import type { SprintInput } from './sprint-series';

export interface BurndownPoint {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Estimates of what is in the sprint and not done. */
  readonly remaining: number;
  /** What would remain if work were done evenly over the counted time. */
  readonly ideal: number;
}

export interface Burndown {
  /** At the start, at every change, and at the end or now. */
  readonly points: readonly BurndownPoint[];
  /** Remaining minus ideal at the last point; positive is behind. */
  readonly overIdeal: number;
  readonly commitment: number;
}

/** Source: metrics-spec C.2, metric 16. */
export function burndown(sprint: Sprint, input: SprintInput): Burndown {
  const close = closeOf(sprint, input.now);
  const lives = input.timelines
    .filter(({ hierarchyLevel }) => hierarchyLevel === 0)
    .map((timeline) => ({ timeline, stays: statusTimeline(timeline, input.categoryOf) }));
  const remainingAt = (at: number) =>
    lives.reduce((sum, { timeline, stays }) => {
      const isOpen = stayAt(stays, at)?.category !== 'done';
      const counts = isOpen && isMember(timeline, sprint, { at, fields: input });
      return sum + (counts ? (estimateAt(timeline, at, input) ?? 0) : 0);
    }, 0);
  const commitment = remainingAt(sprint.startedAt);
  const idealAt = idealLine(sprint, commitment, input);
  const points = momentsOf(sprint, input, close)
    .map((at) => ({ at, remaining: remainingAt(at), ideal: idealAt(at) }))
    .filter(({ at, remaining }, place, all) => {
      const isEnd = place === 0 || at === close;
      return isEnd || remaining !== all[place - 1]?.remaining;
    });
  const last = points.at(-1);
  return { points, commitment, overIdeal: last === undefined ? 0 : last.remaining - last.ideal };
}

/** Straight down to the planned end, over the time that counts. */
function idealLine(
  { startedAt, plannedEndAt }: Sprint,
  commitment: number,
  { counting }: SprintInput,
): (at: number) => number {
  const whole = countedTime({ start: startedAt, end: plannedEndAt }, counting);
  return (at) => {
    const elapsed = countedTime({ start: startedAt, end: Math.min(at, plannedEndAt) }, counting);
    return whole === 0 ? 0 : commitment * (1 - elapsed / whole);
  };
}

/** Every instant at which what remains can have changed. */
function momentsOf(sprint: Sprint, input: SprintInput, close: number): readonly number[] {
  const { sprintFieldId, estimateFieldId } = input;
  const fields = ['status', sprintFieldId, ...(estimateFieldId === null ? [] : [estimateFieldId])];
  const changesOf = ({ changes, createdAt }: IssueTimeline) => [
    createdAt,
    ...fields.flatMap((field) => (changes[field] ?? []).map(({ at }) => at)),
  ];
  const moments = new Set([sprint.startedAt, ...input.timelines.flatMap(changesOf), close]);
  return [...moments].filter((at) => at >= sprint.startedAt && at <= close).sort((a, b) => a - b);
}
