import { finishingEffect } from '../../domain/metrics/finishing-effect';
import type { Measure } from '../../domain/metrics/measure';
import type { JiraMeasureSource } from '../../domain/metrics/metric';
import type { WorkItem } from '../../domain/metrics/work-item';
import type { KeyResult, Target } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { StatusRule } from '../../domain/okr/status-rule';
import type { Words } from '../../domain/okr/words';
import type { IssueId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { keyResultView } from '../okr/judged-okrs';
import { loadOkrRecords, type OkrRecords } from '../okr/okr-records';
import type { ProgressView } from '../okr/okr-view';
import { objectiveAccessOf, viewerSight, type ViewerSight } from '../okr/viewer-sight';
import type { Ports } from '../ports/ports';
import { notFound, type Outcome } from '../refusal';

/** An epic with more descendants than this shows the effect of the first ones. */
const MAX_DESCENDANTS = 1_000;

interface IssueImpact {
  readonly keyResultId: string;
  readonly keyResultTitle: string;
  readonly objectiveTitle: string;
  /** `null`: it belongs to the whole site. */
  readonly projectKey: string | null;
  readonly projectId: string | null;
  readonly via: 'itself' | 'children' | 'both';
  readonly childCount: number;
  readonly progress: ProgressView;
  readonly isSilent: boolean;
  readonly target: Target;
  readonly mode: JiraMeasureSource['mode'];
  readonly measure: Measure;
  readonly finishing: {
    readonly progressBefore: number;
    readonly progressAfter: number;
    readonly points: number;
  } | null;
  readonly isAlreadyDone: boolean;
}

export interface IssueImpacts {
  readonly issueKey: string;
  readonly impacts: readonly IssueImpact[];
  readonly statusRule: StatusRule;
  readonly words: Words;
}

interface Family {
  readonly issueId: IssueId;
  readonly childIds: ReadonlySet<IssueId>;
}

/**
 * Key results that the issue, or its children, are part of. Membership and amounts are those of
 * the last measurement, so that the effect fits the number it is shown beside.
 */
export async function getIssueImpacts(
  ports: Ports,
  caller: Caller,
): Promise<Outcome<IssueImpacts>> {
  if (caller.issueId === null) return notFound('issue-not-found');
  const issue = await ports.issues.find(caller.issueId);
  if (issue === null) return notFound('issue-not-found');
  const [childIds, records] = await Promise.all([
    ports.issues.descendants(issue.key, MAX_DESCENDANTS),
    loadOkrRecords(ports, { projectId: null, lifecycles: ['active'] }),
  ]);
  const family = { issueId: issue.id, childIds: new Set(childIds) };
  const touched = await touchedKeyResults(ports, records, family);
  const audiences = touched.flatMap(
    ({ keyResult }) => records.states.get(keyResult.metricId)?.audience ?? [],
  );
  const homes = touched.map(({ objective }) => objective.projectId);
  const sight = await viewerSight(ports, caller, { homes, audiences });
  const shown = touched.filter(({ objective }) => objectiveAccessOf(objective, sight).canSee);
  const keys = await projectKeys(ports, shown);
  const itemsOf = rememberItems(ports);
  const impacts = await Promise.all(
    shown.map((one) => toImpact(itemsOf, { ...one, records, sight, family, keys })),
  );
  return ok({
    issueKey: issue.key,
    impacts: impacts.flatMap((impact) => impact ?? []),
    statusRule: records.settings.statusRule,
    words: records.settings.words,
  });
}

interface Touched {
  readonly keyResult: KeyResult;
  readonly objective: Objective;
}

async function touchedKeyResults(
  ports: Ports,
  records: OkrRecords,
  { issueId, childIds }: Family,
): Promise<readonly Touched[]> {
  const hashes = new Set([...records.states.values()].map(({ scopeHash }) => scopeHash));
  const summaries = await ports.scopes.summaries([...hashes]);
  const contains = (hash: string) =>
    summaries.get(hash)?.memberIds.some((id) => id === issueId || childIds.has(id)) ?? false;
  const touchedHashes = new Set([...hashes].filter(contains));
  const objectives = new Map(records.objectives.map((objective) => [objective.id, objective]));
  return records.keyResults.flatMap((keyResult) => {
    const state = records.states.get(keyResult.metricId);
    const objective = objectives.get(keyResult.objectiveId);
    if (state === undefined || objective === undefined) return [];
    return touchedHashes.has(state.scopeHash) ? [{ keyResult, objective }] : [];
  });
}

async function projectKeys(
  ports: Ports,
  touched: readonly Touched[],
): Promise<ReadonlyMap<string, string>> {
  const homes = touched.map(({ keyResult }) => keyResult.projectId);
  const ids = [...new Set(homes)].filter((home) => home !== null);
  const projects = ids.length === 0 ? [] : await ports.projects.find(ids);
  return new Map(projects.map(({ id, key }) => [id, key]));
}

type ItemsOf = (hash: string) => Promise<readonly WorkItem[]>;

/** Key results with the same query share one read. */
function rememberItems({ scopes }: Pick<Ports, 'scopes'>): ItemsOf {
  const reads = new Map<string, Promise<readonly WorkItem[] | null>>();
  return async (hash) => {
    const read = reads.get(hash) ?? scopes.items(hash);
    reads.set(hash, read);
    return (await read) ?? [];
  };
}

async function toImpact(
  itemsOf: ItemsOf,
  {
    keyResult,
    objective,
    records,
    sight,
    family,
    keys,
  }: Touched & {
    records: OkrRecords;
    sight: ViewerSight;
    family: Family;
    keys: ReadonlyMap<string, string>;
  },
): Promise<IssueImpact | null> {
  const view = keyResultView(records, sight, { keyResult, objective });
  const state = records.states.get(keyResult.metricId);
  if (view === undefined || state === undefined) return null;
  const { source } = view;
  if (source.kind !== 'jira-measure') return null;
  const items = await itemsOf(state.scopeHash);
  const itself = items.filter(({ id }) => id === family.issueId);
  const children = items.filter(({ id }) => family.childIds.has(id));
  const moving: readonly WorkItem[] = [...itself, ...children];
  const open = moving.filter(({ statusCategory }) => statusCategory !== 'done');
  const measurement = view.progress.visibility === 'shown' ? state.measured : null;
  const { target } = view;
  return {
    keyResultId: keyResult.id,
    keyResultTitle: keyResult.title,
    objectiveTitle: objective.title,
    projectKey: keyResult.projectId === null ? null : (keys.get(keyResult.projectId) ?? ''),
    projectId: keyResult.projectId,
    via: viaOf(itself.length, children.length),
    childCount: children.length,
    progress: view.progress,
    isSilent: view.checkIn.isSilent,
    target,
    mode: source.mode,
    measure: source.measure,
    finishing: measurement && finishingEffect({ source, target, measurement, finished: open }),
    isAlreadyDone: open.length === 0,
  };
}

function viaOf(itself: number, children: number): IssueImpact['via'] {
  if (itself === 0) return 'children';
  return children === 0 ? 'itself' : 'both';
}
