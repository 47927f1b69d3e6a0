import type { MetricScopeChoicesDto } from '../../../../../src/contract/metrics/dto';
import type { ListedThing } from '../../../../../src/domain/metrics/catalogue/parameters';

export interface NamedChoice {
  readonly value: string;
  readonly label: string;
}

/**
 * What was chosen, by name. `choices` is `null` where Jira has not told its names; one that it does
 * not have any more keeps its id, so that nobody takes it for another.
 */
export function namedChoices(
  ids: readonly string[],
  choices: MetricScopeChoicesDto | null,
): readonly NamedChoice[] {
  return ids.map((id) => {
    if (choices === null) return { value: id, label: id };
    // Some were once written by name.
    const found = choices.find(({ value, name }) => value === id || name === id);
    return { value: id, label: found?.name ?? `Gone from Jira (${id})` };
  });
}

export const THINGS: Readonly<Record<ListedThing, string>> = {
  resolutions: 'Resolutions',
  releases: 'Releases',
};
