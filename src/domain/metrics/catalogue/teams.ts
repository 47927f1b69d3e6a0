import { type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import type { CatalogueInput } from './catalogue-input';

/** Of an issue that nobody here may see. */
export const HIDDEN_TEAM = 'hidden';

/** Its Team field, or the team of its project; else the project itself. Source: metrics-spec P16. */
export function teamAt(
  history: IssueTimeline | undefined,
  at: number,
  { practice }: Pick<CatalogueInput, 'practice'>,
): string {
  if (history === undefined) return HIDDEN_TEAM;
  const { fieldId, byProject } = practice.teams;
  const own = fieldId === null ? null : valueAt(history, fieldId, at);
  if (own !== null && own !== '') return own;
  return byProject.get(history.projectId) ?? `project ${history.projectId}`;
}
