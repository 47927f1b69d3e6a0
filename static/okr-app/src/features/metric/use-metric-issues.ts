import { useState } from 'react';
import type { MetricIssueDto, MetricIssuesDto } from '../../../../../src/contract/metrics/dto';
import { type ItemPages, useItemPages } from '../../components/use-item-pages';
import type { MetricWindow } from './metric-window';
import { usePage } from '../../app/page-context';

type Totals = Pick<MetricIssuesDto, 'issuesTotal' | 'hidden' | 'obstacle' | 'columns'>;

export interface MetricIssues extends ItemPages<MetricIssueDto> {
  readonly totals: Totals;
}

const NONE: Totals = { issuesTotal: 0, hidden: 0, obstacle: null, columns: [] };

interface Place extends Pick<MetricWindow, 'bucket' | 'from' | 'to'> {
  readonly metricId: string;
  /** `null`: the issues that are in no point. */
  readonly key: string | null;
}

/** The issues behind a point, page by page, in the server's order. */
export function useMetricIssues(place: Place): MetricIssues {
  const { call } = usePage();
  const [totals, setTotals] = useState(NONE);
  const pages = useItemPages<MetricIssueDto>({
    of: JSON.stringify(place),
    read: async (cursor) => {
      const answer = await call('getMetricIssues', { ...place, next: Number(cursor ?? 0) });
      if (!answer.ok) return answer;
      const { issues, next, ...rest } = answer.data;
      setTotals(rest);
      return {
        ok: true,
        data: { items: issues, nextCursor: next === null ? null : String(next) },
      };
    },
    inOrder: () => 0,
  });
  return { ...pages, totals };
}
