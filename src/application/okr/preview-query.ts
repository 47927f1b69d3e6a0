import { checkSource } from '../../domain/metrics/check-source';
import { measurePopulation } from '../../domain/metrics/measure-population';
import type { Measurement } from '../../domain/metrics/measurement';
import type { JiraMeasureSource } from '../../domain/metrics/metric';
import type { QueryFinding } from '../../domain/metrics/query-finding';
import { queryHealth } from '../../domain/metrics/query-health';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { checkField } from '../data-source/check-field';
import { mayManageSomewhere } from '../data-source/may-manage-somewhere';
import type { JqlFacts } from '../ports/jql-check';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import { fieldNeeds, MAX_POPULATION } from '../sync/scope';
import { refusedSource } from './check-measure';
import { toIssueRow, type IssueRowView } from './issue-rows';
import { dependsOnViewer, movesWithTime, viewerFunctions } from './query-traits';
import { SAFE_NUMBER_HIDDEN } from './viewer-sight';

type PreviewPorts = Pick<Ports, 'jql' | 'issues' | 'fields' | 'settings' | 'permissions'>;

/** What Jira answers in one page with fields: enough to judge a query by. */
const SAMPLE_SIZE = 100;
/** Enough to recognise whether the query finds what was meant. */
const SHOWN = 5;

export interface QueryPreview {
  /** Jira's estimate, in the asking person's permissions. */
  readonly approximateCount: number;
  /** How many issues were looked at for the findings. */
  readonly looked: number;
  readonly sample: readonly IssueRowView[];
  readonly findings: readonly QueryFinding[];
  /** What it would measure now; `null` when more issues match than were looked at. */
  readonly value: PreviewedValue | null;
}

type PreviewedValue = Pick<
  Measurement,
  'value' | 'unit' | 'reason' | 'numerator' | 'denominator' | 'n' | 'missing'
> & { readonly excluded: number };

/** Everything is asked as the person: a preview shows nothing they could not search for. */
export async function previewQuery(
  ports: PreviewPorts,
  caller: Caller,
  { source: draft }: { readonly source: JiraMeasureSource },
): Promise<Outcome<QueryPreview>> {
  const source = checkSource(draft);
  if (!source.ok) return refusedSource(source.error);
  const { jql } = source.value;
  const [parsed, field] = await Promise.all([
    ports.jql.parse(jql),
    checkField(ports, source.value),
  ]);
  if (parsed.kind === 'invalid-jql') return invalid('source.jql', 'jql-invalid', parsed.messages);
  if (!parsed.facts.isBounded) return invalid('source.jql', 'jql-unbounded');
  if (!field.ok) return field;
  const [counted, sample] = await Promise.all([
    ports.jql.count(jql, 'viewer'),
    ports.issues.sample(jql, { needs: await needsOf(ports, source.value), size: SAMPLE_SIZE }),
  ]);
  if (counted.kind === 'invalid-jql') return invalid('source.jql', 'jql-invalid', counted.messages);
  if (sample.kind === 'invalid-jql') return invalid('source.jql', 'jql-invalid', sample.messages);
  const { facts } = parsed;
  const found = { source: source.value, facts, total: counted.count, issues: sample.issues };
  const measured = measurePopulation(
    source.value,
    sample.issues.map(({ item }) => item),
  );
  return ok({
    approximateCount: sample.isWhole ? sample.issues.length : counted.count,
    looked: sample.issues.length,
    sample: sample.issues.slice(0, SHOWN).map(({ row }) => toIssueRow(row, measured, true)),
    findings: findingsOf(found, caller, await hiddenIssues(ports, caller, found)),
    value: sample.isWhole ? onlyNumbers(measured) : null,
  });
}

interface Found {
  readonly source: JiraMeasureSource;
  readonly facts: JqlFacts;
  readonly total: number;
  readonly issues: Extract<
    Awaited<ReturnType<Ports['issues']['sample']>>,
    { kind: 'sampled' }
  >['issues'];
}

function findingsOf(
  { source, facts, total, issues }: Found,
  { accountId }: Caller,
  hidden: number | null,
): readonly QueryFinding[] {
  return queryHealth({
    source,
    fields: facts.fields,
    functions: facts.functions,
    viewerFunctions: viewerFunctions(facts),
    isTimeDependent: movesWithTime(facts),
    filterIds: facts.filters,
    total,
    hidden,
    limit: MAX_POPULATION,
    safeHidden: SAFE_NUMBER_HIDDEN,
    authorId: accountId,
    sample: issues.map(({ row, item }) => ({ item, typeName: row.typeName })),
  });
}

async function needsOf(ports: PreviewPorts, source: JiraMeasureSource) {
  const { storyPointFieldId: override } = await ports.settings.load();
  const found =
    source.measure.kind === 'storyPoints'
      ? await ports.fields.storyPoints()
      : { companyManaged: null, teamManaged: null };
  return fieldNeeds(source, { override, ...found });
}

/**
 * How many issues the app finds that the person does not. Only those who may write key results are
 * told: to everybody else it would answer questions about issues they may not see.
 */
async function hiddenIssues(
  ports: PreviewPorts,
  caller: Caller,
  { source, facts, total }: Found,
): Promise<number | null> {
  if (dependsOnViewer(facts) || !(await mayManageSomewhere(ports, caller))) return null;
  const all = await ports.jql.count(source.jql, 'app');
  return all.kind === 'counted' ? Math.max(0, all.count - total) : null;
}

function onlyNumbers(measured: Measurement): PreviewedValue {
  const { value, unit, reason, numerator, denominator, n, missing, excluded } = measured;
  return { value, unit, reason, numerator, denominator, n, missing, excluded: excluded.length };
}
