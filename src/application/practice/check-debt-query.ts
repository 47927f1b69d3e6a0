import { debtQuery } from '../../domain/practice/debt-query';
import type { QualitySignals } from '../../domain/practice/quality-signals';
import type { ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import { dependsOnViewer } from '../okr/query-traits';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import { MAX_POPULATION } from '../sync/scope';

const FIELD = 'signals.debt.jql';

/**
 * The app asks for everybody, so the query must say the same to all of them; and nobody may learn
 * by a number about issues that Jira does not let them see.
 */
export async function checkDebtQuery(
  { jql }: Pick<Ports, 'jql'>,
  projectId: ProjectId,
  { debt }: Pick<QualitySignals, 'debt'>,
): Promise<Outcome<true>> {
  const query = debtQuery(projectId, debt);
  if (query === null) return ok(true);
  // As it was typed: Jira tells places in it, and brackets must not close ours.
  const parsed = await jql.parse(debt?.jql ?? '');
  if (parsed.kind === 'invalid-jql') return invalid(FIELD, 'jql-invalid', parsed.messages);
  if (dependsOnViewer(parsed.facts)) return invalid(FIELD, 'jql-depends-on-viewer');
  const [seen, all] = await Promise.all([jql.count(query, 'viewer'), jql.count(query, 'app')]);
  if (seen.kind === 'invalid-jql') return invalid(FIELD, 'jql-invalid', seen.messages);
  if (all.kind === 'invalid-jql') return invalid(FIELD, 'jql-invalid', all.messages);
  if (seen.count < all.count) return invalid(FIELD, 'author-cannot-see-all-issues');
  if (all.count > MAX_POPULATION) return invalid(FIELD, 'too-many-issues');
  return ok(true);
}
