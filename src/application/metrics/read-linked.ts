import type { IssueId } from '../../domain/shared/ids';
import type { KnownIssue } from '../ports/metric-facts';
import type { Ports } from '../ports/ports';
import { linkedHash } from './known-scope';
import type { TrackedScope } from './tracked-scopes';

/** With more links out of a scope, those of its newest issues count. */
const MAX_LINKED = 500;

/** Reads anew the issues that those of the scope are linked to, where a metric asks for them. */
export async function readLinked(
  ports: Pick<Ports, 'metricFacts' | 'scopeTimelines'>,
  { basis, metrics }: TrackedScope,
  issues: readonly KnownIssue[],
): Promise<readonly KnownIssue[]> {
  if (!metrics.some((one) => one.basis.metric.facts.includes('links'))) return [];
  const ids = linkedIds(issues);
  const linked = ids.length === 0 ? [] : await ports.metricFacts.read(ids, basis.needs);
  const hash = linkedHash(basis.hash);
  const before = await ports.scopeTimelines.issues(hash);
  const drop = before.map(({ timeline }) => timeline.id).filter((id) => !ids.includes(id));
  await ports.scopeTimelines.change(hash, { put: linked, drop });
  return linked;
}

function linkedIds(issues: readonly KnownIssue[]): readonly IssueId[] {
  const inside = new Set(issues.map(({ timeline }) => timeline.id));
  const newestFirst = [...issues].sort((a, b) => Number(b.timeline.id) - Number(a.timeline.id));
  const ids = new Set(newestFirst.flatMap(({ links }) => links.map(({ otherId }) => otherId)));
  return [...ids].filter((id) => !inside.has(id)).slice(0, MAX_LINKED);
}
