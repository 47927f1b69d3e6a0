import type { AccountId } from '../shared/ids';

/** Some people who work together. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly memberIds: readonly AccountId[];
  /** Components it owns. */
  readonly componentIds: readonly string[];
  /** Values of the team field that mean it. */
  readonly valueIds: readonly string[];
}

/** How the team of an issue is told, and who is in which. Source: metrics-spec P16. */
export interface Teams {
  /** Field whose value is the team; `null`: the project is one team. */
  readonly fieldId: string | null;
  readonly teams: readonly Team[];
  /** Metrics about what people do are off until somebody who manages the project turns them on. */
  readonly arePersonMetricsOn: boolean;
}

export const NO_TEAMS: Teams = { fieldId: null, teams: [], arePersonMetricsOn: false };

export type TeamProblem =
  | 'team-name-missing'
  | 'team-name-twice'
  | 'member-in-two-teams'
  | 'component-in-two-teams'
  | 'value-in-two-teams';

/** What belongs to two teams would count twice, and nobody could say for which. */
export function problemWithTeams({ teams }: Pick<Teams, 'teams'>): TeamProblem | null {
  const names = teams.map(({ name }) => name.trim().toLowerCase());
  if (names.includes('')) return 'team-name-missing';
  if (new Set(names).size < names.length) return 'team-name-twice';
  if (isAnyTwice(teams.flatMap(({ memberIds }) => memberIds))) return 'member-in-two-teams';
  if (isAnyTwice(teams.flatMap((team) => team.componentIds))) return 'component-in-two-teams';
  return isAnyTwice(teams.flatMap(({ valueIds }) => valueIds)) ? 'value-in-two-teams' : null;
}

const isAnyTwice = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;
