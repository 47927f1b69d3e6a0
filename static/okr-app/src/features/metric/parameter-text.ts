import {
  choiceOf,
  flagOf,
  type MetricParameter,
  numberOf,
  textsOf,
} from '../../../../../src/domain/metrics/catalogue/parameters';
import type { MetricParameters } from '../../../../../src/domain/metrics/tracked-metric';

/** How a parameter stands, in words; one that is left out has its default. */
export function parameterText(parameter: MetricParameter, values: MetricParameters): string {
  const isUsual = values[parameter.key] === undefined;
  return `${valueText(parameter, values)}${isUsual ? ' (as usual)' : ''}`;
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
