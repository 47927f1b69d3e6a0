/**
 * Every case of the edge-case matrix as one issue, with what each family of metrics makes of it.
 * Source: metrics-spec C.0b; the sprint runs from 3 March 10:00 to 14 March 17:00.
 */
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import { march } from '../../../support/issue-timeline';
import { edgeIssue, POINTS } from './edge-issue';

const TO_DO = ['02T09:00', 'To Do'] as const;
const STARTED = ['04T09:00', 'In Progress'] as const;

/** A number, why the issue is left out, or why there is none. */
type Cell = number | string | null;

/** `-`: the matrix has nothing to say here. */
export interface Row {
  readonly cell: string;
  readonly issue: IssueTimeline;
  /** Cycle time in days, lead time in days, throughput, percent of the cycle blocked. */
  readonly flow: readonly [cycle: Cell, lead: Cell, count: Cell, blocked: Cell];
  /** Points of velocity, and percent of the commitment kept. */
  readonly sprint: readonly [velocity: Cell, kept: Cell];
  /** In progress, and open with a high priority, when March is over. */
  readonly snapshot: readonly [inProgress: Cell, urgentOpen: Cell];
  /** Hours to restore, and bugs created. */
  readonly quality: readonly [hours: Cell, bugs: Cell];
}

export const MATRIX: readonly Row[] = [
  {
    cell: 'done → not done → done',
    issue: edgeIssue([
      TO_DO,
      STARTED,
      ['06T09:00', 'Done'],
      ['08T09:00', 'In Progress'],
      ['09T09:00', 'Done'],
    ]),
    flow: [3, 7, 1, 0],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: [168, 1],
  },
  {
    cell: 'reopened, still open',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'Done'], ['20T09:00', 'In Progress']]),
    flow: ['not-done', 'not-done', 'not-done', 'not-done'],
    sprint: [5, 100],
    snapshot: [1, 100],
    quality: ['not-done', 1],
  },
  {
    cell: 'To Do → Done directly',
    issue: edgeIssue([TO_DO, ['06T09:00', 'Done']]),
    flow: ['never-started', 4, 1, 'never-started'],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: [96, 1],
  },
  {
    cell: 'created in Done (import)',
    issue: edgeIssue([['05T09:00', 'Done']]),
    flow: ['imported', 'imported', 'imported', 'imported'],
    sprint: [5, 'nothing-committed'],
    snapshot: [0, null],
    quality: ['imported', 1],
  },
  {
    cell: 'moved back to To Do',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'To Do']]),
    flow: ['not-done', 'not-done', 'not-done', 'not-done'],
    sprint: [0, 0],
    snapshot: [1, 100],
    quality: ['not-done', 1],
  },
  {
    cell: 'moved back to To Do, then done: the clock ran on',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'To Do'], ['10T09:00', 'Done']]),
    flow: [6, 8, 1, 0],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: [192, 1],
  },
  {
    cell: 'moved to another project',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'Done']], { project: [['05T09:00', '1', '2']] }),
    flow: [2, 4, 1, 0],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: [96, 1],
  },
  {
    cell: 'sub-task',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'Done']], { hierarchyLevel: -1 }),
    flow: ['other-level', 'other-level', 'other-level', 'other-level'],
    sprint: ['other-level', 'other-level'],
    snapshot: ['other-level', 'other-level'],
    quality: ['other-level', 1],
  },
  {
    cell: 'converted type: a story when it was done, a bug now',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'Done']], {
      type: [['08T09:00', 'Story', 'Bug']],
    }),
    flow: [2, 4, 1, 0],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: ['other-type', 1],
  },
  {
    cell: 'added mid-sprint',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'Done']], { sprint: [['05T09:00', '', '7']] }),
    flow: [2, 4, 1, 0],
    sprint: [5, 'nothing-committed'],
    snapshot: [0, null],
    quality: [96, 1],
  },
  {
    cell: 'removed mid-sprint, not done',
    issue: edgeIssue([TO_DO, STARTED], { sprint: [['05T09:00', '7', '']] }),
    flow: ['not-done', 'not-done', 'not-done', 'not-done'],
    sprint: [0, 0],
    snapshot: [1, 100],
    quality: ['not-done', 1],
  },
  {
    cell: 'removed then re-added before close',
    issue: edgeIssue([TO_DO, STARTED, ['12T09:00', 'Done']], {
      sprint: [
        ['05T09:00', '7', ''],
        ['07T09:00', '', '7'],
      ],
    }),
    flow: [8, 10, 1, 0],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: [240, 1],
  },
  {
    cell: 'removed after done',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'Done']], { sprint: [['10T09:00', '7', '']] }),
    flow: [2, 4, 1, 0],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: [96, 1],
  },
  {
    cell: 'estimate changed mid-sprint',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'Done']], { points: [['05T09:00', '3', '5']] }),
    flow: [2, 4, 1, 0],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: [96, 1],
  },
  {
    cell: 'estimated only after start',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'Done']], { points: [['05T09:00', null, '5']] }),
    flow: [2, 4, 1, 0],
    sprint: [5, 'nothing-committed'],
    snapshot: [0, null],
    quality: [96, 1],
  },
  {
    cell: 'unestimated',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'Done']], { values: { [POINTS]: null } }),
    flow: [2, 4, 1, 0],
    sprint: [0, 'nothing-committed'],
    snapshot: [0, null],
    quality: [96, 1],
  },
  {
    cell: 'weekend, every hour counts',
    issue: edgeIssue([TO_DO, ['07T09:00', 'In Progress'], ['10T09:00', 'Done']]),
    flow: [3, 8, 1, 0],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: [192, 1],
  },
  {
    cell: 'status deleted: nobody knows its category any more',
    issue: edgeIssue([TO_DO, ['03T09:00', 'Deleted long ago'], STARTED, ['06T09:00', 'Done']]),
    flow: [2, 4, 1, 0],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: [96, 1],
  },
  {
    cell: 'flag set in the backlog, never cleared',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'Done']], {
      flags: [['03T09:00', null, 'Impediment']],
    }),
    flow: [2, 4, 1, 100],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: [96, 1],
  },
  {
    cell: 'flag set after done',
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', 'Done']], {
      flags: [['07T09:00', null, 'Impediment']],
    }),
    flow: [2, 4, 1, 0],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: [96, 1],
  },
  {
    cell: "Won't Do / Duplicate",
    issue: edgeIssue([TO_DO, STARTED, ['06T09:00', "Won't Do"]], {
      values: { resolution: 'wont-do' },
    }),
    flow: [2, 4, 1, 0],
    sprint: [5, 100],
    snapshot: [0, null],
    quality: [96, 1],
  },
  {
    cell: 'negative order (done before it was created, after a migration)',
    issue: {
      ...edgeIssue([TO_DO, STARTED, ['06T09:00', 'Done']]),
      createdAt: march('20T09:00'),
    },
    flow: [2, 'bad-order', 1, 0],
    sprint: ['not-in-sprint', 'not-in-sprint'],
    snapshot: [0, null],
    quality: ['bad-order', 1],
  },
  {
    cell: 'two sprints: finished in the second',
    issue: edgeIssue([TO_DO, STARTED, ['20T09:00', 'Done']], {
      sprint: [['15T09:00', '7', '7, 8']],
    }),
    flow: [16, 18, 1, 0],
    sprint: [0, 0],
    snapshot: [0, null],
    quality: [432, 1],
  },
];
