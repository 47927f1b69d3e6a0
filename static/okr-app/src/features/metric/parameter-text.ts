import {
  choiceOf,
  flagOf,
  type MetricParameter,
  numberOf,
  textsOf,
} from '../../../../../src/domain/metrics/catalogue/parameters';
import type { MetricParameters } from '../../../../../src/domain/metrics/tracked-metric';

export interface ParameterText {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** How each parameter stands, in words; those that are left out have their defaults. */
export function parameterTexts(
  parameters: readonly MetricParameter[],
  values: MetricParameters,
): readonly ParameterText[] {
  return parameters.map((parameter) => ({
    key: parameter.key,
    label: parameter.label,
    text: `${valueText(parameter, values)}${values[parameter.key] === undefined ? ' (as usual)' : ''}`,
  }));
}

function valueText(parameter: MetricParameter, values: MetricParameters): string {
  switch (parameter.kind) {
    case 'choice': {
      const chosen = choiceOf(parameter, values);
      return parameter.options.find(({ value }) => value === chosen)?.label ?? chosen;
    }
    case 'number':
      return numberOf(parameter, values).toLocaleString('en');
    case 'days':
      return `${numberOf(parameter, values).toLocaleString('en')} days`;
    case 'boolean':
      return flagOf(parameter, values) ? 'Yes' : 'No';
    case 'text-list': {
      const texts = textsOf(parameter, values);
      return texts.length === 0 ? 'None' : texts.join(', ');
    }
  }
}
