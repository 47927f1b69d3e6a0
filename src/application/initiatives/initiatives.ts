import {
  countedProgress,
  initiativeProgress,
  isSameWork,
  type Initiative,
  type InitiativeProgress,
  type InitiativeWork,
} from '../../domain/okr/initiative';
import { ok } from '../../domain/shared/result';
import type { IssueId, ProjectId } from '../../domain/shared/ids';
import type { Caller } from '../caller';
import { managedKeyResult, visibleKeyResult } from '../okr/authorise';
import type { IssueRow } from '../ports/issue-reader';
import type { Ports } from '../ports/ports';
import type { Project } from '../ports/projects';
import { invalid, notFound, type Outcome } from '../refusal';
import { storyPointFields } from './story-points';
import { traceInitiative } from './trace-initiative';

/** More than this under one key result is a plan, not a handful of bets. */
const MAX_INITIATIVES = 30;
/** Beyond so many children the shown progress says "at least". */
const MAX_CHILDREN = 1_000;
const MAX_PROJECTS_FOUND = 20;

export interface InitiativeView {
  readonly id: string;
  readonly kind: InitiativeWork['kind'];
  /** The issue's or project's. */
  readonly refId: string;
  readonly key: string;
  readonly title: string;
  /** Of issues. */
  readonly typeName: string | null;
  readonly statusName: string | null;
  readonly statusCategory: string | null;
  readonly progress: InitiativeProgress;
  /** Counted by Jira's estimate, or of the first children only. */
  readonly isApproximate: boolean;
}

export interface InitiativeList {
  readonly initiatives: readonly InitiativeView[];
  /** Initiatives that the viewer may not see in Jira. */
  readonly hidden: number;
}

/** Initiatives of a key result with their own progress, as the viewer may see it in Jira. */
export async function listInitiatives(
  ports: Ports,
  caller: Caller,
  { keyResultId }: { readonly keyResultId: string },
): Promise<Outcome<InitiativeList>> {
  const found = await visibleKeyResult(ports, caller, keyResultId);
  if (!found.ok) return found;
  return ok(
    await shownInitiatives(ports, await ports.initiatives.listOf(found.value.keyResult.id)),
  );
}

export async function addInitiative(
  ports: Ports,
  caller: Caller,
  { keyResultId, kind, refId }: { keyResultId: string; kind: 'issue' | 'project'; refId: string },
): Promise<Outcome<InitiativeList>> {
  const found = await managedKeyResult(ports, caller, keyResultId);
  if (!found.ok) return found;
  const { keyResult } = found.value;
  const work: InitiativeWork =
    kind === 'issue'
      ? { kind, issueId: refId as IssueId }
      : { kind, projectId: refId as ProjectId };
  if (!(await isVisible(ports, work))) return invalid('refId', 'initiative-not-in-sight');
  const before = await ports.initiatives.listOf(keyResult.id);
  if (before.some((one) => isSameWork(one.work, work))) {
    return invalid('refId', 'initiative-already-there');
  }
  if (before.length >= MAX_INITIATIVES) return invalid('refId', 'too-many-initiatives');
  const initiative: Initiative = {
    id: ports.ids.next(),
    keyResultId: keyResult.id,
    projectId: keyResult.projectId,
    work,
    addedAt: new Date(ports.clock.now()).toISOString(),
  };
  await ports.initiatives.add(initiative);
  await traceInitiative(ports, caller, { keyResult, after: initiative });
  await ports.realtime.publish([keyResult.projectId]);
  return ok(await shownInitiatives(ports, [...before, initiative]));
}

export async function removeInitiative(
  ports: Ports,
  caller: Caller,
  { initiativeId }: { readonly initiativeId: string },
): Promise<Outcome<InitiativeList>> {
  const initiative = await ports.initiatives.find(initiativeId);
  if (initiative === null) return notFound('initiative-not-found');
  const found = await managedKeyResult(ports, caller, initiative.keyResultId);
  if (!found.ok) {
    return found.error.kind === 'not-found' ? notFound('initiative-not-found') : found;
  }
  await ports.initiatives.remove(initiative.id);
  const { keyResult } = found.value;
  await traceInitiative(ports, caller, { keyResult, before: initiative });
  await ports.realtime.publish([initiative.projectId]);
  const rest = await ports.initiatives.listOf(initiative.keyResultId);
  return ok(
    await shownInitiatives(
      ports,
      rest.filter(({ id }) => id !== initiative.id),
    ),
  );
}

