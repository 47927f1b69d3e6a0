import type { CatalogueMetric } from '../../domain/metrics/catalogue/catalogue-metric';
import type { DebtRule } from '../../domain/metrics/catalogue/practice';
import { debtQuery } from '../../domain/practice/debt-query';
import type { ProjectPractice } from '../../domain/practice/project-practice';
import type { IssueId } from '../../domain/shared/ids';
import type { Ports } from '../ports/ports';
import { MAX_POPULATION } from '../sync/scope';

/** `null`: it could not be answered, and debt without it would be too little. */
type Found = readonly IssueId[] | null;

/**
 * What counts as debt with what its queries find now. Jira is asked only for metrics about debt.
 * `null`, as if nobody had said, where it cannot answer a query any more.
 */
export async function withDebtFound(
  ports: Pick<Ports, 'metricFacts'>,
  rule: DebtRule | null,
  { metric, said }: { readonly metric: CatalogueMetric; readonly said: readonly ProjectPractice[] },
): Promise<DebtRule | null> {
  if (rule === null || !metric.needs.includes('debt-rule')) return rule;
  const queries = said.flatMap(({ projectId, quality }) => {
    const query = debtQuery(projectId, quality.debt);
    return query === null ? [] : [query];
  });
  const lists = await Promise.all(queries.map((query) => find(ports, query)));
  const found = lists.filter((list) => list !== null);
  if (found.length < lists.length) return null;
  return { ...rule, issueIds: new Set(found.flat()) };
}

async function find({ metricFacts }: Pick<Ports, 'metricFacts'>, query: string): Promise<Found> {
  const found = await metricFacts.find(query, { as: 'app', limit: MAX_POPULATION });
  return found.kind === 'found' && found.isWhole ? found.ids : null;
}
