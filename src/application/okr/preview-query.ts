import { measurePopulation } from '../../domain/metrics/measure-population';
import type { JiraMeasureSource } from '../../domain/metrics/metric';
import { ok } from '../../domain/shared/result';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import { MAX_POPULATION } from '../sync/scope';
import { toIssueRow, type IssueRowView } from './issue-rows';
import { dependsOnViewer, queryTraits } from './query-traits';

/** Enough to recognise whether the query finds what was meant. */
const SAMPLE_SIZE = 5;

type QueryWarning =
  | { readonly kind: 'uses-current-user' }
  | { readonly kind: 'depends-on-time' }
  | { readonly kind: 'no-issues' }
  | { readonly kind: 'too-many-issues'; readonly limit: number };

export interface QueryPreview {
  readonly approximateCount: number;
  readonly sample: readonly IssueRowView[];
  readonly warnings: readonly QueryWarning[];
}

/** Everything is asked as the person: a preview shows nothing they could not search for. */
export async function previewQuery(
  ports: Pick<Ports, 'jql' | 'issues'>,
  { source }: { readonly source: JiraMeasureSource },
): Promise<Outcome<QueryPreview>> {
  const { jql } = source;
  if (jql.trim() === '') return invalid('source.jql', 'jql-missing');
  const parsed = await ports.jql.parse(jql);
  if (parsed.kind === 'invalid-jql') return invalid('source.jql', 'jql-invalid', parsed.messages);
  if (!parsed.facts.isBounded) return invalid('source.jql', 'jql-unbounded');
  const [counted, page] = await Promise.all([
    ports.jql.count(jql, 'viewer'),
    ports.issues.page(jql, { pageToken: null, size: SAMPLE_SIZE }),
  ]);
  if (counted.kind === 'invalid-jql') return invalid('source.jql', 'jql-invalid', counted.messages);
  if (page.kind === 'invalid-jql') return invalid('source.jql', 'jql-invalid', page.messages);
  const { count } = counted;
  const warnings: QueryWarning[] = [
    ...(dependsOnViewer(parsed.facts) ? [{ kind: 'uses-current-user' } as const] : []),
    ...(queryTraits(parsed.facts).isTimeDependent ? [{ kind: 'depends-on-time' } as const] : []),
    ...(count === 0 ? [{ kind: 'no-issues' } as const] : []),
    ...(count > MAX_POPULATION
      ? [{ kind: 'too-many-issues', limit: MAX_POPULATION } as const]
      : []),
  ];
  const nothingMeasured = measurePopulation(source, []);
  const sample = page.rows.map((row) => toIssueRow(row, nothingMeasured, false));
  return ok({ approximateCount: count, sample, warnings });
}
