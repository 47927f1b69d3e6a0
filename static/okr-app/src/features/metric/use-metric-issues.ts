import { useState } from 'react';
import type { MetricIssuesQuestion } from '../../../../../src/contract/metrics/calls';
import type { MetricIssueDto, MetricIssuesDto } from '../../../../../src/contract/metrics/dto';
import { type ItemPages, useItemPages } from '../../components/use-item-pages';
import { usePage } from '../../app/page-context';

type Totals = Pick<MetricIssuesDto, 'issuesTotal' | 'hidden' | 'obstacle' | 'columns' | 'sortable'>;

/** With an id of its own: an issue that was reviewed twice stands in two rows. */
export type IssueRow = MetricIssueDto;
export type IssueSort = NonNullable<MetricIssuesQuestion['sort']>;
export type IssuesPlace = Omit<MetricIssuesQuestion, 'next'>;

interface MetricIssues extends ItemPages<IssueRow> {
  readonly totals: Totals;
}

const NONE: Totals = { issuesTotal: 0, hidden: 0, obstacle: null, columns: [], sortable: [] };

/** The issues behind a point, page by page, in the server's order. */
export function useMetricIssues(place: IssuesPlace): MetricIssues {
  const { call } = usePage();
  const [totals, setTotals] = useState(NONE);
  const pages = useItemPages<IssueRow>({
    of: JSON.stringify(place),
    read: async (cursor) => {
      const from = Number(cursor ?? 0);
      const answer = await call('getMetricIssues', { ...place, next: from });
      if (!answer.ok) return answer;
      const { issues, next, ...rest } = answer.data;
      setTotals(rest);
      const items = issues.map((issue, row) => ({ ...issue, id: String(from + row) }));
      return { ok: true, data: { items, nextCursor: next === null ? null : String(next) } };
    },
    inOrder: () => 0,
  });
  return { ...pages, totals };
}