/** For the search that adds one; issues are found by the search of the data source. */
export async function findProjects(
  ports: Pick<Ports, 'initiativeIssues'>,
  _caller: Caller,
  { text }: { readonly text: string },
): Promise<Outcome<readonly Project[]>> {
  return ok(await ports.initiativeIssues.findProjects(text.trim(), MAX_PROJECTS_FOUND));
}

async function isVisible(ports: Ports, work: InitiativeWork): Promise<boolean> {
  if (work.kind === 'issue') return (await ports.issues.find(work.issueId)) !== null;
  return (await ports.projects.find([work.projectId])).length > 0;
}

async function shownInitiatives(
  ports: Ports,
  initiatives: readonly Initiative[],
): Promise<InitiativeList> {
  const works = initiatives.map(({ work }) => work);
  const issueIds = works.flatMap((work) => (work.kind === 'issue' ? work.issueId : []));
  const projectIds = works.flatMap((work) => (work.kind === 'project' ? work.projectId : []));
  const [issues, projects] = await Promise.all([
    issueIds.length === 0 ? new Map<IssueId, IssueRow>() : ports.issueRows.find(issueIds),
    projectIds.length === 0 ? [] : ports.projects.find(projectIds),
  ]);
  const [ofIssues, ofProjects] = await Promise.all([
    progressOfIssues(ports, [...issues.values()]),
    Promise.all(projects.map((project) => progressOfProject(ports, project))),
  ]);
  const projectById = new Map(ofProjects.map((one) => [one.project.id, one]));
  const views = initiatives.flatMap(({ id, work }): readonly InitiativeView[] => {
    if (work.kind === 'project') {
      const found = projectById.get(work.projectId);
      return found === undefined ? [] : [projectView(id, found)];
    }
    const issue = issues.get(work.issueId);
    const children = ofIssues.get(work.issueId);
    return issue === undefined || children === undefined ? [] : [issueView(id, issue, children)];
  });
  return { initiatives: views, hidden: initiatives.length - views.length };
}

interface Progressed {
  readonly progress: InitiativeProgress;
  readonly isApproximate: boolean;
}

/** One search for the children of all of them. An issue without children is its own progress. */
async function progressOfIssues(
  ports: Ports,
  issues: readonly IssueRow[],
): Promise<ReadonlyMap<IssueId, Progressed>> {
  if (issues.length === 0) return new Map();
  const storyPoints = await storyPointFields(ports);
  const keys = issues.map(({ key }) => key);
  const { items, isWhole } = await ports.initiativeIssues.children(keys, {
    storyPoints,
    limit: MAX_CHILDREN,
  });
  return new Map(
    issues.map(({ id, statusCategory }) => {
      const children = items.filter(({ parentId }) => parentId === id);
      const alone = countedProgress(statusCategory === 'done' ? 1 : 0, 1);
      const progress = children.length === 0 ? alone : initiativeProgress(children);
      return [id, { progress, isApproximate: !isWhole }];
    }),
  );
}

async function progressOfProject(
  ports: Pick<Ports, 'jql'>,
  project: Project,
): Promise<Progressed & { readonly project: Project }> {
  const all = `project = ${project.id}`;
  const [total, done] = await Promise.all([
    ports.jql.count(all, 'viewer'),
    ports.jql.count(`${all} AND statusCategory = Done`, 'viewer'),
  ]);
  const progress =
    total.kind === 'counted' && done.kind === 'counted'
      ? countedProgress(done.count, total.count)
      : countedProgress(0, 0);
  return { project, progress, isApproximate: true };
}

function projectView(
  id: string,
  { project, progress, isApproximate }: Progressed & { readonly project: Project },
): InitiativeView {
  return {
    id,
    kind: 'project',
    refId: project.id,
    key: project.key,
    title: project.name,
    typeName: null,
    statusName: null,
    statusCategory: null,
    progress,
    isApproximate,
  };
}

function issueView(id: string, issue: IssueRow, children: Progressed): InitiativeView {
  const { key, summary, typeName, statusName, statusCategory } = issue;
  return {
    ...{ id, kind: 'issue', refId: issue.id, key, title: summary },
    ...{ typeName, statusName, statusCategory },
    ...children,
  };
}
