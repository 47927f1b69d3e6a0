import type { AccountId } from '../shared/ids';

/** Some people who work together. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly memberIds: readonly AccountId[];
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

export type TeamProblem = 'team-name-missing' | 'team-name-twice' | 'member-in-two-teams';

/** A person in two teams would count twice, and nobody could say for which. */
export function problemWithTeams({ teams }: Pick<Teams, 'teams'>): TeamProblem | null {
  const names = teams.map(({ name }) => name.trim().toLowerCase());
  if (names.includes('')) return 'team-name-missing';
  if (new Set(names).size < names.length) return 'team-name-twice';
  const members = teams.flatMap(({ memberIds }) => memberIds);
  return new Set(members).size < members.length ? 'member-in-two-teams' : null;
}
