import { checkSource } from '../../domain/metrics/check-source';
import type { JiraMeasureSource, MetricSource } from '../../domain/metrics/metric';
import { ok } from '../../domain/shared/result';
import type { JqlFacts } from '../ports/jql-check';
import type { QueryTraits } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import { MAX_POPULATION } from '../sync/scope';
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
  draft: MetricSource,
): Promise<Outcome<CheckedMeasure>> {
  if (draft.kind === 'jira-measure') return checkMeasure(ports, draft);
  return ok({ source: draft, traits: NO_TRAITS, approximateCount: 0 });
}

/** Everything that could make a shared number wrong or unfair is refused here, at its author. */
export async function checkMeasure(
  ports: Pick<Ports, 'jql' | 'fields' | 'settings'>,
  draft: JiraMeasureSource,
): Promise<Outcome<CheckedMeasure>> {
  const source = checkSource(draft);
  if (!source.ok) return invalid(FIELD_OF[source.error], source.error);
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

async function checkField(
  ports: Pick<Ports, 'fields' | 'settings'>,
  { measure }: JiraMeasureSource,
): Promise<Outcome<true>> {
  if (measure.kind !== 'field' && measure.kind !== 'storyPoints') return ok(true);
  const [catalogue, settings] = await Promise.all([
    ports.fields.catalogue(),
    ports.settings.load(),
  ]);
  if (measure.kind === 'field') {
    const exists = catalogue.storyPointCandidates.some(({ id }) => id === measure.fieldId);
    return exists ? ok(true) : invalid('source.measure', 'field-not-numeric');
  }
  const hasStoryPoints =
    settings.storyPointFieldId !== null ||
    catalogue.companyManagedStoryPoints !== null ||
    catalogue.teamManagedStoryPoints !== null;
  return hasStoryPoints ? ok(true) : invalid('source.measure', 'no-story-point-field');
}
