import { Fragment } from 'react';
import type { MetricDto } from '../../../../../src/contract/metrics/dto';
import {
  type MetricParameter,
  type TextListParameter,
  textsOf,
} from '../../../../../src/domain/metrics/catalogue/parameters';
import { useCall } from '../../app/use-call';
import { namedChoices } from './listed-names';
import { parameterText } from './parameter-text';

interface ParameterFactsProps {
  readonly metric: Pick<MetricDto, 'projectId' | 'source'>;
  readonly parameters: readonly MetricParameter[];
}

/** What is set of a metric, one after the other. */
export function ParameterFacts({ metric, parameters }: ParameterFactsProps) {
  const values = metric.source.parameters;
  return parameters.map((parameter) => (
    <Fragment key={parameter.key}>
      <dt>{parameter.label}</dt>
      <dd>
        {parameter.kind === 'text-list' && textsOf(parameter, values).length > 0 ? (
          <ListedText parameter={parameter} metric={metric} />
        ) : (
          parameterText(parameter, values)
        )}
      </dd>
    </Fragment>
  ));
}

interface ListedTextProps extends Pick<ParameterFactsProps, 'metric'> {
  readonly parameter: TextListParameter;
}

/** By name; by id as long as Jira has not told the names. */
function ListedText({ parameter, metric }: ListedTextProps) {
  const { projectId, source } = metric;
  const { data } = useCall('listParameterChoices', { projectId, of: parameter.of });
  const chosen = namedChoices(textsOf(parameter, source.parameters), data);
  return chosen.map(({ label }) => label).join(', ');
}
