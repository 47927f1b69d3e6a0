import type { AccountId } from '../../shared/ids';
import { type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import type { CatalogueInput } from './catalogue-input';
import { idsAt } from './work-input';

/** Of an issue that nobody here may see. */
export const HIDDEN_TEAM = 'hidden';

type Said = Pick<CatalogueInput, 'practice'>;

/** The team of an issue at an instant. */
export type TeamOf = (history: IssueTimeline | undefined, at: number) => string;

/** For those who ask it of every issue: where projects say it all, each is asked once. */
export function teamsOf(said: Said): TeamOf {
  const { fieldId, byComponent, members } = said.practice.teams;
  const isByProject = fieldId === null && byComponent.size === 0 && members.size === 0;
  if (!isByProject) return (history, at) => teamAt(history, at, said);
  const names = new Map<string, string>();
  return (history, at) => {
    if (history === undefined) return HIDDEN_TEAM;
    const known = names.get(history.projectId);
    if (known !== undefined) return known;
    const name = teamAt(history, at, said);
    names.set(history.projectId, name);
    return name;
  };
}

/** By its field, its components, its project’s team, its assignee; else the project. Source: P16. */
export function teamAt(history: IssueTimeline | undefined, at: number, said: Said): string {
  if (history === undefined) return HIDDEN_TEAM;
  const { byProject } = said.practice.teams;
  return (
    byField(history, at, said) ??
    byComponents(history, at, said) ??
    byProject.get(history.projectId) ??
    byAssignee(history, at, said) ??
    `project ${history.projectId}`
  );
}

function byField(history: IssueTimeline, at: number, { practice }: Said): string | undefined {
  const { fieldId, byValue } = practice.teams;
  const value = fieldId === null ? null : valueAt(history, fieldId, at);
  return value === null || value === '' ? undefined : (byValue.get(value) ?? value);
}

/** Where several teams own it together, the one that is named first. */
function byComponents(history: IssueTimeline, at: number, { practice }: Said): string | undefined {
  const { byComponent } = practice.teams;
  if (byComponent.size === 0) return undefined;
  const ids = new Set(idsAt(history, 'components', at));
  return [...byComponent].find(([componentId]) => ids.has(componentId))?.[1];
}

function byAssignee(history: IssueTimeline, at: number, { practice }: Said): string | undefined {
  const { members } = practice.teams;
  if (members.size === 0) return undefined;
  return members.get((valueAt(history, 'assignee', at) ?? '') as AccountId);
}
