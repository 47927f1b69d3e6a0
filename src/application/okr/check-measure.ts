import { checkSource, type SourceProblem } from '../../domain/metrics/check-source';
import { rewrittenChecklist, type ChecklistAuthor } from '../../domain/metrics/checklist';
import type { JiraMeasureSource, MetricSource, TypedSource } from '../../domain/metrics/metric';
import { ok } from '../../domain/shared/result';
import type { JqlFacts } from '../ports/jql-check';
import type { QueryTraits } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import { MAX_POPULATION } from '../sync/scope';
import { checkField } from '../data-source/check-field';
import { dependsOnViewer, queryTraits } from './query-traits';

export interface CheckedMeasure {
  readonly source: MetricSource;
  readonly traits: QueryTraits;
  readonly approximateCount: number;
}

/** Numbers that people type in or tick off need nothing of Jira. */
const NO_TRAITS: QueryTraits = { isTimeDependent: false, usesSprints: false, usesVersions: false };

export async function checkMetricSource(
  ports: Pick<Ports, 'jql' | 'fields' | 'settings'>,
  draft: TypedSource,
  { before, ...author }: SourceAuthor,
): Promise<Outcome<CheckedMeasure>> {
  if (draft.kind === 'jira-measure') return checkMeasure(ports, draft);
  const free = { traits: NO_TRAITS, approximateCount: 0 };
  if (draft.kind === 'manual') return ok({ ...free, source: draft });
  const items = before?.kind === 'checklist' ? before.items : [];
  return ok({
    ...free,
    source: { kind: 'checklist', items: rewrittenChecklist(items, draft.items, author) },
  });
}

/** Who writes a source down, and what stood there before. */
export interface SourceAuthor extends Omit<ChecklistAuthor, 'newId'> {
  readonly before: MetricSource | null;
}

/** Everything that could make a shared number wrong or unfair is refused here, at its author. */
async function checkMeasure(
  ports: Pick<Ports, 'jql' | 'fields' | 'settings'>,
  draft: JiraMeasureSource,
): Promise<Outcome<CheckedMeasure>> {
  const source = checkSource(draft);
  if (!source.ok) return refusedSource(source.error);
  const field = await checkField(ports, source.value);
  if (!field.ok) return field;
  const facts = await checkQuery(ports, source.value.jql);
  if (!facts.ok) return facts;
  const count = await checkSight(ports, source.value.jql);
  if (!count.ok) return count;
  return ok({
    source: source.value,
    traits: queryTraits(facts.value),
    approximateCount: count.value,
  });
}

/** Where the form shows what is wrong with a source. */
export const refusedSource = (problem: SourceProblem) => invalid(FIELD_OF[problem], problem);

const FIELD_OF = {
  'jql-missing': 'source.jql',
  'field-missing': 'source.measure',
  'measure-needs-kpi-mode': 'source.mode',
} as const;

/** As the person who asks: Jira's own messages, in their words and permissions. */
async function checkQuery(ports: Pick<Ports, 'jql'>, jql: string): Promise<Outcome<JqlFacts>> {
  const parsed = await ports.jql.parse(jql);
  if (parsed.kind === 'invalid-jql') return invalid('source.jql', 'jql-invalid', parsed.messages);
  if (!parsed.facts.isBounded) return invalid('source.jql', 'jql-unbounded');
  if (dependsOnViewer(parsed.facts)) return invalid('source.jql', 'jql-depends-on-viewer');
  return ok(parsed.facts);
}

/** Nobody may publish a total of issues they cannot see themselves. */
async function checkSight(ports: Pick<Ports, 'jql'>, jql: string): Promise<Outcome<number>> {
  const [seen, all] = await Promise.all([
    ports.jql.count(jql, 'viewer'),
    ports.jql.count(jql, 'app'),
  ]);
  if (seen.kind === 'invalid-jql') return invalid('source.jql', 'jql-invalid', seen.messages);
  if (all.kind === 'invalid-jql') return invalid('source.jql', 'jql-invalid', all.messages);
  if (seen.count < all.count) return invalid('source.jql', 'author-cannot-see-all-issues');
  if (all.count > MAX_POPULATION) return invalid('source.jql', 'too-many-issues');
  return ok(all.count);
}
