import { useEffect, useState } from 'react';
import type { Measure } from '../../../../../src/domain/metrics/measure';
import { usePage } from '../../app/page-context';

/** A custom field's name; `undefined` until it is known, and for every other measure. */
export function useFieldName(measure: Measure | null): string | undefined {
  const { call } = usePage();
  const fieldId = measure?.kind === 'field' ? measure.fieldId : null;
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    if (fieldId === null) return undefined;
    let isLeft = false;
    const load = async (): Promise<void> => {
      const answer = await call('listMeasureOptions', {});
      if (isLeft || !answer.ok) return;
      setNames(new Map(answer.data.numericFields.map(({ id, name }) => [id, name])));
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, [call, fieldId]);
  return fieldId === null ? undefined : names.get(fieldId);
}
