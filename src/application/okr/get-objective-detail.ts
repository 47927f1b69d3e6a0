import { explainRollUp, type RollUpLine } from '../../domain/okr/explain-roll-up';
import type { Level, Objective } from '../../domain/okr/objective';
import { countsInParent } from '../../domain/okr/roll-up';
import type { ProgressStatus } from '../../domain/okr/status';
import { ok } from '../../domain/shared/result';
import type { ObjectiveId } from '../../domain/shared/ids';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { Project } from '../ports/projects';
import { notFound, type Outcome } from '../refusal';
import { visibleObjective } from './authorise';
import { judgeWithParts, type JudgedObjective } from './judged-okrs';
import { homesOf, type OkrRecords } from './okr-records';
import type { ObjectiveView } from './okr-view';
import type { SightedPart } from './rolled-up';
import { recordsAround } from './show-definition';
import { viewerSight } from './viewer-sight';

/** A part of the objective that the viewer may see. */
export interface RollUpLineView {
  readonly kind: 'key-result' | 'objective';
  readonly id: string;
  readonly title: string;
  /** Of objectives. */
  readonly level: Level | null;
  /** Of objectives of another project. */
  readonly projectKey: string | null;
  readonly weight: number;
  readonly share: number;
  readonly progress: number | null;
  readonly contribution: number;
  readonly status: ProgressStatus;
}

/** A part that stands below and does not count, and why. */
export interface LeftOutView {
  readonly kind: 'key-result' | 'objective';
  readonly id: string;
  readonly title: string;
  readonly why: 'switched-off' | 'weighs-nothing' | 'private';
}

export interface ObjectiveDetail {
  readonly objective: ObjectiveView;
  /** Empty where the number is withheld: shares would tell about what is hidden. */
  readonly lines: readonly RollUpLineView[];
  /** All parts the viewer may not see, as one. */
  readonly unseen: {
    readonly count: number;
    readonly weight: number;
    readonly share: number;
    readonly contribution: number;
  } | null;
  readonly leftOut: readonly LeftOutView[];
}

/** The sum behind an objective's progress, line by line, as the viewer may see it. */
export async function getObjectiveDetail(
  ports: Ports,
  caller: Caller,
  { objectiveId }: { readonly objectiveId: string },
): Promise<Outcome<ObjectiveDetail>> {
  const found = await visibleObjective(ports, caller, objectiveId);
  if (!found.ok) return found;
  const records = await recordsAround(ports, found.value);
  const audiences = [...records.states.values()].map(({ audience }) => audience);
  const sight = await viewerSight(ports, caller, { homes: homesOf(records), audiences });
  const judged = judgeWithParts(records, sight);
  const own = judged.get(found.value.id);
  if (own === undefined) return notFound('objective-not-found');
  const isShown = own.view.progress.visibility === 'shown';
  const lines = isShown ? explainRollUp(own.parts) : [];
  const seen = lines.filter(({ part }) => !part.isUnseen);
  const projects = await projectsOf(ports, judged, seen);
  return ok({
    objective: own.view,
    lines: seen.flatMap((line) => toLine(line, { judged, own, projects })),
    unseen: together(lines.filter(({ part }) => part.isUnseen)),
    leftOut: leftOut(records, judged, own),
  });
}

type Judged = ReadonlyMap<ObjectiveId, JudgedObjective>;

async function projectsOf(
  ports: Ports,
  judged: Judged,
  lines: readonly RollUpLine<SightedPart>[],
): Promise<ReadonlyMap<string, Project>> {
  const homes = lines.flatMap(({ part: { of } }) =>
    of.kind === 'objective' ? (judged.get(of.id)?.view.projectId ?? []) : [],
  );
  const projects = homes.length === 0 ? [] : await ports.projects.find([...new Set(homes)]);
  return new Map(projects.map((project) => [project.id, project]));
}

interface Named {
  readonly judged: Judged;
  readonly own: JudgedObjective;
  readonly projects: ReadonlyMap<string, Project>;
}

function toLine(
  { part, share, contribution }: RollUpLine<SightedPart>,
  { judged, own, projects }: Named,
): readonly RollUpLineView[] {
  const { of, weight, progress, status } = part;
  const numbers = { weight, share, progress, contribution, status };
  if (of.kind === 'key-result') {
    const keyResult = own.view.keyResults.find(({ id }) => id === of.id);
    const named = keyResult === undefined ? [] : [keyResult];
    return named.map(({ title }) => ({ ...of, title, level: null, projectKey: null, ...numbers }));
  }
  const child = judged.get(of.id)?.view;
  if (child === undefined) return [];
  const { title, level, projectId } = child;
  const isElsewhere = projectId !== null && projectId !== own.view.projectId;
  const projectKey = isElsewhere ? (projects.get(projectId)?.key ?? null) : null;
  return [{ ...of, title, level, projectKey, ...numbers }];
}

function together(lines: readonly RollUpLine<SightedPart>[]): ObjectiveDetail['unseen'] {
  if (lines.length === 0) return null;
  const sum = (valueOf: (line: RollUpLine<SightedPart>) => number) =>
    lines.reduce((total, line) => total + valueOf(line), 0);
  return {
    count: lines.length,
    weight: sum(({ part }) => part.weight),
    share: sum(({ share }) => share),
    contribution: sum(({ contribution }) => contribution),
  };
}

function leftOut(
  { objectives }: OkrRecords,
  judged: Judged,
  { view }: JudgedObjective,
): readonly LeftOutView[] {
  const keyResults = view.keyResults
    .filter(({ lifecycle }) => lifecycle === 'active')
    .flatMap(({ id, title, isInRollUp, weight }) =>
      reasoned({ kind: 'key-result', id, title }, { isInRollUp, weight, counts: isInRollUp }),
    );
  const children = objectives
    .filter((one) => one.parentId === view.id && one.lifecycle === 'active' && judged.has(one.id))
    .flatMap((child: Objective) =>
      reasoned(
        { kind: 'objective', id: child.id, title: child.title },
        { ...child, counts: countsInParent(child, view) },
      ),
    );
  return [...keyResults, ...children];
}

function reasoned(
  part: Omit<LeftOutView, 'why'>,
  { isInRollUp, weight, counts }: { isInRollUp: boolean; weight: number; counts: boolean },
): readonly LeftOutView[] {
  if (!isInRollUp) return [{ ...part, why: 'switched-off' }];
  if (!counts) return [{ ...part, why: 'private' }];
  return weight > 0 ? [] : [{ ...part, why: 'weighs-nothing' }];
}
