import type { MetricParameters } from '../tracked-metric';
import { CYCLE_MODES, type CycleMode } from '../timeline/cycle';
import type { DoneRule } from '../timeline/completion';
import type { TimeCounting } from '../working-time';
import type { CatalogueInput } from './catalogue-input';
import { type ChoiceParameter, choiceOf, type TextListParameter, textsOf } from './parameters';

/** What counts as time, start and done in a metric of flow. */
export interface FlowRules {
  readonly counting: TimeCounting;
  readonly cycleMode: CycleMode;
  readonly doneRule: DoneRule;
  /** Ids of resolutions that do not count as finishing an issue. */
  readonly excludedResolutions: ReadonlySet<string>;
}

/** Everything the flow metrics are computed from. */
export type FlowInput = CatalogueInput & FlowRules;

/** Source: metrics-spec P2. */
export const COUNTING: ChoiceParameter<'calendar' | 'working'> = {
  key: 'counting',
  label: 'Time that counts',
  help: 'Every hour of the calendar, or working hours as set for the site.',
  kind: 'choice',
  options: [
    { value: 'calendar', label: 'Calendar time' },
    { value: 'working', label: 'Working hours' },
  ],
  default: 'calendar',
};

const CYCLE_MODE_LABELS: Readonly<Record<CycleMode, string>> = {
  netOfDone: 'From start to done, without time in done in between',
  gross: 'From start to done, all of it',
  statusSum: 'Time in statuses of work only, as Jira’s control chart',
  lastPass: 'From the last time work was started',
};

/** Source: metrics-spec P7. */
const CYCLE_MODE: ChoiceParameter<CycleMode> = {
  key: 'cycleMode',
  label: 'What of the cycle counts',
  help: 'All four agree for issues that never go backwards.',
  kind: 'choice',
  options: CYCLE_MODES.map((value) => ({ value, label: CYCLE_MODE_LABELS[value] })),
  default: 'netOfDone',
};

/** Source: metrics-spec P5. */
const DONE_RULE: ChoiceParameter<DoneRule> = {
  key: 'doneRule',
  label: 'When an issue is done',
  help: 'An issue that was reopened gets to done more than once.',
  kind: 'choice',
  options: [
    { value: 'last', label: 'When it got there for good' },
    { value: 'first', label: 'When it got there for the first time' },
  ],
  default: 'last',
};

/** Source: metrics-spec P11. */
export const EXCLUDED_RESOLUTIONS: TextListParameter = {
  key: 'excludedResolutions',
  label: 'Resolutions that do not count',
  help: 'Such as Won’t Do or Duplicate. Jira’s own reports count all.',
  kind: 'text-list',
  of: 'resolutions',
  default: [],
  maxItems: 20,
};

/** What every metric about finished issues lets people set. */
export const DONE_PARAMETERS = [DONE_RULE, EXCLUDED_RESOLUTIONS] as const;
/** And every metric about cycles. */
export const CYCLE_PARAMETERS = [COUNTING, CYCLE_MODE, ...DONE_PARAMETERS] as const;

export function flowInput(input: CatalogueInput, values: MetricParameters): FlowInput {
  const isWorking = choiceOf(COUNTING, values) === 'working';
  return {
    ...input,
    counting: isWorking ? { kind: 'working', hours: input.workingHours } : { kind: 'calendar' },
    cycleMode: choiceOf(CYCLE_MODE, values),
    doneRule: choiceOf(DONE_RULE, values),
    excludedResolutions: new Set(textsOf(EXCLUDED_RESOLUTIONS, values)),
  };
}
