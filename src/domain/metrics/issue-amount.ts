import type { Measure, MeasureUnit } from './measure';
import type { JiraMeasureSource } from './metric';
import type { WorkItem } from './work-item';

/** `null`: the field is empty. `undefined`: Jira did not return it. */
export type FieldValue = number | null | undefined;

type Sizing = Pick<JiraMeasureSource, 'measure' | 'timeRollup'>;

const SECONDS_PER_HOUR = 3600;
/** Hours, never days: a Jira "1d" depends on the site's working hours. Source: metrics-spec A.1. */
export const inHours = (seconds: number) => seconds / SECONDS_PER_HOUR;

/** Unit of a KPI value of a measure; percent mode is always `percent`. */
export function kpiUnit(measure: Measure): MeasureUnit {
  switch (measure.kind) {
    case 'count':
      return 'issue';
    case 'timeSpent':
    case 'originalEstimate':
    case 'remainingEstimate':
      return 'hour';
    case 'progress':
      return 'percent';
    case 'storyPoints':
      return 'point';
    case 'field':
      return 'number';
  }
}

/** What an issue brings to a sum, as Jira holds it: time in seconds. */
export function fieldValue({ measure, timeRollup }: Sizing, item: WorkItem): FieldValue {
  const time = timeRollup === 'self' ? ownTime(item) : timeWithSubTasks(item);
  switch (measure.kind) {
    case 'count':
      return 1;
    case 'timeSpent':
      return time.spent;
    case 'originalEstimate':
      return time.original;
    case 'remainingEstimate':
      return time.remaining;
    case 'progress':
      return trackedPercent(time);
    case 'storyPoints':
      return item.storyPoints;
    case 'field':
      return item.numbers[measure.fieldId];
  }
}

interface Time {
  readonly spent: FieldValue;
  readonly original: FieldValue;
  readonly remaining: FieldValue;
}

function ownTime(item: WorkItem): Time {
  return {
    spent: item.timeSpent,
    original: item.originalEstimate,
    remaining: item.remainingEstimate,
  };
}

function timeWithSubTasks(item: WorkItem): Time {
  return {
    spent: item.aggregateTimeSpent,
    original: item.aggregateOriginalEstimate,
    remaining: item.aggregateRemainingEstimate,
  };
}

/** Spent time of spent and remaining together; Jira's own `percent` is rounded, so it is not used. */
function trackedPercent({ spent, remaining }: Time): FieldValue {
  if (spent === undefined && remaining === undefined) return undefined;
  const total = (spent ?? 0) + (remaining ?? 0);
  return total === 0 ? null : (100 * (spent ?? 0)) / total;
}

/**
 * The same total in whatever order the numbers come: binary fractions do not add up alike in
 * every order, and an incremental sum must equal a full one.
 */
export function sum(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b).reduce((total, number) => total + number, 0);
}
