/** Burndowns as jirametrics draws them, and ours of the same sprints. */
import { commitmentAccuracy } from '../../../../src/domain/metrics/catalogue/commitment-accuracy';
import type { MetricReading } from '../../../../src/domain/metrics/catalogue/metric-series';
import { sprintBurndown } from '../../../../src/domain/metrics/catalogue/sprint-burndown';
import { velocity } from '../../../../src/domain/metrics/catalogue/velocity';
import type { Sprint } from '../../../../src/domain/metrics/sprint/sprint';
import type {
  IssueTimeline,
  ValueChange,
} from '../../../../src/domain/metrics/timeline/issue-timeline';
import { calendarDateAt } from '../../../../src/domain/shared/calendar-date';
import type { IssueId, ProjectId } from '../../../../src/domain/shared/ids';
import { flowInput } from '../../../support/flow-input';
import type { BothSides, Things } from './differences';

export interface SprintCase {
  readonly name: string;
  readonly measure: string;
  readonly sprint: {
    readonly start: string;
    readonly complete: string | null;
    readonly range_end_if_active: string;
  };
  readonly changes: readonly SprintChange[];
  readonly expected_series: readonly { readonly x: string; readonly y: number }[];
  readonly expected_summary: Readonly<Record<string, number | boolean>>;
}

interface SprintChange {
  readonly time: string;
  readonly action: string;
  readonly value: number | null;
  readonly issue: string;
  readonly estimate: number;
}

const SPRINT = 'sprint';
const POINTS = 'points';
const BEFORE_ALL = Date.parse('2022-03-01T00:00:00Z');

const instant = (text: string) =>
  Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text.endsWith('Z') ? text : `${text}Z`);

/** Each of their changes as the changelog of Jira would have it. */
function timelineOf(key: string, all: readonly SprintChange[]): IssueTimeline {
  const mine = all.filter(({ issue }) => issue === key);
  const of = (action: string) => mine.filter((change) => change.action === action);
  const membership = mine.filter(({ action }) => action.endsWith('_sprint'));
  const [first] = mine;
  const isEstimatedLater = first?.action === 'story_points';
  const before = isEstimatedLater ? first.estimate - (first.value ?? 0) : (first?.estimate ?? 0);
  let estimate = before;
  const estimates = of('story_points').map(({ time, estimate: next }): ValueChange => {
    const change = { at: instant(time), from: String(estimate), to: String(next) };
    estimate = next;
    return change;
  });
  return {
    id: key as IssueId,
    key,
    projectId: '1' as ProjectId,
    hierarchyLevel: 0,
    createdAt: BEFORE_ALL,
    values: { status: of('issue_stopped').length > 0 ? 'Done' : 'To Do', [POINTS]: String(before) },
    changes: {
      status: of('issue_stopped').map(({ time }) => {
        return { at: instant(time), from: 'To Do', to: 'Done' };
      }),
      [SPRINT]: membership.map(({ time, action }) => {
        const isEntering = action === 'enter_sprint';
        const [from, to] = isEntering ? ['', '1'] : ['1', ''];
        return { at: instant(time), from, to };
      }),
      [POINTS]: estimates,
    },
  };
}

/** The points of a series by when they are, those of the same instant told apart. */
function labelled(series: readonly { readonly x: number; readonly y: number }[]): Things {
  return series.map(({ x, y }, place) => {
    const turn = series.slice(0, place).filter((one) => one.x === x).length;
    const when = new Date(x).toISOString().slice(0, 19);
    return [`at ${when}${turn === 0 ? '' : ' again'}`, y] as const;
  });
}

const dayOf = (at: number) => calendarDateAt(at, 'UTC');

const sum = (some: readonly { readonly amount: number }[]) =>
  some.reduce((total, { amount }) => total + amount, 0);

const part = (reading: MetricReading | undefined, name: string) => reading?.parts[name] ?? null;

export function sprintSides(one: SprintCase): BothSides {
  const { start, complete, range_end_if_active: rangeEnd } = one.sprint;
  const now = instant(rangeEnd);
  const completedAt = complete === null ? null : instant(complete.toUpperCase());
  const sprint: Sprint = {
    ...{ id: '1', name: 'Sprint 1', goal: '', completedAt },
    startedAt: instant(start),
    plannedEndAt: completedAt ?? now,
  };
  const keys = [...new Set(one.changes.map(({ issue }) => issue))];
  const timelines = keys.map((key) => timelineOf(key, one.changes));
  const estimateFieldId = one.measure === 'points' ? POINTS : null;
  const input = flowInput({
    histories: timelines,
    sprintFieldId: SPRINT,
    estimateFieldId,
    sprints: [sprint],
    bucket: 'sprint',
    from: dayOf(sprint.startedAt),
    to: dayOf(now),
    now,
  });
  const [drawn] = sprintBurndown.compute(input, { ideal: 'calendar' }).readings;
  const [kept] = commitmentAccuracy.compute(input).readings;
  const [finished] = velocity.compute(input).readings;
  const line = drawn?.lines?.find(({ key }) => key === 'remaining')?.points ?? [];
  const theirs = one.expected_series.map(({ x, y }) => ({ x: Date.parse(x), y }));
  // Ours has no point where nothing changes; there the one before holds.
  const ours = theirs.map(({ x }) => ({
    x,
    y: line.findLast(({ at }) => at <= x)?.value ?? 0,
  }));
  const { started, added, removed, completed, remaining } = one.expected_summary;
  return {
    theirs: [
      ...labelled(theirs),
      ...Object.entries({ started, added, removed, completed, remaining }).map(
        ([name, value]) => [name, Number(value)] as const,
      ),
      ['points changed', String(one.expected_summary['points_values_changed'])],
    ],
    ours: [
      ...labelled(ours),
      ['started', part(drawn, 'commitment')],
      ['added', part(kept, 'added')],
      ['removed', part(kept, 'removed')],
      ['completed', sum(finished?.contributors ?? [])],
      ['remaining', part(drawn, 'remaining')],
      ['points changed', String(part(kept, 'reEstimated') !== 0)],
    ],
  };
}
