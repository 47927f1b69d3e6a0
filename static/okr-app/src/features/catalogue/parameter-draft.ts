import type { MetricParameter } from '../../../../../src/domain/metrics/catalogue/parameters';
import {
  checkParameters,
  type NumberParameter,
  type ParameterProblem,
} from '../../../../../src/domain/metrics/catalogue/parameters';
import type {
  MetricParameters,
  ParameterValue,
} from '../../../../../src/domain/metrics/tracked-metric';
import { parseNumber } from '../inline-edit/checks';

/** As typed, by key: numbers are text. */
export type ParameterDraft = Readonly<Record<string, ParameterValue>>;

export function parameterDraftOf(
  parameters: readonly MetricParameter[],
  values: MetricParameters,
): ParameterDraft {
  return Object.fromEntries(
    parameters.map((parameter) => {
      const value = values[parameter.key] ?? parameter.default;
      return [parameter.key, typeof value === 'number' ? String(value) : value];
    }),
  );
}

/** What differs from the usual; the rest follows the catalogue. */
export function parametersOf(
  parameters: readonly MetricParameter[],
  draft: ParameterDraft,
): MetricParameters {
  return Object.fromEntries(
    parameters.flatMap((parameter) => {
      const value = typedValue(parameter, draft);
      const isUsual = JSON.stringify(value) === JSON.stringify(parameter.default);
      return isUsual ? [] : [[parameter.key, value]];
    }),
  );
}

/** By `parameters.<key>`. The rule is the domain's own. */
export function parameterProblems(
  parameters: readonly MetricParameter[],
  draft: ParameterDraft,
): Readonly<Record<string, string>> {
  const values = Object.fromEntries(
    parameters.map((parameter) => [parameter.key, typedValue(parameter, draft)]),
  );
  const checked = checkParameters(parameters, values);
  if (checked.ok) return {};
  return Object.fromEntries(
    checked.error.map((problem) => [`parameters.${problem.key}`, problemText(problem, parameters)]),
  );
}

/** A text that is no number stays a text, which the rule refuses. */
function typedValue(parameter: MetricParameter, draft: ParameterDraft): ParameterValue {
  const value = draft[parameter.key] ?? parameter.default;
  const isNumber = parameter.kind === 'number' || parameter.kind === 'days';
  return isNumber && typeof value === 'string' ? (parseNumber(value) ?? value) : value;
}

function problemText(
  { key, kind }: ParameterProblem,
  parameters: readonly MetricParameter[],
): string {
  const parameter = parameters.find((one) => one.key === key);
  if (parameter?.kind === 'number' || parameter?.kind === 'days') return rangeText(parameter);
  if (parameter?.kind === 'text-list') {
    return `At most ${String(parameter.maxItems)}, each of at most 255 characters.`;
  }
  return kind === 'unknown-parameter' ? 'This can no longer be set.' : 'Choose one of the options.';
}

const rangeText = ({ kind, min, max }: NumberParameter): string =>
  `Write a ${kind === 'days' ? 'whole ' : ''}number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`;
