import type { StatusCategory } from '../../src/domain/metrics/work-item';
import type { CategoryOf } from '../../src/domain/metrics/timeline/status-timeline';
import type { IssueTimeline, ValueChange } from '../../src/domain/metrics/timeline/issue-timeline';
import type { IssueId, ProjectId } from '../../src/domain/shared/ids';

/** Statuses by name, as a team would have them. */
const CATEGORIES: Readonly<Record<string, StatusCategory>> = {
  'To Do': 'new',
  'In Progress': 'indeterminate',
  Review: 'indeterminate',
  Blocked: 'indeterminate',
  Done: 'done',
  "Won't Do": 'done',
};

export const categoryByName: CategoryOf = (statusId) => CATEGORIES[statusId] ?? 'undefined';

export const FLAGGED = 'customfield_flagged';

/** `03T09:00` is that day and time of March 2025, UTC. */
export function march(text: string): number {
  return Date.parse(`2025-03-${text}Z`);
}

type Move = readonly [when: string, status: string];

/** An issue by the statuses it was in: when it was created, and when it went on. */
export function anIssueTimeline(
  key: string,
  [[created, first], ...moves]: readonly [Move, ...Move[]],
  more: Partial<IssueTimeline> & { readonly flags?: readonly (readonly [string, boolean])[] } = {},
): IssueTimeline {
  const { flags = [], ...rest } = more;
  const status = changesOf(first, moves);
  const flagged = changesOf(
    null,
    flags.map(([when, isOn]) => [when, isOn ? 'Impediment' : null] as const),
  );
  return {
    id: key.replace(/\D/g, '') as IssueId,
    key,
    projectId: '1' as ProjectId,
    hierarchyLevel: 0,
    createdAt: march(created),
    ...rest,
    values: { status: status.at(-1)?.to ?? first, ...rest.values },
    changes: { status, [FLAGGED]: flagged, ...rest.changes },
  };
}

function changesOf(
  first: string | null,
  moves: readonly (readonly [string, string | null])[],
): readonly ValueChange[] {
  return moves.map(([when, to], place) => ({
    at: march(when),
    from: place === 0 ? first : (moves[place - 1]?.[1] ?? null),
    to,
  }));
}

/** The five issues of the flow example. Source: metrics-spec C, fixture F. */
export const FLOW_ISSUES: readonly IssueTimeline[] = [
  anIssueTimeline('A-1', [
    ['03T09:00', 'To Do'],
    ['04T09:00', 'In Progress'],
    ['06T09:00', 'Done'],
  ]),
  anIssueTimeline('A-2', [
    ['03T09:00', 'To Do'],
    ['05T09:00', 'In Progress'],
    ['06T09:00', 'Review'],
    ['07T09:00', 'In Progress'],
    ['08T09:00', 'Review'],
    ['08T21:00', 'Done'],
  ]),
  anIssueTimeline('A-3', [
    ['04T09:00', 'To Do'],
    ['05T09:00', 'In Progress'],
    ['07T09:00', 'Done'],
    ['10T09:00', 'In Progress'],
    ['11T09:00', 'Done'],
  ]),
  anIssueTimeline('A-4', [
    ['05T09:00', 'To Do'],
    ['06T09:00', 'Done'],
  ]),
  anIssueTimeline(
    'A-5',
    [
      ['06T09:00', 'To Do'],
      ['07T09:00', 'In Progress'],
      ['09T09:00', 'Blocked'],
      ['11T09:00', 'In Progress'],
      ['13T09:00', 'Done'],
    ],
    {
      flags: [
        ['08T09:00', true],
        ['10T09:00', false],
      ],
    },
  ),
];
