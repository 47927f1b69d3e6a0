import type { ProjectId } from '../shared/ids';
import type { PlannedRelease } from './planned-release';
import { nothingSaid, type ProjectPractice } from './project-practice';
import type { QualitySignals } from './quality-signals';
import type { SprintCapacity } from './sprint-capacity';
import type { SprintVerdict } from './sprint-verdict';
import type { StatusKinds } from './status-kind';
import type { Teams } from './teams';
import type { ToldThroughs } from './told-through';

/** One thing that is said about a project. */
export type PracticeContent =
  | { readonly kind: 'statuses'; readonly kinds: StatusKinds }
  | { readonly kind: 'quality'; readonly signals: QualitySignals }
  | { readonly kind: 'teams'; readonly teams: Teams }
  | {
      readonly kind: 'capacity';
      readonly sprintId: string;
      /** `null`: it was taken back. */
      readonly capacity: SprintCapacity | null;
    }
  | {
      readonly kind: 'verdict';
      readonly sprintId: string;
      /** `null`: it was taken back. */
      readonly verdict: SprintVerdict | null;
    }
  | { readonly kind: 'told-through'; readonly told: ToldThroughs }
  | { readonly kind: 'release'; readonly versionId: string; readonly release: PlannedRelease };

/** All of it together; what was taken back counts as never said. */
export function joinedPractice(
  projectId: ProjectId,
  contents: readonly PracticeContent[],
): ProjectPractice {
  return contents.reduce(withContent, nothingSaid(projectId));
}

function withContent(practice: ProjectPractice, content: PracticeContent): ProjectPractice {
  switch (content.kind) {
    case 'statuses':
      return { ...practice, statuses: content.kinds };
    case 'quality':
      return { ...practice, quality: content.signals };
    case 'teams':
      return { ...practice, teams: content.teams };
    case 'capacity':
      return {
        ...practice,
        capacity: withSaid(practice.capacity, content.sprintId, content.capacity),
      };
    case 'verdict':
      return {
        ...practice,
        verdicts: withSaid(practice.verdicts, content.sprintId, content.verdict),
      };
    case 'told-through':
      return { ...practice, toldThrough: content.told };
    case 'release':
      return {
        ...practice,
        releases: withSaid(practice.releases, content.versionId, content.release),
      };
  }
}

function withSaid<Said>(
  all: ReadonlyMap<string, Said>,
  id: string,
  said: Said | null,
): ReadonlyMap<string, Said> {
  return said === null ? all : new Map([...all, [id, said]]);
}
