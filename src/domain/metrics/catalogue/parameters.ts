import { err, ok, type Result } from '../../shared/result';
import type { MetricParameters, ParameterValue } from '../tracked-metric';

interface Named {
  readonly key: string;
  /** Name of the field in a form. */
  readonly label: string;
  readonly help: string;
}

export interface ChoiceParameter<Value extends string = string> extends Named {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly default: Value;
}

/** `days` is a number of whole days. */
export interface NumberParameter extends Named {
  readonly kind: 'number' | 'days';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

/** What people choose by name, and what is kept by id because names change. */
export type ListedThing = 'resolutions' | 'releases';

export interface TextListParameter extends Named {
  readonly kind: 'text-list';
  readonly of: ListedThing;
  readonly default: readonly string[];
  readonly maxItems: number;
}

export interface BooleanParameter extends Named {
  readonly kind: 'boolean';
  readonly default: boolean;
}

/** One thing about a metric that people may set: enough to draw a form and to check what they say. */
export type MetricParameter =
  ChoiceParameter | NumberParameter | TextListParameter | BooleanParameter;

export interface ParameterProblem {
  readonly key: string;
  readonly kind: 'unknown-parameter' | 'not-an-option' | 'out-of-range' | 'wrong-kind';
}

const MAX_TEXT = 255;

/** What can be saved: only known keys, and values that their parameters allow. */
export function checkParameters(
  parameters: readonly MetricParameter[],
  values: MetricParameters,
): Result<MetricParameters, readonly ParameterProblem[]> {
  const known = new Map(parameters.map((parameter) => [parameter.key, parameter]));
  const problems = Object.entries(values).flatMap(([key, value]): readonly ParameterProblem[] => {
    const parameter = known.get(key);
    const kind = parameter === undefined ? 'unknown-parameter' : problemOf(parameter, value);
    return kind === null ? [] : [{ key, kind }];
  });
  return problems.length === 0 ? ok(values) : err(problems);
}

function problemOf(
  parameter: MetricParameter,
  value: ParameterValue,
): ParameterProblem['kind'] | null {
  switch (parameter.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'wrong-kind';
    case 'choice':
      if (typeof value !== 'string') return 'wrong-kind';
      return parameter.options.some((option) => option.value === value) ? null : 'not-an-option';
    case 'number':
    case 'days':
      return numberProblem(parameter, value);
    case 'text-list':
      return listProblem(parameter, value);
  }
}

function numberProblem(
  { kind, min, max }: NumberParameter,
  value: ParameterValue,
): ParameterProblem['kind'] | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'wrong-kind';
  if (kind === 'days' && !Number.isInteger(value)) return 'wrong-kind';
  return value < min || value > max ? 'out-of-range' : null;
}

function listProblem(
  { maxItems }: TextListParameter,
  value: ParameterValue,
): ParameterProblem['kind'] | null {
  if (!isList(value)) return 'wrong-kind';
  const isLong = value.length > maxItems || value.some((item) => item.length > MAX_TEXT);
  return isLong ? 'out-of-range' : null;
}

const isList = (value: ParameterValue | undefined): value is readonly string[] =>
  Array.isArray(value);

/** The value that was set, or the default where none was or where it does not fit any more. */
export function choiceOf<Value extends string>(
  { key, options, default: otherwise }: ChoiceParameter<Value>,
  values: MetricParameters,
): Value {
  return options.find(({ value }) => value === values[key])?.value ?? otherwise;
}

export function numberOf(parameter: NumberParameter, values: MetricParameters): number {
  const value = values[parameter.key];
  const isFit = typeof value === 'number' && numberProblem(parameter, value) === null;
  return isFit ? value : parameter.default;
}

export function textsOf(parameter: TextListParameter, values: MetricParameters): readonly string[] {
  const value = values[parameter.key];
  return isList(value) ? value : parameter.default;
}

export function flagOf({ key, default: otherwise }: BooleanParameter, values: MetricParameters) {
  const value = values[key];
  return typeof value === 'boolean' ? value : otherwise;
}
