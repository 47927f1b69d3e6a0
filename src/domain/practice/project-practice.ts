import {
  type Deployment,
  type Incident,
  NOTHING_COMPLETE,
  type Practice,
  type ToldUntil,
} from '../metrics/catalogue/practice';
import type { ProjectId } from '../shared/ids';
import type { PlannedRelease } from './planned-release';
import { NO_QUALITY_SIGNALS, type ProductionSignal, type QualitySignals } from './quality-signals';
import { capacityInPoints, type SprintCapacity } from './sprint-capacity';
import type { SprintVerdict } from './sprint-verdict';
import { type StatusKinds, statusMapping } from './status-kind';
import { NO_TEAMS, type Team, type Teams } from './teams';
import { NOTHING_COMPLETE_SAID, type ToldThroughs } from './told-through';

/** All that people said about how a project works. Keys are the ids of Jira. */
export interface ProjectPractice {
  readonly projectId: ProjectId;
  readonly statuses: StatusKinds;
  readonly quality: QualitySignals;
  readonly teams: Teams;
  readonly capacity: ReadonlyMap<string, SprintCapacity>;
  readonly verdicts: ReadonlyMap<string, SprintVerdict>;
  readonly releases: ReadonlyMap<string, PlannedRelease>;
  readonly toldThrough: ToldThroughs;
}

export const nothingSaid = (projectId: ProjectId): ProjectPractice => ({
  projectId,
  statuses: {},
  quality: NO_QUALITY_SIGNALS,
  teams: NO_TEAMS,
  capacity: new Map(),
  verdicts: new Map(),
  releases: new Map(),
  toldThrough: NOTHING_COMPLETE_SAID,
});

/** What was delivered to people; `null`: nobody has told of any. */
export interface Delivered {
  readonly deployments: readonly Deployment[] | null;
  readonly incidents: readonly Incident[] | null;
  /** Left out: nobody said how far that is complete. */
  readonly toldUntil?: ToldUntil;
}

/**
 * As the catalogue takes it; what a query finds is not asked here. Where metrics span projects, lists are joined and what can be said
 * once only, the kind of a status included, is taken from the first project that says it.
 */
export function practiceOf(
  projects: readonly ProjectPractice[],
  { deployments, incidents, toldUntil = NOTHING_COMPLETE }: Delivered,
): Practice {
  const qualities = projects.map(({ quality }) => quality);
  const severity = first(qualities, 'severity');
  const escalations = qualities.flatMap(({ escalation }) => escalation ?? []);
  const debts = qualities.flatMap(({ debt }) => debt ?? []);
  const kinds = projects
    .toReversed()
    .reduce<StatusKinds>((joined, { statuses }) => ({ ...joined, ...statuses }), {});
  return {
    statuses: statusMapping(kinds),
    bugTypeIds: new Set(qualities.flatMap(({ bugTypeIds }) => bugTypeIds ?? [])),
    severity:
      severity?.kind === 'field'
        ? { fieldId: severity.fieldId, levels: severity.levels.map(({ id }) => id) }
        : null,
    foundIn: productionSignal(first(qualities, 'foundIn')),
    debt:
      debts.length === 0
        ? null
        : {
            labels: new Set(debts.flatMap(({ labels }) => labels)),
            typeIds: new Set(debts.flatMap(({ typeIds }) => typeIds)),
            componentIds: new Set(debts.flatMap(({ componentIds }) => componentIds)),
            issueIds: new Set(),
          },
    teams: teamsOf(projects),
    escalation: {
      accountIds: new Set(escalations.flatMap(({ accountIds }) => accountIds)),
      statusIds: new Set(escalations.flatMap(({ statusIds }) => statusIds)),
      labels: new Set(escalations.flatMap(({ labels }) => labels)),
    },
    capacity: capacitiesOf(projects),
    verdicts: new Map(
      projects.flatMap(({ verdicts }) =>
        [...verdicts].map(([sprintId, { verdict }]) => [sprintId, verdict] as const),
      ),
    ),
    deployments,
    incidents,
    toldUntil,
    // One project that keeps them off is reason enough.
    arePersonMetricsOn:
      projects.length > 0 && projects.every(({ teams }) => teams.arePersonMetricsOn),
  };
}

function first<Name extends keyof QualitySignals>(
  qualities: readonly QualitySignals[],
  name: Name,
): QualitySignals[Name] | null {
  return qualities.find((quality) => quality[name] !== null)?.[name] ?? null;
}

function productionSignal(signal: ProductionSignal | null): Practice['foundIn'] {
  if (signal === null) return null;
  switch (signal.kind) {
    case 'field': {
      const { fieldId, values } = signal;
      return { kind: 'field', fieldId, values: new Set(values.map(({ id }) => id)) };
    }
    case 'label':
      return { kind: 'label', labels: new Set(signal.labels) };
    case 'type':
      return { kind: 'type', typeIds: new Set(signal.typeIds) };
    case 'released-version':
      return signal;
  }
}

function teamsOf(projects: readonly ProjectPractice[]): Practice['teams'] {
  const all = projects.flatMap(({ teams: { teams } }) => teams);
  const idsBy = <Key extends string>(keysOf: (team: Team) => readonly Key[]) =>
    new Map(all.flatMap((team) => keysOf(team).map((key) => [key, team.id] as const)));
  return {
    fieldId: projects.find(({ teams }) => teams.fieldId !== null)?.teams.fieldId ?? null,
    byProject: new Map(),
    byValue: idsBy(({ valueIds }) => valueIds),
    byComponent: idsBy(({ componentIds }) => componentIds),
    members: idsBy(({ memberIds }) => memberIds),
  };
}

function capacitiesOf(projects: readonly ProjectPractice[]): Practice['capacity'] {
  return new Map(
    projects.flatMap(({ capacity }) =>
      [...capacity].flatMap(([sprintId, said]) => {
        const points = capacityInPoints(said);
        return points === null ? [] : [[sprintId, points] as const];
      }),
    ),
  );
}
