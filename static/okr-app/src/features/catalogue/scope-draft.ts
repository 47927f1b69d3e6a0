import type { MetricScope } from '../../../../../src/domain/metrics/tracked-metric';
import type { ProjectId } from '../../../../../src/domain/shared/ids';

/** Each kind keeps its own, so that switching loses nothing. */
export interface ScopeDraft {
  readonly kind: MetricScope['kind'];
  readonly jql: string;
  readonly boardId: string;
  readonly epicKey: string;
  readonly versionId: string;
}

export const EMPTY_SCOPE: ScopeDraft = {
  kind: 'jql',
  jql: '',
  boardId: '',
  epicKey: '',
  versionId: '',
};

export function scopeDraftOf(scope: MetricScope): ScopeDraft {
  switch (scope.kind) {
    case 'project':
      return { ...EMPTY_SCOPE, kind: 'project' };
    case 'jql':
      return { ...EMPTY_SCOPE, kind: 'jql', jql: scope.jql };
    case 'board':
      return { ...EMPTY_SCOPE, kind: 'board', boardId: scope.boardId };
    case 'epic':
      return { ...EMPTY_SCOPE, kind: 'epic', epicKey: scope.issueKey };
    case 'version':
      return { ...EMPTY_SCOPE, kind: 'version', versionId: scope.versionId };
  }
}

/** `null` until something was chosen. */
export function scopeOf(draft: ScopeDraft, home: string | null): MetricScope | null {
  switch (draft.kind) {
    case 'project':
      return home === null ? null : { kind: 'project', projectId: home as ProjectId };
    case 'jql':
      return filled(draft.jql, (jql) => ({ kind: 'jql', jql }));
    case 'board':
      return filled(draft.boardId, (boardId) => ({ kind: 'board', boardId }));
    case 'epic':
      return filled(draft.epicKey.toUpperCase(), (issueKey) => ({ kind: 'epic', issueKey }));
    case 'version':
      return filled(draft.versionId, (versionId) => ({ kind: 'version', versionId }));
  }
}

const filled = (text: string, make: (text: string) => MetricScope): MetricScope | null =>
  text.trim() === '' ? null : make(text.trim());

export const scopeProblem = ({ kind }: ScopeDraft): string =>
  ({
    project: 'Choose a project first.',
    jql: 'Write a JQL query.',
    board: 'Choose a board.',
    epic: 'Choose an epic.',
    version: 'Choose a version.',
  })[kind];
