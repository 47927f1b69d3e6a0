import { useEffect, useState } from 'react';
import type { MeasureOptionsDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';

export type MeasureOptions =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly options: MeasureOptionsDto }
  | { readonly state: 'failed' };

/** The site's number fields. Without them the fixed measures can still be chosen. */
export function useMeasureOptions(): MeasureOptions {
  const { call } = usePage();
  const [options, setOptions] = useState<MeasureOptions>({ state: 'loading' });
  useEffect(() => {
    let isLeft = false;
    const load = async (): Promise<void> => {
      const answer = await call('listMeasureOptions', {});
      if (isLeft) return;
      setOptions(answer.ok ? { state: 'ready', options: answer.data } : { state: 'failed' });
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, [call]);
  return options;
}
