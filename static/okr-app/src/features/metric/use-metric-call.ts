import type { ApiResult } from '../../../../../src/contract/api-result';
import type { MetricCalls } from '../../../../../src/contract/metrics/calls';
import { usePage } from '../../app/page-context';
import { type Answer, useCall } from '../../app/use-call';

type Name = keyof MetricCalls;
type Input<One extends Name> = Parameters<MetricCalls[One]>[0];
type Data<One extends Name> =
  ReturnType<MetricCalls[One]> extends ApiResult<infer Found> ? Found : never;

export type MetricCall = <One extends Name>(
  name: One,
  input: Input<One>,
) => Promise<ApiResult<Data<One>>>;

export const useMetricCall = (): MetricCall => usePage().call as unknown as MetricCall;

export function useMetricRead<One extends Name>(name: One, input: Input<One>): Answer<Data<One>> {
  return (useCall as unknown as (n: One, i: Input<One>) => Answer<Data<One>>)(name, input);
}
