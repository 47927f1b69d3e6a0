import type {
  IssueTimeline,
  ValueChange,
} from '../../../../src/domain/metrics/timeline/issue-timeline';
import { anIssueTimeline, FLAGGED, march } from '../../../support/issue-timeline';

export const SPRINT = 'customfield_sprint';
export const POINTS = 'customfield_points';

type Step = readonly [when: string, from: string | null, to: string | null];

const changes = (steps: readonly Step[]): readonly ValueChange[] =>
  steps.map(([when, from, to]) => ({ at: march(when), from, to }));

interface More {
  readonly sprint?: readonly Step[];
  readonly points?: readonly Step[];
  readonly type?: readonly Step[];
  readonly project?: readonly Step[];
  readonly flags?: readonly Step[];
  readonly hierarchyLevel?: number;
  readonly values?: Readonly<Record<string, string | null>>;
}

/** A bug of 5 points that was in the sprint from the start, unless told otherwise. */
export function edgeIssue(
  moves: Parameters<typeof anIssueTimeline>[1],
  more: More = {},
): IssueTimeline {
  const { sprint = [], points = [], type = [], project = [], flags = [] } = more;
  const now = (steps: readonly Step[], otherwise: string | null) => {
    const last = steps.at(-1);
    return last === undefined ? otherwise : last[2];
  };
  return anIssueTimeline('K-1', moves, {
    hierarchyLevel: more.hierarchyLevel ?? 0,
    values: {
      priority: 'High',
      resolution: null,
      [SPRINT]: now(sprint, '7'),
      [POINTS]: now(points, '5'),
      issuetype: now(type, 'Bug'),
      project: now(project, '1'),
      ...more.values,
    },
    changes: {
      [SPRINT]: changes(sprint),
      [POINTS]: changes(points),
      issuetype: changes(type),
      project: changes(project),
      [FLAGGED]: changes(flags),
    },
  });
}
