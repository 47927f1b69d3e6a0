import Lozenge from '@atlaskit/lozenge';
import type { MetricDto } from '../../../../../src/contract/metrics/dto';
import type { Direction } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import { bandText, isWithinBand, meetsTarget } from './target-state';
import { metricValueText } from './metric-words';

interface TargetTextProps {
  readonly metric: Pick<MetricDto, 'target' | 'band'>;
  readonly value: number | null;
  readonly look: { readonly unit: string; readonly direction: Direction };
}

/** The target or band that somebody set, and whether the value is there. */
export function TargetText({ metric: { target, band }, value, look }: TargetTextProps) {
  const { unit, direction } = look;
  return (
    <>
      {target !== null && (
        <>
          <dt>Target</dt>
          <dd>
            {metricValueText(target, unit)}{' '}
            <State isMet={meetsTarget(value, target, direction)} yes="Met" no="Not met" />
          </dd>
        </>
      )}
      {band !== null && (
        <>
          <dt>Should lie</dt>
          <dd>
            {bandText(band, unit)}{' '}
            <State isMet={isWithinBand(value, band)} yes="Within" no="Outside" />
          </dd>
        </>
      )}
    </>
  );
}

interface StateProps {
  /** `null`: it cannot be told. */
  readonly isMet: boolean | null;
  readonly yes: string;
  readonly no: string;
}

function State({ isMet, yes, no }: StateProps) {
  if (isMet === null) return null;
  return <Lozenge appearance={isMet ? 'success' : 'warning'}>{isMet ? yes : no}</Lozenge>;
}
