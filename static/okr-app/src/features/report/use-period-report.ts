import { useCallback, useEffect, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { ReportScopeDto } from '../../../../../src/contract/cycles/calls';
import type { PeriodReportDto } from '../../../../../src/contract/cycles/report';
import { usePage } from '../../app/page-context';

interface ReportState {
  /** Of which period the rest is told. */
  readonly key: string;
  readonly report: PeriodReportDto | null;
  readonly error: ApiError | null;
}

/** The report of a period, asked for again when another one is chosen or values change. */
export function usePeriodReport(scope: ReportScopeDto | null, revision: string) {
  const { call } = usePage();
  const [state, setState] = useState<ReportState>({ key: '', report: null, error: null });
  const [tries, setTries] = useState(0);
  const key = JSON.stringify(scope);
  useEffect(() => {
    const asked = JSON.parse(key) as ReportScopeDto | null;
    if (asked === null) return undefined;
    let isLeft = false;
    const load = async (): Promise<void> => {
      const answer = await call('getPeriodReport', { scope: asked });
      if (isLeft) return;
      setState((before) =>
        answer.ok
          ? { key, report: answer.data, error: null }
          : { key, report: before.key === key ? before.report : null, error: answer.error },
      );
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, [call, key, revision, tries]);
  const retry = useCallback(() => {
    setTries((before) => before + 1);
  }, []);
  const isCurrent = state.key === key;
  return {
    report: isCurrent ? state.report : null,
    error: isCurrent ? state.error : null,
    retry,
  };
}
