import type { Movement, Stretch } from '../../domain/history/explain-movement';
import { hideIssues } from '../../domain/history/hide-issues';
import { shownMovement, type ShownGroup } from '../../domain/history/shown-movement';
import type { WorkItem } from '../../domain/metrics/work-item';
import type { IssueId } from '../../domain/shared/ids';
import type { IssueRow } from '../ports/issue-reader';
import type { Ports } from '../ports/ports';
import type { MovementGroupView, MovementIssue, MovementView } from './movement-view';

/** Issues listed of each kind; what the others did is told as one sum. */
const LISTED = 50;

interface Explained {
  readonly movement: Movement;
  readonly stretches: readonly Stretch[];
  readonly isHidden: (issueId: IssueId) => boolean;
}

/** A movement as this viewer is told it; issues are read with their own permissions. */
export async function movementGroups(
  ports: Pick<Ports, 'issueRows'>,
  { movement, stretches, isHidden }: Explained,
): Promise<Pick<MovementView, 'decimals' | 'before' | 'after' | 'change' | 'groups'>> {
  const hidden = new Set(
    movement.lines.flatMap(({ issueId }) =>
      issueId !== null && isHidden(issueId) ? [issueId] : [],
    ),
  );
  const shown = shownMovement(hideIssues(movement, isHidden));
  const listed = shown.groups.flatMap(({ lines }) =>
    lines.slice(0, LISTED).flatMap(({ issueId }) => issueId ?? []),
  );
  const rows = await ports.issueRows.find([...new Set(listed)]);
  const items = new Map(
    stretches.flatMap(({ before, after }) => [...before, ...after].map((item) => [item.id, item])),
  );
  const { decimals, before, after, change } = shown;
  const groups = shown.groups.map((group): MovementGroupView => {
    const count = group.kind === 'hidden' ? hidden.size : group.lines.length;
    return { ...toGroup(group, { rows, items, decimals }), count };
  });
  return { decimals, before, after, change, groups };
}

interface Known {
  readonly rows: ReadonlyMap<IssueId, IssueRow>;
  readonly items: ReadonlyMap<IssueId, WorkItem>;
  readonly decimals: number;
}

function toGroup(
  { kind, amount, lines }: ShownGroup,
  known: Known,
): Omit<MovementGroupView, 'count'> {
  const rest = lines.slice(LISTED);
  return {
    kind,
    amount,
    lines: lines.slice(0, LISTED).map((line) => ({
      issue: line.issueId === null ? null : toIssue(line.issueId, known),
      amount: line.amount,
    })),
    rest:
      rest.length === 0
        ? null
        : {
            count: rest.length,
            amount: total(
              rest.map((line) => line.amount),
              known.decimals,
            ),
          },
  };
}

/** In sight by its project and level, but no longer there to be read. */
function toIssue(issueId: IssueId, { rows, items }: Known): MovementIssue | null {
  const row = rows.get(issueId);
  if (row !== undefined) {
    const { id, key, summary, statusName, statusCategory } = row;
    return { id, key, summary, statusName, statusCategory };
  }
  const item = items.get(issueId);
  if (item === undefined) return null;
  const { id, key, statusCategory } = item;
  return { id, key, summary: null, statusName: '', statusCategory };
}

/** Of rounded numbers, in whole units, so that it adds up with them. */
function total(amounts: readonly (number | null)[], decimals: number): number | null {
  const scale = 10 ** decimals;
  return amounts.reduce<number | null>(
    (sum, amount) =>
      sum === null || amount === null
        ? null
        : (Math.round(sum * scale) + Math.round(amount * scale)) / scale,
    0,
  );
}
