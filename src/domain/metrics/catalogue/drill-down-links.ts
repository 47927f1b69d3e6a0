import type { IssueLink } from './catalogue-input';
import { participants } from './collaboration-index';
import { foreignLinks, linkedAt, waitDays, type World, worldOf } from './cross-team-dependency';
import { type DrillDownCell, type DrillDownCells, unknown } from './drill-down-cell';
import type { DrillDownPlace, SeenIssue, Teller } from './drill-down-seen';
import { teamAt } from './teams';

/**
 * The issues of other teams it was linked to at any time of the bucket, since when, and the longest
 * it waited for one of them. Of those that the viewer may not see only that there are some.
 */
export const linkCells: Teller = (place) => {
  const world = worldOf(place.input);
  const timed = place.timed ?? ALL_TIME;
  return (seen) => {
    if (place.input.links === null) return everyLink(unknown('not-read'));
    if (seen.flow === null) return everyLink(unknown('other-level'));
    const links = foreignLinks(seen.flow, { at: place.until, timed, world });
    return links.length === 0 ? everyLink(null) : linksCells(links, { seen, place, world });
  };
};

const ALL_TIME = { start: -Infinity };

interface Linked {
  readonly seen: SeenIssue;
  readonly place: DrillDownPlace;
  readonly world: World;
}

function linksCells(
  links: readonly IssueLink[],
  { seen: { history, flow }, place, world }: Linked,
): DrillDownCells {
  const told = links.filter(({ otherId }) => place.seenLinked.has(otherId));
  const issueIds = links.map(({ otherId }) => (place.seenLinked.has(otherId) ? otherId : null));
  const teams = told.map(({ otherId }) =>
    teamAt(world.histories.get(otherId), place.end, place.input),
  );
  if (told.length === 0 || flow === null) {
    return { ...everyLink(unknown('hidden')), 'linked-issues': { kind: 'issues', issueIds } };
  }
  const waits = told
    .filter(({ kind }) => kind === 'blocked-by')
    .map((link) => waitDays({ issue: flow, link }, place.until, world));
  return {
    'linked-issues': { kind: 'issues', issueIds },
    'linked-teams': { kind: 'ids', ids: [...new Set(teams)] },
    'linked-at': {
      kind: 'instant',
      at: Math.min(...told.map((link) => linkedAt(history, link, world))),
    },
    waited: waits.length === 0 ? null : { kind: 'number', value: Math.max(...waits) },
  };
}

const everyLink = (cell: DrillDownCell): DrillDownCells => ({
  'linked-issues': cell,
  'linked-teams': cell,
  'linked-at': cell,
  waited: cell,
});

/** Everybody who was assigned, commented or logged work. Source: C.5, metric 22. */
export const peopleCells: Teller =
  ({ input }) =>
  ({ history }) => ({
    participants:
      input.comments?.has(history.id) === true
        ? { kind: 'people', accountIds: [...participants(history, input)] }
        : unknown('not-read'),
  });
