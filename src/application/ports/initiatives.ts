import type { WorkItem } from '../../domain/metrics/work-item';
import type { Initiative } from '../../domain/okr/initiative';
import type { KeyResultId } from '../../domain/shared/ids';
import type { StoryPointFields } from './fields';
import type { Project } from './projects';

export interface Initiatives {
  find(id: string): Promise<Initiative | null>;
  /** In the order they were added. */
  listOf(keyResultId: KeyResultId): Promise<readonly Initiative[]>;
  add(initiative: Initiative): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface ChildIssues {
  readonly items: readonly WorkItem[];
  /** There are no others. */
  readonly isWhole: boolean;
}

/** The work behind initiatives as the viewer sees it. */
export interface InitiativeIssues {
  /** Issues whose parent is one of these, which the viewer must be able to see. */
  children(
    keys: readonly string[],
    options: { readonly storyPoints: StoryPointFields; readonly limit: number },
  ): Promise<ChildIssues>;
  /** Projects whose name or key contains the text. */
  findProjects(text: string, limit: number): Promise<readonly Project[]>;
}
