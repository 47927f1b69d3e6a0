import type { CatalogueInput } from '../../domain/metrics/catalogue/catalogue-input';
import type { CatalogueMetric } from '../../domain/metrics/catalogue/catalogue-metric';
import type { BreakdownRow } from '../../domain/metrics/catalogue/metric-series';
import type { IssueId } from '../../domain/shared/ids';
import type { Ports } from '../ports/ports';
import type { KnownScope } from './known-scope';
import { type NamedKind, knownNames } from './known-names';
import type { MetricPointView } from './metric-view';

type NamePorts = Pick<Ports, 'names' | 'projects' | 'practice' | 'projectFacts' | 'issueRows'>;

const KINDS: Readonly<Partial<Record<BreakdownRow['kind'], NamedKind>>> = {
  component: 'component',
  version: 'version',
  'issue-type': 'issuetype',
};

/** Between two teams in the key of a row. Source: cross-team-dependency. */
const PAIR = ' < ';
/** Levels of a scheme are parts by their id. */
const LEVEL = /^\d+$/;
const MOST_EPICS = 100;

/**
 * What the ids are called that rows and parts of these points stand for: `component 10012` and the
 * like, `level 3` for levels of a scheme.
 */
export async function seriesNames(
  ports: NamePorts,
  points: readonly MetricPointView[],
  scope: {
    readonly facts: CatalogueMetric['facts'];
    readonly input: CatalogueInput;
    readonly known: KnownScope;
  },
): Promise<Readonly<Record<string, string>>> {
  const { facts, input, known } = scope;
  const rows = points.flatMap((point) => point.rows);
  const keysOf = (kind: BreakdownRow['kind']) =>
    unique(rows.filter((row) => row.kind === kind).map(({ key }) => key));
  const where = { known, teamFieldId: input.practice.teams.fieldId };
  const named = async (label: string, kind: NamedKind, ids: readonly string[]) =>
    prefixed(label, await knownNames(ports, { kind, ids }, where));
  const levels = unique(points.flatMap(({ parts }) => Object.keys(parts))).filter((name) =>
    LEVEL.test(name),
  );
  const pairs = keysOf('team-pair').flatMap((key) => key.split(PAIR));
  const lists = await Promise.all([
    ...Object.entries(KINDS).map(([label, kind]) =>
      named(label, kind, keysOf(label as BreakdownRow['kind'])),
    ),
    named('team', 'team', unique(pairs)),
    named('level', facts.includes('severity') ? 'severity' : 'priority', levels),
    epics(ports, keysOf('epic')),
  ]);
  return Object.fromEntries(lists.flat());
}

const unique = (keys: readonly string[]): readonly string[] =>
  [...new Set(keys)].filter((key) => key !== '');

const prefixed = (label: string, names: ReadonlyMap<string, string>) =>
  [...names].map(([id, name]) => [`${label} ${id}`, name] as const);

/** As the viewer sees them; an epic can stand where they see nothing. */
async function epics(ports: Pick<Ports, 'issueRows'>, ids: readonly string[]) {
  const asked = ids.slice(0, MOST_EPICS).map((id) => id as IssueId);
  if (asked.length === 0) return [];
  const found = await ports.issueRows.find(asked);
  return asked.map((id) => {
    const row = found.get(id);
    const name = row === undefined ? `Deleted or hidden (${id})` : `${row.key} ${row.summary}`;
    return [`epic ${id}`, name] as const;
  });
}
